/** The shipped protocols as documents that a reader can open, but not change. Addresses come with slashes of any number. */
import { URI } from 'langium';
import type { TextDocumentContentProvider } from 'langium/lsp';
import type { TextDocumentContentParams, TextDocumentContentResult } from 'vscode-languageserver';
import { builtinScheme } from '../../../contract/names.js';
import { libraryText } from '../language/analysis/library.js';

export class Library implements TextDocumentContentProvider {
  readonly schemes = [builtinScheme];

  async provideTextDocumentContent({ uri }: TextDocumentContentParams): Promise<TextDocumentContentResult | undefined> {
    const text = libraryText(`${builtinScheme}://${URI.parse(uri).path}`);
    return text === undefined ? undefined : { text };
  }
}
