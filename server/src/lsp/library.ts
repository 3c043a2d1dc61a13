/** The shipped protocols as documents that a reader can open, but not change. Addresses come with slashes of any number. */
import { URI } from 'langium';
import type { TextDocumentContentProvider } from 'langium/lsp';
import type { TextDocumentContentParams, TextDocumentContentResult } from 'vscode-languageserver';
import { builtinScheme } from '../../../contract/names.js';
import { libraryText } from '../language/index.js';

export class Library implements TextDocumentContentProvider {
  readonly schemes = [builtinScheme];

  /** @param others texts of this scheme that are made while the program runs */
  constructor(private readonly others: (uri: string) => string | undefined) {}

  async provideTextDocumentContent({ uri }: TextDocumentContentParams): Promise<TextDocumentContentResult | undefined> {
    const address = `${builtinScheme}://${URI.parse(uri).path}`;
    const text = libraryText(address) ?? this.others(address);
    return text === undefined ? undefined : { text };
  }
}
