/**
 * Formatting of the document, of a range, and while somebody types. There is one form, whatever indent the editor asks for: with another,
 * `format --check` would complain about what it has just written.
 */
import type { LangiumDocument } from 'langium';
import type { Formatter } from 'langium/lsp';
import type {
  DocumentOnTypeFormattingOptions,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
  TextEdit,
} from 'vscode-languageserver';
import { fencedText, formatDocument, formatWithin } from '../../language/index.js';
import { type Around, isMarked, rangeOf } from './asked.js';

export class Formatting implements Formatter {
  readonly formatOnTypeOptions: DocumentOnTypeFormattingOptions = { firstTriggerCharacter: '}', moreTriggerCharacter: ['\n'] };

  constructor(private readonly around: Around) {}

  async formatDocument(document: LangiumDocument): Promise<TextEdit[]> {
    return this.edits(document);
  }

  async formatDocumentRange(document: LangiumDocument, { range }: DocumentRangeFormattingParams): Promise<TextEdit[]> {
    return this.within(document, range.start.line, range.end.character === 0 ? range.end.line - 1 : range.end.line);
  }

  /** A new line means that the one before it is written; nothing is done to the one that is just begun. */
  async formatDocumentOnType(document: LangiumDocument, { position, ch }: DocumentOnTypeFormattingParams): Promise<TextEdit[]> {
    const line = ch === '\n' ? position.line - 1 : position.line;
    const edits = this.within(document, line, line);
    return edits.filter(({ range }) => range.start.line === line && range.end.line === line);
  }

  private within(document: LangiumDocument, first: number, last: number): TextEdit[] {
    if (last < first) return [];
    const { textDocument } = document;
    const lastPlace = { line: last, character: Number.MAX_SAFE_INTEGER };
    const range = { start: textDocument.offsetAt({ line: first, character: 0 }), end: textDocument.offsetAt(lastPlace) };
    return this.edits(document, (analysis, readable, how) => formatWithin(analysis, readable, range, how));
  }

  private edits(document: LangiumDocument, work = formatDocument): TextEdit[] {
    const { textDocument } = document;
    const text = textDocument.getText();
    const { align } = this.around.settings(document);
    const edits = work(this.around.analysisOf(document), isMarked(textDocument) ? fencedText(text) : text, { align });
    return edits.map(({ span, text: newText }) => ({ range: rangeOf(document, span), newText }));
  }
}
