/** Puts what the page has drawn into a file or the clipboard. */
import { env, FileType, Uri, window, workspace } from 'vscode';
import type { ExportFormat, FromPage } from '../../../contract/webview.js';

type Exported = Extract<FromPage, { type: 'exported' }>;

const endings: Readonly<Record<ExportFormat, string>> = { svg: 'svg', png: 'png', mermaid: 'mmd', markdown: 'md' };

/** Beside its place first, then there in one step: a full disk leaves what was there. A link stays a link: it is written through. */
async function writeWhole(place: Uri, content: Uint8Array): Promise<void> {
  const draft = place.with({ path: `${place.path}.${process.pid}.tmp` });
  if (place.scheme !== 'file' || (await isLink(place))) return workspace.fs.writeFile(place, content);
  try {
    await workspace.fs.writeFile(draft, content);
    await workspace.fs.rename(draft, place, { overwrite: true });
  } catch (error) {
    await workspace.fs.delete(draft).then(undefined, () => undefined);
    throw error;
  }
}

const isLink = async (place: Uri): Promise<boolean> => {
  const found = await workspace.fs.stat(place).then(
    ({ type }) => type,
    () => FileType.Unknown,
  );
  return (found & FileType.SymbolicLink) !== 0;
};

export async function keep(document: Uri, exported: Exported): Promise<void> {
  if (exported.target === 'clipboard') {
    await env.clipboard.writeText(exported.data);
    window.setStatusBarMessage('Copied.', 2000);
    return;
  }
  const ending = endings[exported.format];
  const folder = document.scheme === 'untitled' ? workspace.workspaceFolders?.[0]?.uri : Uri.joinPath(document, '..');
  const name = `${exported.name || 'exchange'}.${ending}`;
  const place = await window.showSaveDialog({
    filters: { [ending.toUpperCase()]: [ending] },
    ...(folder ? { defaultUri: Uri.joinPath(folder, name) } : {}),
  });
  if (place) await writeWhole(place, Buffer.from(exported.data, exported.format === 'png' ? 'base64' : 'utf8'));
}
