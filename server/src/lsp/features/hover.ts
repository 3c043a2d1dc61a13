/** Hover: what the name at the cursor means here. */
import type { LangiumDocument } from 'langium';
import type { HoverProvider } from 'langium/lsp';
import type { Hover, HoverParams } from 'vscode-languageserver';
import { hover } from '../../language/index.js';
import { prose } from './announced.js';
import { type Around, rangeOf } from './asked.js';

export class Hovers implements HoverProvider {
  constructor(private readonly around: Around) {}

  async getHoverContent(document: LangiumDocument, { position }: HoverParams): Promise<Hover | undefined> {
    const found = hover(this.around.analysisOf(document), document.textDocument.offsetAt(position));
    return found && { contents: prose(found.text, this.around.announced().markdown.hover), range: rangeOf(document, found.span) };
  }
}
