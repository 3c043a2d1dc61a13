/** Whether what is told about a document is about its present text. */
import { type CancellationToken, type Event, type ExtensionContext, l10n, ProgressLocation, type TextDocument, Uri, window } from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import type { Validated } from '../../contract/messages.js';
import { running } from './running.js';

export class Checked {
  private readonly versions = new Map<string, number>();

  constructor(
    context: ExtensionContext,
    private readonly client: LanguageClient,
    private readonly onDidValidate: Event<Validated>,
  ) {
    context.subscriptions.push(
      onDidValidate(({ uri, version }) => this.versions.set(Uri.parse(uri).toString(), version)),
      // the next server starts anew
      client.onDidChangeState(({ newState }) => newState !== State.Running && this.versions.clear()),
    );
  }

  /** Waits until it is checked, with progress. @returns false if the user does not want to wait, or there is no server */
  async wait(document: TextDocument): Promise<boolean> {
    if (this.is(document)) return true;
    const title = l10n.t('Checking the document…');
    return window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, (_, cancelled) =>
      this.until(document, cancelled),
    );
  }

  private is({ uri, version, isClosed }: TextDocument): boolean {
    return isClosed || (this.versions.get(uri.toString()) ?? -1) >= version;
  }

  private async until(document: TextDocument, cancelled: CancellationToken): Promise<boolean> {
    const isChecked = new Promise<boolean>((resolve) => {
      const listener = this.onDidValidate(() => this.is(document) && end(true));
      const stop = cancelled.onCancellationRequested(() => end(false));
      const end = (answer: boolean): void => {
        listener.dispose();
        stop.dispose();
        resolve(answer);
      };
    });
    await running(this.client);
    return isChecked;
  }
}
