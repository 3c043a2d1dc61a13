/** The read-only editor of captures: the list of their connections. */
import { randomBytes } from 'node:crypto';
import { CancellationTokenSource, type CustomDocument, type CustomReadonlyEditorProvider, type Uri, type WebviewPanel } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type CaptureParams, type ConnectionList, listConnectionsRequest } from '../../../contract/messages.js';
import { commands } from '../../../contract/names.js';
import { failureHtml, listHtml, waitHtml } from './page.js';
import { nameOf, sourceOf } from './source.js';

export class CaptureEditor implements CustomReadonlyEditorProvider {
  constructor(private readonly client: LanguageClient) {}

  openCustomDocument(uri: Uri): CustomDocument {
    return { uri, dispose: () => undefined };
  }

  async resolveCustomEditor({ uri }: CustomDocument, { webview, onDidDispose }: WebviewPanel): Promise<void> {
    const page = { name: nameOf(uri), uri: uri.toString(), nonce: randomBytes(16).toString('hex') };
    const closed = new CancellationTokenSource();
    onDidDispose(() => closed.cancel());
    webview.options = { enableScripts: false, enableCommandUris: [commands.importCaptureFile], localResourceRoots: [] };
    webview.html = waitHtml(page);
    const html = await this.list(uri, closed).then(
      (list) => listHtml(page, list),
      (error: unknown) => failureHtml(page, error instanceof Error ? error.message : String(error)),
    );
    if (!closed.token.isCancellationRequested) webview.html = html;
  }

  private async list(uri: Uri, { token }: CancellationTokenSource): Promise<ConnectionList> {
    if (!this.client.isRunning()) await this.client.start();
    const params: CaptureParams = { captures: [await sourceOf(uri)] };
    return this.client.sendRequest<ConnectionList>(listConnectionsRequest, params, token);
  }
}
