/** The shipped protocols as documents that a reader can open, but not change. */
import type { TextDocumentContentProvider } from 'langium/lsp';
import type { TextDocumentContentParams, TextDocumentContentResult } from 'vscode-languageserver';
import { builtinScheme } from '../../../contract/names.js';
import { libraryText } from '../language/analysis/library.js';

export class Library implements TextDocumentContentProvider {
  readonly schemes = [builtinScheme];

  async provideTextDocumentContent({ uri }: TextDocumentContentParams): Promise<TextDocumentContentResult | undefined> {
    const text = libraryText(uri);
    return text === undefined ? undefined : { text };
  }
}
