/** Commands that take diagrams out of the editor. */
import { type ExtensionContext, commands as editor, type Uri } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { commands } from '../../../contract/names.js';
import { exportAll } from './all.js';
import { copyDiagram } from './copy.js';
import { exportPlayer } from './player.js';

export function registerExport(context: ExtensionContext, client: LanguageClient): void {
  context.subscriptions.push(
    editor.registerCommand(commands.copyDiagram, (format?: string) => copyDiagram(context, client, format)),
    editor.registerCommand(commands.exportPlayer, (place?: Uri) => exportPlayer(context, client, place)),
    editor.registerCommand(commands.exportAll, (format?: string, folder?: Uri) => exportAll(context, format, folder)),
  );
}
