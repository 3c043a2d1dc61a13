/** There is one preview: which document it shows, and what it says when that document is gone. */
import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import * as vscode from 'vscode';
import { commands } from '../../contract/names.js';
import { closeAll, openText, replace, until } from './documents.js';
import { previewPage } from './page.js';
import { close, open } from './texts.js';

const previews = (): readonly vscode.Tab[] =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('handshake.preview'));

/** The one preview's tab comes to be called so. */
const titled = (title: string): Promise<void> =>
  until(
    () => previews().length === 1 && previews()[0]?.label === title,
    () => `the previews are ${previews().map(({ label }) => label)}, not ${title}`,
  );

const messages = (page: FrameLocator, count: number): Promise<void> =>
  until(
    async () => (await page.locator('.hs-part[data-kind="message"]').count()) === count,
    () => `there are not ${count} messages`,
  );

const one = 'A -> B : SYN seq=100\n';

async function showPreview(name: string, text: string): Promise<{ editor: vscode.TextEditor; page: FrameLocator }> {
  const editor = await openText(name, text);
  await vscode.commands.executeCommand(commands.openPreviewToSide);
  const page = await previewPage();
  await page.locator('.hs-message').first().waitFor();
  return { editor, page };
}

async function oneStepIn(page: FrameLocator): Promise<void> {
  await page.getByRole('button', { name: 'Step by step' }).click();
  await page.getByRole('button', { name: 'On (→)' }).click();
  await page.locator('.hs-now').first().waitFor();
}

describe('the one preview', () => {
  afterEach(closeAll);

  it('follows the active editor, and stays where it is locked', async () => {
    const { page } = await showPreview('followed.hsk', open);
    await titled('Handshake: followed.hsk');
    await openText('next.hsk', one);
    await titled('Handshake: next.hsk');
    await messages(page, 1);
    await vscode.commands.executeCommand(commands.togglePreviewLock);
    await page
      .locator('button[aria-pressed="true"]')
      .and(page.getByRole('button', { name: 'Stay with this document' }))
      .waitFor();
    await openText('followed.hsk', open);
    await openText('notes.md', '# Prose\n');
    await titled('Handshake: next.hsk');
    await vscode.commands.executeCommand(commands.openPreviewToSide);
    await titled('Handshake: notes.md');
  });

  it('stays with a document that is renamed, at its step', async () => {
    const { editor, page } = await showPreview('before.hsk', open);
    await oneStepIn(page);
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(editor.document.uri, vscode.Uri.joinPath(editor.document.uri, '..', 'after.hsk'), { overwrite: true });
    await vscode.workspace.applyEdit(edit);
    await titled('Handshake: after.hsk');
    await page.locator('.hs-now').first().waitFor();
    const renamed = vscode.workspace.textDocuments.find(({ uri }) => uri.path.endsWith('/after.hsk'));
    assert.ok(renamed);
    const typed = await vscode.window.showTextDocument(renamed, vscode.ViewColumn.One);
    await replace(typed, 'seq=101 ack=301', 'seq=101 ack=301 "done"');
    await page.locator('.hs-message', { hasText: 'done' }).waitFor();
  });

  it('stays with an untitled document that is saved', async () => {
    const untitled = await vscode.workspace.openTextDocument({ language: 'handshake', content: open });
    await vscode.window.showTextDocument(untitled, vscode.ViewColumn.One);
    await vscode.commands.executeCommand(commands.openPreviewToSide);
    const page = await previewPage();
    await messages(page, 3);
    await oneStepIn(page);
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const file = vscode.Uri.joinPath(folder, 'saved.hsk');
    await vscode.workspace.fs.writeFile(file, Buffer.from(untitled.getText()));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file), vscode.ViewColumn.One);
    await titled('Handshake: saved.hsk');
    await page.locator('.hs-now').first().waitFor();
  });

  it('says that its document is gone', async () => {
    const { editor, page } = await showPreview('gone.hsk', close.replace(' after open', ''));
    await vscode.commands.executeCommand(commands.togglePreviewLock);
    await vscode.workspace.fs.delete(editor.document.uri);
    await page.getByText('gone.hsk does not exist any more').waitFor();
    await titled('Handshake: gone.hsk');
  });
});
