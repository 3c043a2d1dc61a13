/** The client of the language server, which runs as a separate process. */
import { type ExtensionContext, window, workspace } from 'vscode';
import { LanguageClient, type LanguageClientOptions, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import { languageId, ownClientOption, readsFilesOption, untrustedOption } from '../../contract/names.js';
import { Ends } from './ends.js';
import { Quiet } from './quiet.js';
import { answerReads } from './read-files.js';
import type { ServerParts } from './server.js';
import { onlyRead } from './which-documents.js';

const name = 'Handshake';

function serverOptions(context: ExtensionContext): ServerOptions {
  const module = context.asAbsolutePath('dist/server/main.js');
  const run = { module, transport: TransportKind.ipc };
  return { run, debug: { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } } };
}

/** A document selector can only name schemes to include: so the middleware excludes documents that are only shown. */
const clientOptions: LanguageClientOptions = {
  documentSelector: [{ language: languageId }, { language: 'markdown' }],
};

/**
 * The log is ours, and stays for as long as the extension does. A client that makes its own closes it whenever the server stops;
 * one that is closed as soon as it was made cannot be made again, and then the end of the old server would find it closed.
 */
export function createLanguageClient(context: ExtensionContext): ServerParts {
  const [quiet, ends] = [new Quiet(), new Ends()];
  context.subscriptions.push(quiet);
  const outputChannel = window.createOutputChannel(name, { log: true });
  const client = new LanguageClient(languageId, name, serverOptions(context), {
    ...clientOptions,
    middleware: { ...quiet.middleware, ...onlyRead },
    initializationOptions: { [ownClientOption]: true, [readsFilesOption]: true, [untrustedOption]: !workspace.isTrusted },
    outputChannel,
    errorHandler: ends,
  });
  quiet.attach(client);
  context.subscriptions.push(answerReads(client));
  return { client, quiet, ends };
}
