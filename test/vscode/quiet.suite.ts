/** First of all, as nothing of ours was opened yet. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands, extensionId } from '../../contract/names.js';
import { closeAll, diagnosticsWhere, openText } from './documents.js';
import { notification, workbench } from './page.js';
import { servers } from './servers.js';
import { wrongAck } from './texts.js';

const testing = async (): Promise<number> => (await workbench()).locator('.activitybar .codicon-test-view-icon').count();

describe('Markdown with nothing of ours', () => {
  afterEach(closeAll);

  it('starts no process and shows no icon', async function () {
    if (process.platform === 'win32') this.skip();
    await openText('prose.md', '# Prose\n\nA -> B\n');
    await vscode.extensions.getExtension(extensionId)?.activate();
    assert.deepEqual([servers(), await testing()], [[], 0]);
    assert.equal(await (await workbench()).locator('#handshake\\.exercise, [id*="handshake.server"]').count(), 0);
    const editor = await openText('fenced.md', `\`\`\`handshake\n${wrongAck}\`\`\`\n`);
    await diagnosticsWhere(editor.document, (found) => found.length === 1);
    assert.deepEqual([servers().length, await testing()], [1, 0]);
  });

  it('is told to write a fence', async () => {
    await openText('prose.md', '# Prose\n');
    await vscode.commands.executeCommand(commands.openPreviewToSide);
    await (await notification('has no exchange yet')).first().waitFor();
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});

describe('both sides of a comparison', () => {
  afterEach(closeAll);

  it('are checked on the side that is worked on alone', async () => {
    const earlier = vscode.workspace.registerTextDocumentContentProvider('earlier', { provideTextDocumentContent: () => wrongAck });
    const { document } = await openText('compared.hsk', wrongAck);
    const other = vscode.Uri.from({ scheme: 'earlier', path: document.uri.path });
    await vscode.commands.executeCommand('vscode.diff', other, document.uri);
    await diagnosticsWhere(document, (found) => found.length === 1);
    const hovers = await vscode.commands.executeCommand<readonly vscode.Hover[]>(
      'vscode.executeHoverProvider',
      other,
      new vscode.Position(4, 12),
    );
    assert.deepEqual([vscode.languages.getDiagnostics(other), hovers], [[], []]);
    earlier.dispose();
  });
});

describe('formatting', () => {
  afterEach(closeAll);

  it('indents by two blanks, whatever stands there', async () => {
    const editor = await openText('wide.hsk', 'exchange wide {\n        host A\n        host B\n        A -> B : SYN seq=100\n}\n');
    await vscode.commands.executeCommand('editor.action.formatDocument');
    assert.match(editor.document.getText(), /^ {2}host A$/m);
  });
});
