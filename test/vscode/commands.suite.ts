import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands, extensionId, languageId } from '../../contract/names.js';
import { closeAll, codeOf, diagnosticsWhere, openText, until } from './documents.js';
import { workbench } from './page.js';

/** It holds where ours does not: in another language or part of the window, or while Tab has another meaning. */
const isElsewhere = (when: string): boolean =>
  when
    .split(' || ')
    .every((part) =>
      /(?:^|&& )(?:(?:editor|resource)LangId [=~]|notebookEditorFocused|chatInputHasFocus|terminalFocus|activeCustomEditorId|inInlineEditsPreviewEditor|!suggestWidgetVisible|suggestWidgetHasFocusedSuggestion|simpleSuggestWidget|hasNextTabstop|hasSnippetCompletions)/.test(
        part,
      ),
    );

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

  it('a new exchange has a name, which saving it proposes', async () => {
    await vscode.commands.executeCommand(commands.newFile, 'open');
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.isUntitled, true);
    assert.match(document.uri.path, /\/open(-\d+)?\.hsk$/);
  });

  it('a button puts a mistake in, Explain shows its page, and a fix takes it away', async () => {
    await vscode.commands.executeCommand(commands.newFile, 'open');
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    await diagnosticsWhere(editor.document, (found) => found.length === 0);
    await vscode.commands.executeCommand(commands.breakIt);
    assert.deepEqual((await diagnosticsWhere(editor.document, (found) => found.length > 0)).map(codeOf), ['tcp/ack']);
    await vscode.commands.executeCommand(commands.explain);
    await until(
      () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).some(({ label }) => label.includes('tcp-ack')),
      () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label)).join(', '),
    );
  });

  it('an exchange is put into a note, in a fence', async () => {
    const { document } = await openText('inserted.md', '# Notes\n\n');
    const end = document.positionAt(document.getText().length);
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(end, end);
    await vscode.commands.executeCommand(commands.insertExchange, 'open');
    assert.match(document.getText(), /^# Notes\n\n```handshake\nexchange open [\s\S]*\n}\n```\n$/);
  });

  it('a listing on the clipboard is pasted as an exchange', async () => {
    const editor = await openText('pasted.md', '# Notes\n\n');
    const end = editor.document.positionAt(editor.document.getText().length);
    editor.selection = new vscode.Selection(end, end);
    await vscode.env.clipboard.writeText(`12:00:00.01 IP 10.0.0.1.4000 > 10.0.0.2.80: Flags [S], seq 1000, win 64240, length 0
12:00:00.02 IP 10.0.0.2.80 > 10.0.0.1.4000: Flags [S.], seq 9000, ack 1001, win 65160, length 0
12:00:00.03 IP 10.0.0.1.4000 > 10.0.0.2.80: Flags [.], ack 1, win 502, length 0\n`);
    await (await workbench()).keyboard.press('F1');
    await (await workbench()).keyboard.type('Paste as Handshake');
    await (await workbench()).keyboard.press('Enter');
    await until(
      () =>
        /^# Notes\n\n```handshake\n[\s\S]*A -> B : SYN seq=0 [\s\S]*A -> B : ACK seq=1 ack=1 [\s\S]*\n```\n?$/.test(
          editor.document.getText(),
        ),
      () => editor.document.getText(),
    );
    await vscode.commands.executeCommand('undo');
    await vscode.env.clipboard.writeText('Client => Server : [SYN]');
    await vscode.commands.executeCommand(commands.pasteExchange);
    assert.match(editor.document.getText(), /^# Notes\n\n```handshake\nexchange pasted \{\n {2}Client -> Server : SYN\n\}\n```\n?$/);
  });

  it('no default key takes one away from the editor', async () => {
    await vscode.commands.executeCommand('workbench.action.openDefaultKeybindingsFile');
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    const all: readonly { key: string; command: string; when?: string }[] = JSON.parse(text.replace(/^\s*\/\/.*$/gm, ''));
    const ours = all.filter(({ command }) => command.startsWith('handshake.'));
    assert.deepEqual(ours.map(({ key }) => key).sort(), ['ctrl+k v', 'ctrl+shift+v', 'tab']);
    const taken = all.filter(
      ({ key, command, when = '' }) => ours.some((own) => own.key === key && own.command !== command) && !isElsewhere(when),
    );
    // an indent gives way to a proposal; Emmet knows nothing of our language
    assert.deepEqual(
      taken.map(({ command }) => command),
      ['tab', 'editor.emmet.action.expandAbbreviation'],
    );
  });

  it('the walkthrough opens', async () => {
    await vscode.commands.executeCommand(commands.openWalkthrough);
    const page = await workbench();
    for (const step of [
      'Write an exchange',
      'Break it',
      'Read why it is wrong',
      'Mend it',
      'See it drawn',
      'Solve an exercise',
      'Write it into your notes',
      'Read a capture',
    ])
      await page.getByText(step).first().waitFor();
    const folder = process.env.HANDSHAKE_SHOTS;
    if (folder !== undefined) await page.screenshot({ path: `${folder}/walkthrough.png` });
  });
});
