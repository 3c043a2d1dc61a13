/** The client's end of the language server, which runs as a process of its own. */
import type { ExtensionContext } from 'vscode';
import { LanguageClient, type LanguageClientOptions, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import { languageId, ownClientOption, settingsSection } from '../../contract/names.js';

function serverOptions(context: ExtensionContext): ServerOptions {
  const module = context.asAbsolutePath('dist/server/main.js');
  const run = { module, transport: TransportKind.ipc };
  return { run, debug: { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } } };
}

/** No scheme is asked for: untitled documents and the shipped protocols are checked like files. */
const clientOptions: LanguageClientOptions = {
  documentSelector: [{ language: languageId }, { language: 'markdown' }],
  initializationOptions: { [ownClientOption]: true },
  synchronize: { configurationSection: settingsSection },
};

export function createLanguageClient(context: ExtensionContext): LanguageClient {
  return new LanguageClient(languageId, 'Handshake', serverOptions(context), clientOptions);
}
