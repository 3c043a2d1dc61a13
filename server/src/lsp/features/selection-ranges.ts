/** Selection ranges: ever larger things around the cursor. The framework has no place for them: they are asked of the connection. */
import type { LangiumSharedServices } from 'langium/lsp';
import { type Connection, type SelectionRange, type SelectionRangeParams, SelectionRangeRequest } from 'vscode-languageserver';
import { around } from '../../language/index.js';
import { onRequest } from '../request.js';
import { type Around, rangeOf } from './asked.js';

export function addSelectionRanges(connection: Connection, services: LangiumSharedServices, { analysisOf }: Around): void {
  onRequest<SelectionRangeParams, SelectionRange[]>(SelectionRangeRequest.method, connection, services, (document, { positions }) => {
    const analysis = analysisOf(document);
    return positions.map((position) => {
      const [inner, ...outer] = around(analysis, document.textDocument.offsetAt(position)).map((span) => rangeOf(document, span));
      const parent = outer.reduceRight<SelectionRange | undefined>(
        (found, range) => (found === undefined ? { range } : { range, parent: found }),
        undefined,
      );
      const range = inner ?? { start: position, end: position };
      return parent === undefined ? { range } : { range, parent };
    });
  });
}
