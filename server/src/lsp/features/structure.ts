/** Outline, folding, document links and lenses: what an editor shows of a document as a whole. */
import type { LangiumDocument } from 'langium';
import type { CodeLensProvider, DocumentLinkProvider, DocumentSymbolProvider, FoldingRangeProvider } from 'langium/lsp';
import {
  type CodeLens,
  type Command,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver';
import { commands, insertLineCommand } from '../../../../contract/names.js';
import { type Fold, folds, type Lens, lenses, links, type Outline, outline } from '../../language/index.js';
import type { Verifier } from '../verify/verifier.js';
import { lensesIn } from '../verify/views.js';
import { type Around, rangeOf } from './asked.js';

export const SYMBOLS: Readonly<Record<Outline['kind'], SymbolKind>> = {
  exchange: SymbolKind.Module,
  protocol: SymbolKind.Interface,
  host: SymbolKind.Class,
  message: SymbolKind.Event,
  event: SymbolKind.Function,
  section: SymbolKind.Namespace,
  state: SymbolKind.EnumMember,
  role: SymbolKind.Class,
};

/** Statements: a list of more is a quarter of a megabyte for each thousand, and nobody looks through it. */
const MOST_LISTED = 2_000;

export class DocumentSymbols implements DocumentSymbolProvider {
  constructor(private readonly around: Around) {}

  async getSymbols(document: LangiumDocument): Promise<DocumentSymbol[]> {
    const trees = outline(this.around.analysisOf(document), MOST_LISTED).map((each) => toSymbol(each, document));
    // the framework's type knows trees alone
    return this.around.announced().symbolTrees ? trees : (flat(trees, document.textDocument.uri) as unknown as DocumentSymbol[]);
  }
}

const toSymbol = ({ kind, name, detail, span, nameSpan, children }: Outline, document: LangiumDocument): DocumentSymbol => ({
  name: name === '' ? kind : name,
  detail,
  kind: SYMBOLS[kind],
  range: rangeOf(document, span),
  selectionRange: rangeOf(document, nameSpan),
  children: children.map((child) => toSymbol(child, document)),
});

/** Each with the name of what it stands in. */
const flat = (symbols: readonly DocumentSymbol[], uri: string, containerName?: string): readonly SymbolInformation[] =>
  symbols.flatMap(({ name, kind, range, children }) => [
    { name, kind, location: { uri, range }, ...(containerName === undefined ? {} : { containerName }) },
    ...flat(children ?? [], uri, name),
  ]);

const FOLDS: Readonly<Record<Fold['kind'], FoldingRangeKind>> = {
  block: FoldingRangeKind.Region,
  comment: FoldingRangeKind.Comment,
  imports: FoldingRangeKind.Imports,
  region: FoldingRangeKind.Region,
};

export class Folding implements FoldingRangeProvider {
  constructor(private readonly around: Around) {}

  async getFoldingRanges(document: LangiumDocument): Promise<FoldingRange[]> {
    return folds(this.around.analysisOf(document)).flatMap(({ span, kind }) => {
      const { start, end } = rangeOf(document, span);
      // the line of the closing brace stays in sight
      const endLine = kind === 'block' && document.textDocument.getText()[span.end - 1] === '}' ? end.line - 1 : end.line;
      return endLine <= start.line ? [] : [{ startLine: start.line, endLine, ...(kind === 'block' ? {} : { kind: FOLDS[kind] }) }];
    });
  }
}

export class DocumentLinks implements DocumentLinkProvider {
  constructor(private readonly around: Around) {}

  async getDocumentLinks(document: LangiumDocument): Promise<DocumentLink[]> {
    return links(this.around.analysisOf(document)).map(({ span, target }) => ({
      range: rangeOf(document, span),
      target: 'url' in target ? target.url : this.around.addressOf(target.place.source),
    }));
  }
}

/** What a click does in the client that has our commands; elsewhere a lens that does nothing is not shown. */
const CLICKED: Readonly<Record<Lens['kind'], string>> = {
  preview: commands.openPreviewToSide,
  states: commands.openPreviewToSide,
  problems: 'workbench.actions.view.problems',
  blanks: commands.openPreviewToSide,
  points: commands.runExercise,
  solution: commands.runExercise,
  owed: commands.openPreviewToSide,
};

function commandOf({ kind, text, puts }: Lens, document: LangiumDocument): Command {
  if (puts !== undefined) {
    const edit = { range: rangeOf(document, puts.span), newText: puts.text };
    return { title: text, command: insertLineCommand, arguments: [document.uri.toString(), edit] };
  }
  return { title: text, command: CLICKED[kind] };
}

export class Lenses implements CodeLensProvider {
  constructor(
    private readonly around: Around,
    private readonly verifier: Verifier,
  ) {}

  async provideCodeLens(document: LangiumDocument): Promise<CodeLens[]> {
    const isShown = ({ kind, puts }: Lens): boolean =>
      (puts !== undefined || this.around.isOwnClient()) && (kind !== 'owed' || this.around.settings(document).showsOwed());
    const analysis = this.around.analysisOf(document);
    const own = lenses(analysis)
      .filter(isShown)
      .map((lens) => ({ range: rangeOf(document, lens.span), command: commandOf(lens, document) }));
    return [...own, ...lensesIn(document, analysis, this.verifier, this.around.isOwnClient())];
  }
}
