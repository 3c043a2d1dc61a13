/** Files in file systems that only the editor can read, for the server: what a document there imports. */
import { Disposable, FileType, Uri, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type ListFilesParams, listFilesRequest, type ReadFileParams, readFileRequest } from '../../contract/messages.js';
import { fileExtension } from '../../contract/names.js';
import { isRead } from './which-documents.js';

/** Bytes; no document is larger. */
const LARGEST = 32 * 2 ** 20;

/** A file system may be far away: nobody waits for more folders. */
const MOST_FOLDERS = 200;
const SKIPPED: ReadonlySet<string> = new Set(['node_modules', '.git', 'dist', 'out']);

export const answerReads = (client: LanguageClient): Disposable =>
  Disposable.from(
    client.onRequest(readFileRequest, ({ uri }: ReadFileParams) => textOf(Uri.parse(uri, true))),
    client.onRequest(listFilesRequest, ({ uri }: ListFilesParams) => documentsBelow(Uri.parse(uri, true))),
  );

/** The nearest folders first. */
async function documentsBelow(folder: Uri): Promise<readonly string[]> {
  if (!isRead(folder)) return [];
  const [found, folders]: [string[], Uri[]] = [[], [folder]];
  for (let next = 0; next < Math.min(folders.length, MOST_FOLDERS); next++) {
    const here = folders[next] ?? folder;
    for (const [name, type] of await entries(here)) {
      if ((type & FileType.Directory) !== 0 && !SKIPPED.has(name)) folders.push(Uri.joinPath(here, name));
      else if ((type & FileType.File) !== 0 && name.endsWith(fileExtension)) found.push(Uri.joinPath(here, name).toString());
    }
  }
  return found;
}

async function entries(folder: Uri): Promise<readonly [string, FileType][]> {
  try {
    return await workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
}

async function textOf(uri: Uri): Promise<string | null> {
  try {
    const { type, size } = await workspace.fs.stat(uri);
    if (!isRead(uri) || (type & FileType.File) === 0 || size > LARGEST) return null;
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch {
    return null;
  }
}
