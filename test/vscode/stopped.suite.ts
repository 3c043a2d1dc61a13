/** Last of all, as the server is killed. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, diagnosticsWhere, openText, until } from './documents.js';
import { notification } from './page.js';
import { servers } from './servers.js';
import { wrongAck } from './texts.js';

const isOld = ({ message }: vscode.Diagnostic): boolean => message.includes('(old: the language server has stopped)');

describe('a server that is killed five times', () => {
  afterEach(closeAll);

  it('is seen to have stopped, keeps its problems as old ones, and comes back', async function () {
    if (process.platform === 'win32') this.skip();
    const { document } = await openText('killed.hsk', wrongAck);
    await diagnosticsWhere(document, (found) => found.length === 1);
    for (let time = 0; time < 5; time++) {
      await until(
        () => servers().length === 1 && vscode.languages.getDiagnostics(document.uri).length === 1,
        () => `the server did not come back after ${time} ends`,
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
    await toast.getByRole('button', { name: 'Restart' }).click();
    await diagnosticsWhere(document, (found) => found.length === 1 && !found.some(isOld));
    assert.equal(servers().length, 1);
  });
});
