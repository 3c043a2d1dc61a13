import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands, extensionId, languageId } from '../../contract/names.js';
import { closeAll, codeOf, diagnosticsWhere } from './documents.js';
import { workbench } from './page.js';

describe('commands', () => {
  afterEach(closeAll);

  it('the extension is there, and every command of the manifest is registered', async () => {
    const extension = vscode.extensions.getExtension(extensionId);
    await extension?.activate();
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      Object.values(commands).filter((command) => !registered.has(command)),
      [],
    );
  });

  it('a new exchange is right, and is checked', async () => {
    await vscode.commands.executeCommand(commands.newFile, 'open');
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.languageId, languageId);
    const text = editor.document.getText();
    const wrong = text.replace('ack=101', 'ack=7');
    await editor.edit((edit) => edit.replace(new vscode.Range(0, 0, editor.document.lineCount, 0), wrong));
    assert.deepEqual((await diagnosticsWhere(editor.document, (found) => found.length > 0)).map(codeOf), ['tcp/ack']);
    await editor.edit((edit) => edit.replace(new vscode.Range(0, 0, editor.document.lineCount, 0), text));
    await diagnosticsWhere(editor.document, (found) => found.length === 0);
  });

  it('the walkthrough opens', async () => {
    await vscode.commands.executeCommand(commands.openWalkthrough);
    await (await workbench()).getByText('Write an exchange').first().waitFor();
  });
});
