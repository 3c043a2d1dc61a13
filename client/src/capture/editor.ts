/** The read-only editor of captures: the list of their connections. */
import { randomBytes } from 'node:crypto';
import { CancellationTokenSource, type CustomDocument, type CustomReadonlyEditorProvider, env, l10n, Uri, type WebviewPanel } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type CaptureParams, type ConnectionList, listConnectionsRequest } from '../../../contract/messages.js';
import { commands } from '../../../contract/names.js';
import { failureHtml, listHtml, waitHtml } from './page.js';
import { nameOf, sourceOf } from './source.js';
import { captureWords } from './words.js';

export class CaptureEditor implements CustomReadonlyEditorProvider {
  /** `root`: of the extension. */
  constructor(
    private readonly client: LanguageClient,
    private readonly root: Uri,
  ) {}

  openCustomDocument(uri: Uri): CustomDocument {
    return { uri, dispose: () => undefined };
  }

  async resolveCustomEditor({ uri }: CustomDocument, { webview, onDidDispose }: WebviewPanel): Promise<void> {
    const folder = Uri.joinPath(this.root, 'dist', 'webview');
    const page = {
      name: nameOf(uri),
      uri: uri.toString(),
      nonce: randomBytes(16).toString('hex'),
      script: webview.asWebviewUri(Uri.joinPath(folder, 'capture-table.js')).toString(),
      language: env.language,
      words: captureWords(l10n),
    };
    const closed = new CancellationTokenSource();
    onDidDispose(() => closed.cancel());
    webview.options = { enableScripts: true, enableCommandUris: [commands.importCaptureFile], localResourceRoots: [folder] };
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
