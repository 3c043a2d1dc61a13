import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import * as vscode from 'vscode';
import { commands } from '../../contract/names.js';
import { closeAll, codeOf, diagnosticsWhere, openText, replace } from './documents.js';
import { previewPage } from './page.js';
import { close, open, wrongAck } from './texts.js';

const drawn = (page: FrameLocator, kind: string) => page.locator(`.hs-part[data-kind="${kind}"]`);

async function textsOf(page: FrameLocator, kind: string): Promise<readonly string[]> {
  const texts = await drawn(page, kind).allTextContents();
  return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim());
}

async function showPreview(name: string, text: string): Promise<{ editor: vscode.TextEditor; page: FrameLocator }> {
  const editor = await openText(name, text);
  await vscode.commands.executeCommand(commands.openPreviewToSide);
  const page = await previewPage();
  await drawn(page, 'message').first().waitFor();
  return { editor, page };
}

describe('the preview', () => {
  afterEach(closeAll);

  it('shows the hosts, the messages and the states after each step', async () => {
    const { page } = await showPreview('preview.hsk', open);
    const hosts = await page.locator('.hs-header').evaluateAll((headers) => headers.map((header) => header.getAttribute('data-host')));
    assert.deepEqual([...new Set(hosts)], ['A', 'B']);
    const messages = await textsOf(page, 'message');
    assert.deepEqual(
      messages.map((message) => /SYN\+ACK|SYN|ACK/.exec(message)?.[0]),
      ['SYN', 'SYN+ACK', 'ACK'],
    );
    assert.match(messages[1] ?? '', /300.*101/);
    const states = await textsOf(page, 'state');
    for (const state of ['CLOSED', 'LISTEN', 'SYN_SENT', 'SYN_RECEIVED', 'ESTABLISHED']) {
      assert.ok(
        states.some((text) => text.includes(state)),
        `${state} is not among ${states}`,
      );
    }
  });

  it('follows the text', async () => {
    const { editor, page } = await showPreview('live.hsk', open);
    await replace(editor, 'seq=101 ack=301', 'seq=101 ack=301 "done"');
    await drawn(page, 'message').filter({ hasText: 'done' }).waitFor();
  });

  it('shows a half-typed line as a row of its own', async () => {
    const { editor, page } = await showPreview('half-typed.hsk', open);
    await replace(editor, '  A -> B : ACK     seq=101 ack=301', '  A -> ');
    await diagnosticsWhere(editor.document, (problems) => problems.some((problem) => codeOf(problem) === 'syntax'));
    await drawn(page, 'unread').filter({ hasText: 'A ->' }).waitFor();
    const messages = await textsOf(page, 'message');
    assert.equal(messages.length, 2, String(messages));
  });

  it('marks the wrong step', async () => {
    const { editor, page } = await showPreview('marked.hsk', wrongAck);
    await page.locator('.hs-part.hs-error[data-kind="message"]').filter({ hasText: 'SYN+ACK' }).waitFor();
    await replace(editor, 'ack=100', 'ack=101');
    await page.locator('.hs-part.hs-error').first().waitFor({ state: 'detached' });
  });

  it('shows a lost message, and the exchange under the cursor', async () => {
    const { editor, page } = await showPreview('two.hsk', `${open}\n${close}`);
    assert.equal((await textsOf(page, 'message')).length, 3);
    const at = editor.document.positionAt(editor.document.getText().indexOf('FIN+ACK'));
    await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
    editor.selection = new vscode.Selection(at, at);
    await drawn(page, 'message').filter({ hasText: 'FIN+ACK' }).first().waitFor();
    assert.equal(await page.locator('.hs-cross').count(), 1);
    assert.ok((await textsOf(page, 'state')).some((state) => state.includes('TIME_WAIT')));
  });
});
