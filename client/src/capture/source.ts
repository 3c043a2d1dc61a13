/** How the server gets a capture: by its URI if the server can read that, else as bytes. */
import { type Uri, workspace } from 'vscode';
import type { CaptureSource } from '../../../contract/messages.js';

export const nameOf = (uri: Uri): string => uri.path.split('/').at(-1) ?? uri.path;

export async function sourceOf(uri: Uri): Promise<CaptureSource> {
  const name = nameOf(uri);
  if (uri.scheme === 'file') return { name, uri: uri.toString() };
  return { name, base64: Buffer.from(await workspace.fs.readFile(uri)).toString('base64') };
}
