/** The context of the active editor, for the palette, menus and key bindings: a command is shown where it has an effect. */
import { type Disposable, commands as editor, window, workspace } from 'vscode';
import { type ContextKey, contextKeys } from '../../contract/names.js';
import { isOurs } from './need.js';

const known = new Map<ContextKey, boolean>();

/** Tells the editor when it has changed. */
export function setContext(key: ContextKey, value: boolean): void {
  if ((known.get(key) ?? false) === value) return;
  known.set(key, value);
  void editor.executeCommand('setContext', key, value);
}

/** Is a document of ours in front, a fence included? */
export function watchFront(): Disposable[] {
  const look = (): void => {
    const document = window.activeTextEditor?.document;
    setContext(contextKeys.document, document !== undefined && isOurs(document));
  };
  look();
  return [
    window.onDidChangeActiveTextEditor(look),
    workspace.onDidChangeTextDocument(({ document }) => document === window.activeTextEditor?.document && look()),
    // another language was chosen for it
    workspace.onDidOpenTextDocument(look),
  ];
}
