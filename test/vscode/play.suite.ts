import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../contract/names.js';
import { closeAll, diagnosticsWhere, openText, until } from './documents.js';
import { previewPage, workbench } from './page.js';

describe('playing', () => {
  afterEach(closeAll);

  it('a handshake is played by keyboard to its end in an empty document, and becomes an exchange', async () => {
    const { document } = await openText('played.hsk', '');
    await vscode.commands.executeCommand(commands.play);
    const page = await previewPage();
    const { keyboard } = await workbench();
    const focused = page.locator('.hs-move:focus');
    for (const [line, after] of [
      ['A -> B : SYN', 1],
      ['B -> A : SYN+ACK', 2],
      ['A -> B : ACK', 3],
    ] as const) {
      await page.locator(`.hs-move[title="${line}"]`).first().waitFor();
      await focused.waitFor();
      for (let at = 0; at < 12 && (await focused.getAttribute('title')) !== line; at++) await keyboard.press('ArrowDown');
      assert.equal(await focused.getAttribute('title'), line);
      await keyboard.press('Enter');
      await page
        .locator('.hs-part[data-kind="message"]')
        .nth(after - 1)
        .waitFor();
    }
    await keyboard.press('Backspace');
    await page.locator('.hs-part[data-kind="message"]').nth(2).waitFor({ state: 'detached' });
    await keyboard.press('Control+y');
    await page.locator('.hs-part[data-kind="message"]').nth(2).waitFor();
    await page.getByRole('button', { name: 'Insert as exchange' }).press('Enter');
    await until(
      () => /^exchange played \{\n[^}]*SYN\n[^}]*SYN\+ACK\n[^}]*ACK\n\}/.test(document.getText()),
      () => document.getText(),
    );
    assert.deepEqual(await diagnosticsWhere(document, () => true), []);
    await until(
      () => vscode.window.activeTextEditor?.document === document,
      () => 'the editor is not in front',
    );
    await page.locator('.hs-play').waitFor({ state: 'hidden' });
  });

  it('a verification is played from its hosts, and on from the end of a way, as its lenses and its entry under Testing ask', async () => {
    const { document } = await openText('block.hsk', 'verify opens {\n  may A : connect\n  never B in SYN_RECEIVED\n}\n');
    await diagnosticsWhere(document, (found) => found.some(({ code }) => JSON.stringify(code).includes('verify/never')));
    await vscode.commands.executeCommand(commands.play, document.uri.toString(), 0, 0);
    const page = await previewPage();
    await page.locator('.hs-part[data-kind="message"]').first().waitFor();
    await page.locator('.hs-move[title="B -> A : SYN+ACK"]').first().waitFor();
    await vscode.commands.executeCommand(commands.play, { id: `${document.uri} 0`, uri: document.uri });
    await page.locator('.hs-part[data-kind="message"]').first().waitFor({ state: 'detached' });
    await page.locator('.hs-move[title="A -> B : SYN"]').first().press('Enter');
    await page.locator('.hs-move[title="B -> A : SYN+ACK"]').first().press('Enter');
    await page.locator('.hs-move[title="A -> B : ACK"]').first().press('Enter');
    await page.locator('.hs-part[data-kind="message"]').nth(2).waitFor();
    await page.getByRole('button', { name: 'Insert as exchange' }).press('Enter');
    await until(
      () => /\}\n\nexchange opens_played \{\n[^}]*ACK\n\}/.test(document.getText()),
      () => document.getText(),
    );
  });
});
