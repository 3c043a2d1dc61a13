/** The editor of a document of ours that was in front last: the walkthrough stands in front itself when one of its buttons is pressed. */
import { type ExtensionContext, type TextDocument, type TextEditor, window } from 'vscode';
import { languageId } from '../../../contract/names.js';

let last: TextDocument | undefined;

export function followEditors(context: ExtensionContext): void {
  const note = (editor: TextEditor | undefined): void => {
    if (editor?.document.languageId === languageId) last = editor.document;
  };
  note(window.activeTextEditor);
  context.subscriptions.push(window.onDidChangeActiveTextEditor(note));
}

export function lastEditor(): TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = window;
  if (activeTextEditor !== undefined) return activeTextEditor;
  return visibleTextEditors.find(({ document }) => document === last);
}

/** Brings it to the front; undefined where there is none. */
export async function showLast(): Promise<TextEditor | undefined> {
  const shown = lastEditor();
  if (shown !== undefined) return window.showTextDocument(shown.document, { viewColumn: shown.viewColumn ?? 1 });
  if (last === undefined || last.isClosed) return undefined;
  // its file may be gone meanwhile
  return window.showTextDocument(last).then(undefined, () => undefined);
}
