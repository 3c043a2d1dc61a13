/** The document that a command is about, or the word that there is none. */
import { l10n, type TextDocument, window, workspace } from 'vscode';
import { languageId } from '../../contract/names.js';
import { isOurs } from './need.js';
import { isRead } from './which-documents.js';

/** Documents that somebody may ask a picture of. */
export const isDrawable = (document: TextDocument): boolean =>
  isRead(document.uri) && (document.languageId === languageId || document.languageId === 'markdown');

/** The document in front, or the one that is seen when the keyboard is elsewhere. */
export function documentInFront(): TextDocument | undefined {
  const editors = [window.activeTextEditor, ...window.visibleTextEditors];
  const documents = [...cellInFront(), ...editors.flatMap((one) => (one ? [one.document] : []))];
  const own = documents.find(isDrawable);
  return own ?? (documents.length === 0 ? workspace.textDocuments.find(isDrawable) : undefined);
}

/** The chosen cell of a notebook, which has no editor while it is shown as a page. */
function cellInFront(): readonly TextDocument[] {
  const { activeNotebookEditor: notebook, activeTextEditor: active } = window;
  if (notebook === undefined || active?.document.uri.scheme === 'vscode-notebook-cell') return [];
  const { start } = notebook.selection;
  return start < notebook.notebook.cellCount ? [notebook.notebook.cellAt(start).document] : [];
}

/** Markdown without a fence has nothing to draw: its author is told how to write one. */
export function hasSomething(document: TextDocument): boolean {
  if (isOurs(document) || document.languageId !== 'markdown') return true;
  void window.showInformationMessage(
    l10n.t('This Markdown file has no exchange yet. Write one between a line ```handshake and a line ```.'),
  );
  return false;
}
