/** When the server is started: Markdown without our fences, which most Markdown is, needs none. */
import { type Disposable, type ExtensionContext, type TextDocument, workspace } from 'vscode';
import { fence, languageId } from '../../contract/names.js';

/** A line that opens one of our fences. */
export const fenceLine = new RegExp(`^[ \\t>]*(?:\`{3,}|~{3,})[ \\t]*[{.]*(?:${fence}|hsk)\\b`, 'im');

const needsServer = (document: TextDocument): boolean =>
  document.languageId === languageId || (document.languageId === 'markdown' && fenceLine.test(document.getText()));

/** At once if a document that needs it is open, else as soon as one is. */
export async function whenNeeded(context: ExtensionContext, start: () => Promise<void>): Promise<void> {
  if (workspace.textDocuments.some(needsServer)) return start();
  const waiting: Disposable[] = [];
  const look = (document: TextDocument): void => {
    if (!needsServer(document)) return;
    for (const listener of waiting.splice(0)) listener.dispose();
    void start();
  };
  waiting.push(
    workspace.onDidOpenTextDocument(look),
    workspace.onDidChangeTextDocument(({ document }) => look(document)),
  );
  context.subscriptions.push(...waiting);
}
