/** Last of all, as the server is killed. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../contract/names.js';
import { closeAll, diagnosticsWhere, openText, replace, until } from './documents.js';
import { notification, previewPage } from './page.js';
import { freeze, servers, thaw } from './servers.js';
import { wrongAck } from './texts.js';

const problems = ({ uri }: vscode.TextDocument): string =>
  JSON.stringify(vscode.languages.getDiagnostics(uri).map(({ message }) => message));

const isOld = ({ message }: vscode.Diagnostic): boolean => message.includes('(old: the language server has stopped)');

describe('a server that answers nobody any more', () => {
  afterEach(closeAll);

  it('is replaced by one that does: there is one in the end', async function () {
    if (process.platform === 'win32') this.skip();
    const editor = await openText('frozen.hsk', wrongAck);
    const { document } = editor;
    await diagnosticsWhere(document, (found) => found.length === 1);
    const [old] = servers();
    assert.ok(old);
    freeze(old);
    await vscode.commands.executeCommand(commands.restartServer);
    await replace(editor, 'ack=100', 'ack=7');
    await diagnosticsWhere(document, (found) => found.some(({ message }) => message.includes('not 7')));
    // it answers late, and ends: its end is not that of the other
    thaw(old);
    await until(
      () => !servers().includes(old),
      () => 'the old one is still there',
    );
    await replace(editor, 'ack=7', 'ack=101');
    await diagnosticsWhere(document, (found) => found.length === 0);
    await until(
      () => servers().length === 1,
      () => `there are servers: ${servers().join(', ')}`,
    );
  });
});

describe('a server that is killed five times', () => {
  afterEach(closeAll);

  it('is seen to have stopped, keeps its problems as old ones, and comes back', async function () {
    if (process.platform === 'win32') this.skip();
    const { document } = await openText('killed.hsk', wrongAck);
    await diagnosticsWhere(document, (found) => found.length === 1);
    await vscode.commands.executeCommand(commands.openPreviewToSide);
    const notice = (await previewPage()).getByText('The language server has stopped');
    for (let time = 0; time < 5; time++) {
      await until(
        () => servers().length === 1 && vscode.languages.getDiagnostics(document.uri).length === 1,
        () => `the server did not come back after ${time} ends: ${servers().length} servers, ${problems(document)}`,
      );
      for (const server of servers()) process.kill(server, 'SIGKILL');
      await until(
        () => vscode.languages.getDiagnostics(document.uri).every(isOld),
        () => 'it was not noticed',
      );
    }
    await diagnosticsWhere(document, (found) => found.length === 1 && found.every(isOld));
    const toast = await notification('has stopped 5 times');
    await toast.first().waitFor();
    assert.equal(await toast.count(), 1);
    await notice.waitFor();
    await toast.getByRole('button', { name: 'Restart' }).click();
    await diagnosticsWhere(document, (found) => found.length === 1 && !found.some(isOld));
    await notice.waitFor({ state: 'hidden' });
    assert.equal(servers().length, 1);
  });
});
