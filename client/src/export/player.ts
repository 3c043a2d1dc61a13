/** `Export as Player…`: the exchange under the cursor as one page that plays it step by step. */
import { type ExtensionContext, l10n, Uri, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { writeExport } from '../preview/write-export.js';
import { exchangeAt, renderExchange } from './copy.js';

/** Asks for the place if it is not given. */
export async function exportPlayer(context: ExtensionContext, client: LanguageClient, target?: Uri): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) return void window.showInformationMessage(l10n.t('Open a Handshake document to export its player.'));
  const { document } = editor;
  const name = await exchangeAt(client, document, editor.selection.active.line);
  const folder = document.uri.scheme === 'file' ? Uri.joinPath(document.uri, '..') : workspace.workspaceFolders?.[0]?.uri;
  const place =
    target ??
    (await window.showSaveDialog({
      filters: { HTML: ['html'] },
      ...(folder ? { defaultUri: Uri.joinPath(folder, `${name || 'exchange'}.html`) } : {}),
    }));
  if (!place) return;
  const content = await renderExchange(context, document, ['--format', 'html'], name);
  await writeExport(place, content, () => workspace.fs.writeFile(place, content));
}
