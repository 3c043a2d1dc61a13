/**
 * The texts that the client has opened. Each version is a text of its own that never changes: what is worked out from one
 * version cannot be reported with the places or the number of the next.
 */
import { NormalizedTextDocuments } from 'langium/lsp';
import { TextDocument } from 'vscode-languageserver-textdocument';

export const openTexts = (): NormalizedTextDocuments<TextDocument> =>
  new NormalizedTextDocuments({
    create: TextDocument.create,
    update: (document, changes, version) => TextDocument.update(copyOf(document), changes, version),
  });

const copyOf = (document: TextDocument): TextDocument =>
  TextDocument.create(document.uri, document.languageId, document.version, document.getText());
