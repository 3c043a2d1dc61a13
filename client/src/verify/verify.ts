/** Verifications in the editor: the Testing view, and showing the way to what fails. Looking through is the server's. */
import { type Event, type ExtensionContext, commands as editor, l10n, Uri, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Validated } from '../../../contract/messages.js';
import { commands, languageId } from '../../../contract/names.js';
import {
  type VerificationEntry,
  type VerifiedDocument,
  verificationsRequest,
  verifiedNotification,
  verifyRequest,
} from '../../../contract/verify.js';
import { rangeOf } from '../exercises/ranges.js';
import type { ShowSteps } from '../preview/preview.js';
import { type AskVerifications, VerificationTests } from './tests.js';

export interface VerificationParts {
  readonly context: ExtensionContext;
  readonly client: LanguageClient;
  readonly onDidValidate: Event<Validated>;
  readonly showSteps: ShowSteps;
}

export function registerVerifications({ context, client, onDidValidate, showSteps }: VerificationParts): void {
  const ask: AskVerifications = async (document, token) => {
    if (!client.isRunning() || document.languageId !== languageId) return [];
    const params = { uri: document.uri.toString() };
    return token === undefined
      ? client.sendRequest<readonly VerificationEntry[]>(verificationsRequest, params)
      : client.sendRequest<readonly VerificationEntry[]>(verifyRequest, params, token);
  };
  const tests = new VerificationTests(ask);
  const changed = ({ uri }: VerifiedDocument): void => {
    const document = workspace.textDocuments.find((each) => each.uri.toString() === uri);
    if (document !== undefined) tests.discover(document).catch(() => undefined);
  };
  context.subscriptions.push(
    tests,
    onDidValidate(changed),
    client.onNotification(verifiedNotification, changed),
    workspace.onDidCloseTextDocument((document) => tests.forget(document)),
    editor.registerCommand(commands.showWay, async (way: unknown) => {
      const uri = typeof way === 'string' ? way : await wayAtCursor(ask);
      if (uri === undefined) return void window.showInformationMessage(l10n.t('No property is known to fail here.'));
      const document = await workspace.openTextDocument(Uri.parse(uri));
      showSteps(document.uri);
    }),
  );
}

/** Of the property at the cursor, else of the first one that fails. */
async function wayAtCursor(ask: AskVerifications): Promise<string | undefined> {
  const active = window.activeTextEditor;
  if (active === undefined) return undefined;
  const all = (await ask(active.document)).flatMap(({ properties }) => properties).filter(({ way }) => way !== undefined);
  const here = all.find(({ range }) => rangeOf(range).contains(active.selection.active));
  return (here ?? all.find(({ verdict }) => verdict === 'fails'))?.way;
}
