/** Files in file systems that only the editor can read, for the server: what a document there imports. */
import { type Disposable, FileType, Uri, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type ReadFileParams, readFileRequest } from '../../contract/messages.js';
import { isRead } from './which-documents.js';

/** Bytes; no document is larger. */
const LARGEST = 32 * 2 ** 20;

export const answerReads = (client: LanguageClient): Disposable =>
  client.onRequest(readFileRequest, ({ uri }: ReadFileParams) => textOf(Uri.parse(uri, true)));

async function textOf(uri: Uri): Promise<string | null> {
  try {
    const { type, size } = await workspace.fs.stat(uri);
    if (!isRead(uri) || (type & FileType.File) === 0 || size > LARGEST) return null;
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch {
    return null;
  }
}
