/** A notebook: fences in its Markdown cells are checked and drawn, and have a preview. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { commands } from '../../contract/names.js';
import { closeAll, diagnosticsWhere, until, workspaceFolder } from './documents.js';
import { workbench } from './page.js';
import { wrongAck } from './texts.js';

const notebook = (...cells: readonly string[]): string =>
  JSON.stringify({
    cells: cells.map((source) => ({ cell_type: 'markdown', metadata: {}, source: source.split(/(?<=\n)/) })),
    metadata: {},
    nbformat: 4,
    nbformat_minor: 2,
  });

describe('a notebook', () => {
  afterEach(closeAll);

  it('has pictures in its cells, problems, and a preview of the chosen cell', async () => {
    const file = path.join(workspaceFolder(), 'notes.ipynb');
    writeFileSync(file, notebook('# Prose\n', `\`\`\`handshake\n${wrongAck}\`\`\`\n`));
    const opened = await vscode.workspace.openNotebookDocument(vscode.Uri.file(file));
    const editor = await vscode.window.showNotebookDocument(opened);
    const page = await workbench();
    const cells = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await cells.locator('.handshake-figure svg').waitFor();
    await cells.locator('.handshake-problems').getByText('ack should be 101').waitFor();
    await diagnosticsWhere(opened.cellAt(1).document, (found) => found.length === 1);
    editor.selection = new vscode.NotebookRange(1, 2);
    await vscode.commands.executeCommand(commands.openPreviewToSide);
    const isDrawn = async (): Promise<boolean> => {
      for (const frame of page.frames()) if ((await frame.locator('.hs-picture').count()) > 0) return true;
      return false;
    };
    await until(isDrawn, () => 'no preview has a picture');
  });
});
