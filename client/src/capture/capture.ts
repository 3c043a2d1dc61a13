/** Captures in the editor: the commands that import them, and what is shown where one is opened. */
import { type ExtensionContext, commands as editor, TabInputCustom, type Uri, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { captureViewType, commands } from '../../../contract/names.js';
import { registerDrop } from './drop.js';
import { CaptureEditor } from './editor.js';
import { askAndImport, type ConnectionWanted, importFile } from './import.js';

export function registerCaptures(context: ExtensionContext, client: LanguageClient): void {
  registerDrop(context, client);
  context.subscriptions.push(
    editor.registerCommand(commands.importCapture, () => askAndImport(client)),
    editor.registerCommand(commands.importCaptureFile, (clicked?: Uri | string, more?: readonly Uri[] | ConnectionWanted) => {
      const uri = clicked ?? shownCapture();
      return uri === undefined ? askAndImport(client) : importFile(client, uri, more);
    }),
    window.registerCustomEditorProvider(captureViewType, new CaptureEditor(client, context.extensionUri), {
      supportsMultipleEditorsPerDocument: true,
    }),
  );
}

/** The capture in front, for the palette. */
function shownCapture(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof TabInputCustom && input.viewType === captureViewType ? input.uri : undefined;
}
