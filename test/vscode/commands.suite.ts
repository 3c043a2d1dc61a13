import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands, extensionId, languageId } from '../../contract/names.js';
import { closeAll, codeOf, diagnosticsWhere, openText, until } from './documents.js';
import { workbench } from './page.js';
import { freeze, servers, thaw } from './servers.js';
import { wrongAck } from './texts.js';

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

  for (const [when, isChecked] of [
    ['was checked', true],
    ['is not checked yet', false],
  ] as const)
    it(`fixes are listed in a document that ${when}, however long the server needs`, async function () {
      if (process.platform === 'win32') this.skip();
      const first = await openText('slow.hsk', wrongAck);
      await diagnosticsWhere(first.document, (found) => found.length === 1);
      const [server] = servers();
      assert.ok(server);
      if (isChecked) first.selection = new vscode.Selection(0, 0, 0, 0);
      else freeze(server);
      if (!isChecked) await openText('slow-too.hsk', wrongAck);
      freeze(server);
      // longer than the editor waits before it asks for the fixes at the new place of the caret by itself
      setTimeout(() => thaw(server), 3_000);
      await vscode.commands.executeCommand(commands.quickFix);
      const row = (await workbench()).locator('.action-widget .monaco-list-row', { hasText: 'Set ack to 101' });
      await row.first().waitFor();
      await (await workbench()).keyboard.press('Escape');
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
    // an ordinary paste stays one, and the editor's own menu behind it makes an exchange of it
    const page = await workbench();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const plain = await vscode.env.clipboard.readText();
    await page.evaluate((text) => navigator.clipboard.writeText(text), plain);
    await page.locator('.editor-instance .monaco-editor').first().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Control+v');
    await until(
      () => editor.document.getText().includes(plain.trim()),
      () => editor.document.getText(),
    );
    await page.locator('.post-edit-widget').waitFor({ timeout: 30_000 });
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget .monaco-list-row', { hasText: 'Paste as Handshake Exchange' }).click({ timeout: 30_000 });
    await until(
      () => /```handshake\n[\s\S]*A -> B : SYN seq=0/.test(editor.document.getText()),
      () => editor.document.getText(),
    );
    await editor.edit((edit) => edit.replace(new vscode.Range(2, 0, editor.document.lineCount, 0), ''));
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

  it('the walkthrough opens; on demand it is walked to its end by keys', async function () {
    this.timeout(300_000);
    const page = await workbench();
    const { keyboard } = page;
    const rows = page.locator('.quick-input-widget:visible .monaco-list-row');
    const run = async (title: string): Promise<void> => {
      // a page that just opens takes the focus, which closes the palette
      for (let attempt = 0; attempt < 4; attempt++) {
        await keyboard.press('F1');
        await keyboard.type(title);
        const isThere = await rows
          .filter({ hasText: title })
          .first()
          .waitFor({ timeout: 8_000 })
          .then(
            () => true,
            () => false,
          );
        if (isThere) return keyboard.press('Enter');
        await keyboard.press('Escape');
      }
      throw new Error(`${title} is not in the palette`);
    };
    const shot = async (name: string): Promise<void> => {
      const folder = process.env.HANDSHAKE_SHOTS;
      if (folder !== undefined) await page.screenshot({ path: `${folder}/walkthrough-${name}.png` });
    };
    const done = async (step: string): Promise<void> => {
      await vscode.commands.executeCommand(commands.openWalkthrough);
      await page.locator(`[data-done-step-id$="#${step}"].complete`).first().waitFor();
      await shot(step);
    };
    const chosen = async (row: string): Promise<void> => {
      await rows.filter({ hasText: row }).first().waitFor();
      await keyboard.press('Enter');
    };
    const opened = (ending: string) =>
      until(
        () => vscode.window.activeTextEditor?.document.uri.path.endsWith(ending) === true,
        () => String(vscode.window.activeTextEditor?.document.uri),
      );
    await run('Handshake: Open Walkthrough');
    for (const step of ['Write an exchange', 'Break it', 'Read why it is wrong', 'Fix it', 'See it drawn', 'Read a capture'])
      await page.getByText(step).first().waitFor();
    if (process.env.HANDSHAKE_WALKTHROUGH !== 'all') return;
    await run('Handshake: New Exchange');
    await chosen('Three-way handshake');
    await opened('.hsk');
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document);
    await done('write');
    await vscode.window.showTextDocument(document);
    await run('Handshake: Insert a Mistake');
    await diagnosticsWhere(document, (found) => found.length > 0);
    await done('break');
    await vscode.window.showTextDocument(document);
    await run('Handshake: Explain');
    await done('why');
    await vscode.window.showTextDocument(document);
    await run('Handshake: Fix the First');
    await page.locator('.action-widget .monaco-list-row').first().waitFor();
    await keyboard.press('Enter');
    await diagnosticsWhere(document, (found) => found.length === 0);
    await done('fix');
    await vscode.window.showTextDocument(document);
    await run('Handshake: Open Preview to the Side');
    await done('preview');
    await run('Handshake: New Exercise');
    await page.locator('.quick-input-title', { hasText: 'New Exercise' }).waitFor();
    await keyboard.press('Enter');
    await done('exercise');
    await run('Handshake: New Note');
    await opened('.md');
    await done('notes');
    await run('Handshake: Import Capture');
    await page.locator('.quick-input-widget:visible, .monaco-dialog-box').first().waitFor();
    await keyboard.press('Escape');
    await done('capture');
    assert.equal(await page.locator('.step-list-container .getting-started-step .codicon.complete').count(), 8);
  });
});
