/** When the server is started, and started again after it was given up: with the first use, never before. */
import { type Disposable, type TextDocument, window, workspace } from 'vscode';
import { fence, languageId } from '../../contract/names.js';
import { isRead } from './which-documents.js';

/** A line that opens one of our fences. */
export const fenceLine = new RegExp(`^[ \\t>]*(?:\`{3,}|~{3,})[ \\t]*[{.]*(?:${fence}|hsk)\\b`, 'im');

/** Markdown without one of our fences, which most Markdown is, has nothing of ours. */
export const isOurs = (document: TextDocument): boolean =>
  isRead(document.uri) &&
  (document.languageId === languageId || (document.languageId === 'markdown' && fenceLine.test(document.getText())));

/** Calls `use` with each document of ours that is open now, is opened, is looked at or is edited. */
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
