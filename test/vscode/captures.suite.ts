import assert from 'node:assert/strict';
import { copyFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { captureViewType, commands, extensionId, languageId } from '../../contract/names.js';
import { closeAll, diagnosticsWhere, until, workspaceFolder } from './documents.js';
import { previewPage, workbench } from './page.js';

/** The recordings, in the checkout: the tests run elsewhere. */
const recordings = path.join(process.env.HANDSHAKE_ROOT ?? '', 'test/captures');

const inWorkspace = (name: string): vscode.Uri => vscode.Uri.file(path.join(workspaceFolder(), name));

function capture(name: string): vscode.Uri {
  const uri = inWorkspace(`${name}.pcap`);
  copyFileSync(path.join(recordings, `${name}.pcap`), uri.fsPath);
  return uri;
}

const shown = (): vscode.TextDocument | undefined => vscode.window.activeTextEditor?.document;

describe('captures', () => {
  before(() => vscode.extensions.getExtension(extensionId)?.activate());
  afterEach(closeAll);

  it('of both ends, chosen in the explorer, become a document that is not saved and has no mistakes', async () => {
    const both = [capture('lost_ack3.a'), capture('lost_ack3.b')];
    await vscode.commands.executeCommand(commands.importCaptureFile, both[0], both);
    const document = shown();
    assert.ok(document?.isUntitled);
    assert.equal(document.languageId, languageId);
    assert.match(document.getText(), /imported from lost_ack3\.a\.pcap and lost_ack3\.b\.pcap: 1 connection/);
    assert.match(document.getText(), /^ {2}A -x B : ACK seq=1 ack=1/m);
    const errors = await diagnosticsWhere(document, () => true);
    assert.deepEqual(
      errors.filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error),
      [],
    );
  });

  it('are shown as a list of connections when they are opened, each of which can be imported', async () => {
    await vscode.commands.executeCommand('vscode.open', capture('two_connections.a'));
    const isList = (input: unknown): boolean => input instanceof vscode.TabInputCustom && input.viewType === captureViewType;
    await until(
      () => isList(vscode.window.tabGroups.activeTabGroup.activeTab?.input),
      () => 'it is not opened as a list',
    );
    const page = await previewPage();
    await page.getByText('TCP connections: 2, ').waitFor();
    assert.equal(await page.getByRole('row').count(), 3);
    const opened = new Promise<vscode.TextEditor>((resolve) => {
      const listener = vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (!editor?.document.isUntitled) return;
        listener.dispose();
        resolve(editor);
      });
    });
    await page.getByRole('link', { name: 'Import connection 2' }).click();
    const { document } = await opened;
    assert.deepEqual(document.getText().match(/^exchange \w+/gm), ['exchange c2']);
  });

  it('that are none are refused with a sentence', async () => {
    const uri = inWorkspace('no.pcap');
    writeFileSync(uri.fsPath, 'nothing captured');
    await vscode.commands.executeCommand(commands.importCaptureFile, uri, [uri]);
    await (await workbench())
      .getByText('no.pcap cannot be imported: this is not a pcap or pcapng file, nor a listing of TCP segments')
      .first()
      .waitFor();
    await vscode.commands.executeCommand('vscode.open', uri);
    await (await previewPage()).getByText('no.pcap cannot be imported').waitFor();
  });
});
