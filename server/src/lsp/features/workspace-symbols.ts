/** Exchanges, protocols and their states in all documents of the workspace. */
import type { WorkspaceSymbolProvider } from 'langium/lsp';
import type { WorkspaceSymbol, WorkspaceSymbolParams } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analysis } from '../../language/analysis/analysis.js';
import { type Outline, outline } from '../../language/features/outline.js';
import type { Files } from '../files.js';
import { SYMBOLS } from './structure.js';

const KINDS: ReadonlySet<Outline['kind']> = new Set(['exchange', 'protocol', 'state', 'role']);

export class WorkspaceSymbols implements WorkspaceSymbolProvider {
  constructor(private readonly files: Files) {}

  async getSymbols({ query }: WorkspaceSymbolParams): Promise<WorkspaceSymbol[]> {
    const wanted = query.toLowerCase();
    return this.files.addresses().flatMap((address) => {
      const analysis = this.files.analysis(address);
      return analysis === undefined ? [] : symbolsOf(analysis, wanted);
    });
  }
}

function symbolsOf(analysis: Analysis, wanted: string): readonly WorkspaceSymbol[] {
  const document = TextDocument.create(analysis.source, '', 0, analysis.text);
  const flat = (all: readonly Outline[]): readonly Outline[] => all.flatMap((each) => [each, ...flat(each.children)]);
  return flat(outline(analysis))
    .filter(({ kind, name, detail }) => KINDS.has(kind) && `${name} ${detail}`.toLowerCase().includes(wanted))
    .map(({ kind, name, detail, nameSpan }) => ({
      name: name === '' ? kind : name,
      kind: SYMBOLS[kind],
      ...(detail === '' ? {} : { containerName: detail }),
      location: { uri: analysis.source, range: { start: document.positionAt(nameSpan.start), end: document.positionAt(nameSpan.end) } },
    }));
}
