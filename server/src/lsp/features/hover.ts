/** Hover: what the name at the cursor means here. */
import type { LangiumDocument } from 'langium';
import type { HoverProvider } from 'langium/lsp';
import type { Hover, HoverParams } from 'vscode-languageserver';
import { harmless, hover } from '../../language/index.js';
import { type Around, rangeOf } from './asked.js';

export class Hovers implements HoverProvider {
  constructor(private readonly around: Around) {}

  async getHoverContent(document: LangiumDocument, { position }: HoverParams): Promise<Hover | undefined> {
    const found = hover(this.around.analysisOf(document), document.textDocument.offsetAt(position));
    return found && { contents: { kind: 'markdown', value: harmless(found.text) }, range: rangeOf(document, found.span) };
  }
}
