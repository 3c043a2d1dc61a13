/** Two folders in one window: each has the settings of its own (`test/host/run.mjs` makes the second one). */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeAll, codeOf, diagnosticsWhere } from './documents.js';
import { wrongAck } from './texts.js';

describe('two folders', () => {
  afterEach(closeAll);

  it('have severities of their own', async () => {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const found = folders.map(async ({ uri }) => {
      const file = path.join(uri.fsPath, 'folder.hsk');
      writeFileSync(file, wrongAck);
      const document = await vscode.workspace.openTextDocument(file);
      const [problem] = await diagnosticsWhere(document, (all) => all.length === 1);
      return problem && [codeOf(problem), vscode.DiagnosticSeverity[problem.severity]];
    });
    assert.deepEqual(await Promise.all(found), [
      ['tcp/ack', 'Error'],
      ['tcp/ack', 'Hint'],
    ]);
  });
});
