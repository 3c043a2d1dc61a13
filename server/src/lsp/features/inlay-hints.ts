/** Inlay hints, each kind as the user's settings want it. */
import type { LangiumDocument } from 'langium';
import type { InlayHintProvider } from 'langium/lsp';
import type { InlayHint, InlayHintParams } from 'vscode-languageserver';
import { type CoverageHint, coverageHints, type Hint, hints } from '../../language/index.js';
import { type Around, isMarked, spanOf } from './asked.js';

export class InlayHints implements InlayHintProvider {
  constructor(private readonly around: Around) {}

  async getInlayHints(document: LangiumDocument, { range }: InlayHintParams): Promise<InlayHint[]> {
    const settings = this.around.settings(document);
    const isInMarkdown = isMarked(document.textDocument);
    if (isInMarkdown && !settings.hintsInMarkdown()) return [];
    // the editor cuts long ones, and how long is for the user to say there
    const [analysis, within] = [this.around.analysisOf(document), spanOf(document, range)];
    const found = hints(analysis, within, (kind) => settings.shows(kind), !isInMarkdown);
    const beside = settings.showsCoverage() && analysis.machines.length > 0 ? coverageHints(analysis, within, this.around.coverage()) : [];
    return [...found, ...beside].map((hint) => toInlayHint(hint, document));
  }
}

function toInlayHint({ offset, text, writes }: CoverageHint & Pick<Hint, 'writes'>, { textDocument }: LangiumDocument): InlayHint {
  const position = textDocument.positionAt(offset);
  return {
    position,
    label: text,
    paddingLeft: true,
    ...(writes === undefined ? {} : { textEdits: [{ range: { start: position, end: position }, newText: writes }] }),
  };
}
