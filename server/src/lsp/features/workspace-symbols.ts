/** Exchanges, protocols and their states in all documents of the workspace. */
import type { WorkspaceSymbolProvider } from 'langium/lsp';
import { CancellationToken, type WorkspaceSymbol, type WorkspaceSymbolParams } from 'vscode-languageserver';
import type { NameIndex } from '../name-index.js';
import { SYMBOLS } from './structure.js';

export class WorkspaceSymbols implements WorkspaceSymbolProvider {
  constructor(private readonly index: NameIndex) {}

  async getSymbols({ query }: WorkspaceSymbolParams, token = CancellationToken.None): Promise<WorkspaceSymbol[]> {
    const wanted = query.toLowerCase();
    const found = await this.index.symbols(({ name, detail }) => `${name} ${detail}`.toLowerCase().includes(wanted), token);
    return found.map(({ kind, name, detail, uri, range }) => ({
      name: name === '' ? kind : name,
      kind: SYMBOLS[kind],
      ...(detail === '' ? {} : { containerName: detail }),
      location: { uri, range },
    }));
  }
}
