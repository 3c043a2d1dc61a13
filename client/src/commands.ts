/** The commands that need no preview. */
import { type ExtensionContext, commands as editor, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { commands, extensionId, languageId, walkthroughId } from '../../contract/names.js';

const firstExchange = `exchange open "TCP three-way handshake" {
  host A "Client"
  host B "Server" in LISTEN

  A -> B : SYN     seq=100
  expect A in SYN_SENT, B in SYN_RECEIVED
  B -> A : SYN+ACK seq=300 ack=101
  A -> B : ACK     seq=101 ack=301
  expect A in ESTABLISHED, B in ESTABLISHED
}
`;

async function openNewFile(): Promise<void> {
  const document = await workspace.openTextDocument({ language: languageId, content: firstExchange });
  await window.showTextDocument(document);
}

function openWalkthrough(): Thenable<unknown> {
  return editor.executeCommand('workbench.action.openWalkthrough', `${extensionId}#${walkthroughId}`, false);
}

export function registerCommands(context: ExtensionContext, client: LanguageClient): void {
  context.subscriptions.push(
    editor.registerCommand(commands.newFile, openNewFile),
    editor.registerCommand(commands.openWalkthrough, openWalkthrough),
    editor.registerCommand(commands.restartServer, () => client.restart()),
    editor.registerCommand(commands.showOutput, () => client.outputChannel.show()),
  );
}
