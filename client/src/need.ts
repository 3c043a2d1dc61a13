/** When the server is started, and restarted after it was given up: with the first use, never before. */
import { type Disposable, type TextDocument, window, workspace } from 'vscode';
import { fence, languageId } from '../../contract/names.js';
import { isRead } from './which-documents.js';

/** A line that opens a `handshake` fence. */
export const fenceLine = new RegExp(`^[ \\t>]*(?:\`{3,}|~{3,})[ \\t]*[{.]*(?:${fence}|hsk)\\b`, 'im');

/** Most Markdown has no `handshake` fence, and is of no interest. */
export const isOurs = (document: TextDocument): boolean =>
  isRead(document.uri) &&
  (document.languageId === languageId || (document.languageId === 'markdown' && fenceLine.test(document.getText())));

/** Calls `use` with each Handshake document that is open now, is opened, shown or edited. */
export function onUse(use: (document: TextDocument) => void): Disposable[] {
  const look = (document: TextDocument | undefined): void => {
    if (document !== undefined && isOurs(document)) use(document);
  };
  for (const document of workspace.textDocuments) look(document);
  return [
    workspace.onDidOpenTextDocument(look),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => contentChanges.length > 0 && look(document)),
    window.onDidChangeActiveTextEditor((editor) => look(editor?.document)),
  ];
}
