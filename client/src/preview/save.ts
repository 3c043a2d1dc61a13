/** Puts what the page has drawn into a file or the clipboard. */
import { env, l10n, Uri, window, workspace } from 'vscode';
import type { ExportFormat, FromPage } from '../../../contract/webview.js';
import { writeExport } from './write-export.js';

type Exported = Extract<FromPage, { type: 'exported' }>;

const endings: Readonly<Record<ExportFormat, string>> = { svg: 'svg', png: 'png', mermaid: 'mmd', markdown: 'md' };

/** The display filter that shows a frame in Wireshark and tshark. */
export async function copyFilter(frame: number): Promise<void> {
  await env.clipboard.writeText(`frame.number == ${frame}`);
  void window.showInformationMessage(l10n.t('Copied.'));
}

export async function keep(document: Uri, exported: Exported): Promise<void> {
  if (exported.target === 'clipboard') {
    await env.clipboard.writeText(exported.data);
    void window.showInformationMessage(l10n.t('Copied.'));
    return;
  }
  const ending = endings[exported.format];
  const folder = document.scheme === 'untitled' ? workspace.workspaceFolders?.[0]?.uri : Uri.joinPath(document, '..');
  const name = `${exported.name || 'exchange'}.${ending}`;
  const place = await window.showSaveDialog({
    filters: { [ending.toUpperCase()]: [ending] },
    ...(folder ? { defaultUri: Uri.joinPath(folder, name) } : {}),
  });
  if (!place) return;
  const content = Buffer.from(exported.data, exported.format === 'png' ? 'base64' : 'utf8');
  await writeExport(place, content, () => workspace.fs.writeFile(place, content));
}
