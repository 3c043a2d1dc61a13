/** Grey text on an empty line: the one that is due. The framework has no place for it: it is asked of the connection. */
import type { LangiumSharedServices } from 'langium/lsp';
import { type Connection, type InlineCompletionItem, type InlineCompletionParams, InlineCompletionRequest } from 'vscode-languageserver';
import { speakingAs } from '../../core/index.js';
import { nextLine } from '../../language/index.js';
import { onRequest } from '../request.js';
import { type Around, isOurs, rangeOf } from './asked.js';

export function addInlineCompletion(connection: Connection, services: LangiumSharedServices, { analysisOf, settings }: Around): void {
  onRequest<InlineCompletionParams, InlineCompletionItem[]>(
    InlineCompletionRequest.method,
    connection,
    services,
    (document, { position, context }) => {
      if (!settings(document).suggestsNextLine() || context?.selectedCompletionInfo !== undefined || !isOurs(document, position)) return [];
      const analysis = analysisOf(document);
      const line = speakingAs(analysis.language, () => nextLine(analysis, document.textDocument.offsetAt(position)));
      return line === undefined ? [] : [{ insertText: line.text, filterText: line.text, range: rangeOf(document, line.span) }];
    },
  );
}
