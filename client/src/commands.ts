/** The commands that need no preview. */
import { type ExtensionContext, commands as editor } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { commands, extensionId, walkthroughId } from '../../contract/names.js';
import { checkWorkspace } from './check-workspace.js';
import { insertExchange, openNewExchange, openNewNote } from './new-exchange.js';
import { restartServer } from './server.js';

function openWalkthrough(): Thenable<unknown> {
  return editor.executeCommand('workbench.action.openWalkthrough', `${extensionId}#${walkthroughId}`, false);
}

export function registerCommands(context: ExtensionContext, client: LanguageClient): void {
  context.subscriptions.push(
    editor.registerCommand(commands.newFile, openNewExchange),
    editor.registerCommand(commands.insertExchange, insertExchange),
    editor.registerCommand(commands.newNote, openNewNote),
    // with nothing chosen in a list, Enter ends the line, and Tab takes the first proposal
    editor.registerCommand(commands.takeProposal, () => editor.executeCommand('focusAndAcceptSuggestion')),
    editor.registerCommand(commands.checkWorkspace, () => checkWorkspace(client)),
    editor.registerCommand(commands.openWalkthrough, openWalkthrough),
    editor.registerCommand(commands.restartServer, () => restartServer(client)),
    editor.registerCommand(commands.showOutput, () => client.outputChannel.show()),
  );
}
