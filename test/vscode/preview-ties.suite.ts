import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import * as vscode from 'vscode';
import { commands } from '../../contract/names.js';
import { closeAll, openText, until } from './documents.js';
import { previewPage } from './page.js';
import { close, open } from './texts.js';

async function showPreview(name: string, text: string): Promise<{ editor: vscode.TextEditor; page: FrameLocator }> {
  const editor = await openText(name, text);
  await vscode.commands.executeCommand(commands.openPreviewToSide);
  const page = await previewPage();
  await page.locator('.hs-message').first().waitFor();
  return { editor, page };
}

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length - 1;

describe('picture and text', () => {
  afterEach(closeAll);

  it('a click on an arrow goes to its line', async () => {
    const { editor, page } = await showPreview('click.hsk', open);
    await page.locator('.hs-message').nth(1).click();
    const line = lineOf(open, 'B -> A');
    const now = (): vscode.TextEditor => vscode.window.visibleTextEditors.find((one) => one.document === editor.document) ?? editor;
    await until(
      () => now().selection.active.line === line,
      () => `the cursor is in line ${now().selection.active.line}, not ${line}`,
    );
  });

  it('the line of the cursor is lit', async () => {
    const { editor, page } = await showPreview('lit.hsk', open);
    await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
    const line = lineOf(open, 'SYN+ACK');
    editor.selection = new vscode.Selection(line, 0, line, 0);
    await page.locator('.hs-message.hs-lit', { hasText: 'SYN+ACK' }).waitFor();
  });

  it('the machine stands beside it, with the states of both hosts lit', async () => {
    const { page } = await showPreview('machine.hsk', open);
    await page.getByRole('button', { name: 'States of the protocol' }).click();
    await page.locator('.hs-node.hs-present[data-state="ESTABLISHED"]').waitFor();
    assert.equal(await page.locator('.hs-node').count(), 11);
  });

  it('a mistake is put right by its button, and plain Mermaid is drawn on demand', async () => {
    const { editor, page } = await showPreview('fixed.hsk', open.replace('ack=101', 'ack=100'));
    await page.getByRole('button', { name: 'tcp/ack' }).and(page.locator('.hs-fix')).click();
    await until(
      () => editor.document.getText() === open,
      () => editor.document.getText(),
    );
    await page.locator('.hs-problem').first().waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Plain Mermaid' }).click();
    await page.locator('.hs-plain .messageText', { hasText: 'ack=101' }).first().waitFor();
    await page.getByRole('button', { name: 'Plain Mermaid' }).click();
    await page.locator('.hs-message').first().waitFor();
  });

  it('goes step by step, with variables and rules', async () => {
    const { page } = await showPreview('steps.hsk', open);
    await page.getByRole('button', { name: 'Step by step' }).click();
    await page.getByRole('button', { name: 'On (→)' }).click();
    await until(
      async () => (await page.locator('.hs-message.hs-later').count()) === 2,
      () => 'it has not gone one step',
    );
    assert.match(await page.locator('.hs-card').first().innerText(), /SYN_SENT[\s\S]*SND\.NXT/);
  });

  it('draws what went before, too', async () => {
    const { editor, page } = await showPreview('chain.hsk', `${open}\n${close}`);
    await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
    const line = lineOf(editor.document.getText(), 'FIN+ACK');
    editor.selection = new vscode.Selection(line, 0, line, 0);
    await page.locator('.hs-message', { hasText: 'FIN+ACK' }).first().waitFor();
    await page.getByRole('button', { name: 'With what went before' }).click();
    await page.locator('.hs-message', { hasText: 'SYN+ACK' }).waitFor();
    await page.locator('.hs-message', { hasText: 'FIN+ACK' }).first().waitFor();
  });

  it('copies the source', async () => {
    await showPreview('copy.hsk', open);
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand(commands.copyMermaid);
    await until(
      async () => (await vscode.env.clipboard.readText()).startsWith('sequenceDiagram'),
      () => 'nothing was copied',
    );
  });

  it('copies the source of a whole exchange, of which only a part is drawn', async () => {
    const data = Array.from({ length: 400 }, (_, n) => `A -> B : PSH+ACK len=10 "${n}"\nB -> A : ACK\n`).join('');
    const { page } = await showPreview(
      'long.hsk',
      `${open
        .split('\n')
        .slice(4, 8)
        .join('\n')
        .replace(/expect.*/, '')}\n${data}`,
    );
    await page.getByText('Steps 1–160 of 803').waitFor();
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand(commands.copyMermaid);
    const copied = async (): Promise<string> => vscode.env.clipboard.readText();
    await until(
      async () => (await copied()) !== '',
      () => 'nothing was copied',
    );
    assert.equal((await copied()).match(/->>/g)?.length, 803);
  });
});
