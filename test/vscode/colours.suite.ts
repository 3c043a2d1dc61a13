import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openText } from './documents.js';
import { workbench } from './page.js';
import { open } from './texts.js';

const inspect = () => vscode.commands.executeCommand('editor.action.inspectTMScopes');

/** The scopes of a word, as the editor's own inspector shows them. */
async function scopesOf(word: string, editor: vscode.TextEditor): Promise<string> {
  const at = editor.document.positionAt(editor.document.getText().indexOf(word));
  editor.selection = new vscode.Selection(at, at);
  const page = await workbench();
  await inspect();
  const widget = page.locator('.token-inspect-widget', { hasText: 'textmate scopes' });
  await widget.waitFor();
  const scopes = (await widget.allTextContents()).join('\n');
  await inspect();
  await widget.waitFor({ state: 'detached' });
  return scopes;
}

describe('colours', () => {
  afterEach(closeAll);

  it('a document', async () => {
    const editor = await openText('colours.hsk', open);
    assert.match(await scopesOf('exchange', editor), /storage\.type\.handshake/);
    assert.match(await scopesOf('SYN_SENT', editor), /entity\.name\.type\.state\.handshake/);
  });

  it('a fence in Markdown', async () => {
    const editor = await openText('notes.md', `# Notes\n\n\`\`\`handshake\n${open}\`\`\`\n\nAfter it: host.\n`);
    assert.match(await scopesOf('SYN_SENT', editor), /entity\.name\.type\.state\.handshake[\s\S]*meta\.embedded\.block\.handshake/);
    assert.doesNotMatch(await scopesOf('After it', editor), /handshake/);
  });
});
