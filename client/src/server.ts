/** The language server's life cycle: it starts with the first use, shows when it has stopped, and restarts with the next use. */
import { type ExtensionContext, commands as editor, l10n, ProgressLocation, window } from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import { commands } from '../../contract/names.js';
import type { Ends } from './ends.js';
import { onUse } from './need.js';
import type { Quiet } from './quiet.js';
import { type ServerState, ServerStatus } from './server-status.js';

export interface ServerParts {
  readonly client: LanguageClient;
  readonly quiet: Quiet;
  readonly ends: Ends;
}

/** The first Handshake document creates the status item and starts the server; `activate` does not wait for it. */
export function keepServer(context: ExtensionContext, parts: ServerParts): void {
  const { client, quiet, ends } = parts;
  let status: ServerStatus | undefined;
  const show = (): void => status?.show(stateOf(parts));
  ends.onGivenUp = () => {
    quiet.showOld();
    show();
    void tellStopped(client, ends.most);
  };
  const use = (): void => {
    if (status === undefined) {
      status = new ServerStatus();
      context.subscriptions.push(status);
    }
    if (client.state !== State.Running && ends.mayTry()) startServer(client);
    show();
  };
  context.subscriptions.push(
    ...onUse(use),
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) {
        ends.isBack();
        quiet.forgetOld();
      }
      show();
    }),
  );
}

/** Errors go to the output channel, and the status item shows them. */
function startServer(client: LanguageClient): void {
  client.start().catch((error: unknown) => note(client, error));
}

let restarting: Promise<void> | undefined;

/** Asked for again meanwhile, it is the same restart. */
export function restartServer(client: LanguageClient): Promise<void> {
  restarting ??= restart(client).finally(() => {
    restarting = undefined;
  });
  return restarting;
}

async function restart(client: LanguageClient): Promise<void> {
  const title = l10n.t('Restarting the Handshake language server…');
  try {
    await window.withProgress({ location: ProgressLocation.Notification, title }, async () => {
      if (client.state === State.Running) await endClient(client, () => client.stop());
      await client.start();
    });
    void window.showInformationMessage(l10n.t('The Handshake language server runs again.'));
  } catch (error) {
    note(client, error);
    void window.showErrorMessage(l10n.t('The Handshake language server could not be started: see its output.'));
  }
}

/**
 * A server that does not say in time that it ends is killed, and gone when this returns: the client would take its late end for that of
 * the next one, and start a third beside it.
 */
export async function endClient(client: LanguageClient, end: () => Promise<void> | undefined): Promise<void> {
  const old = client.serverProcess;
  const isGone = new Promise<void>((resolve) => {
    if (old === undefined) resolve();
    else old.once('close', () => resolve());
  });
  try {
    await end();
  } catch (error) {
    note(client, error);
    old?.kill('SIGKILL');
    await isGone;
  }
}

const note = (client: LanguageClient, error: unknown): void =>
  client.outputChannel.appendLine(error instanceof Error ? error.message : String(error));

function stateOf({ client: { state }, ends }: ServerParts): ServerState {
  if (state === State.Running) return 'running';
  return ends.isGivenUp || state === State.StartFailed ? 'stopped' : 'starting';
}

/** One notification, with the same button as the status item and the preview. */
async function tellStopped(client: LanguageClient, most: number): Promise<void> {
  const [restart, output] = [l10n.t('Restart'), l10n.t('Show Output')];
  const text = l10n.t(
    'The Handshake language server has stopped {0} times within three minutes. Its last problems stay, marked as old.',
    most,
  );
  const chosen = await window.showErrorMessage(text, restart, output);
  if (chosen === restart) await editor.executeCommand(commands.restartServer);
  else if (chosen === output) client.outputChannel.show();
}
