/** Documents that are not saved yet, but have a name: saving them proposes it. */
import os from 'node:os';
import { languages, Range, type TextDocument, Uri, WorkspaceEdit, workspace } from 'vscode';
import { languageId } from '../../contract/names.js';

/** Nobody has more files of one name. */
const MOST = 100;

/**
 * @param name without its ending; where it is taken, a number is put behind it
 * @param ending of the file, with its dot
 */
export async function openNamed(content: string, name: string, ending: string, language = languageId): Promise<TextDocument> {
  const folder = workspace.workspaceFolders?.[0]?.uri ?? Uri.file(os.homedir());
  const free = await freeName(folder, name, ending);
  if (free === undefined) return workspace.openTextDocument({ language, content });
  const document = await workspace.openTextDocument(free);
  const edit = new WorkspaceEdit();
  // one that was just closed may still be there, with its text
  edit.replace(free, new Range(document.positionAt(0), document.positionAt(document.getText().length)), content);
  await workspace.applyEdit(edit);
  return document.languageId === language ? document : languages.setTextDocumentLanguage(document, language);
}

/** The name of the first exchange, exercise or protocol of a text. */
export const nameIn = (text: string): string | undefined =>
  /^\s*(?:exchange|exercise|protocol)\s+([\p{L}_][\p{L}\p{M}\p{N}_]*)/mu.exec(text)?.[1];

async function freeName(folder: Uri, name: string, ending: string): Promise<Uri | undefined> {
  for (let count = 1; count <= MOST; count++) {
    const file = Uri.joinPath(folder, `${name}${count === 1 ? '' : `-${count}`}${ending}`);
    const untitled = Uri.from({ scheme: 'untitled', path: file.path });
    const isOpen = workspace.textDocuments.some(({ uri }) => uri.toString() === untitled.toString() || uri.toString() === file.toString());
    if (!isOpen && !(await exists(file))) return untitled;
  }
  return undefined;
}

const exists = (file: Uri): Promise<boolean> =>
  Promise.resolve(workspace.fs.stat(file)).then(
    () => true,
    () => false,
  );
