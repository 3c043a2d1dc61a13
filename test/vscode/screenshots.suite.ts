/** Makes the pictures of the README; only on request (`npm run screenshots`), as their pixels differ from machine to machine. */
import path from 'node:path';
import * as vscode from 'vscode';
import { commands } from '../../contract/names.js';
import { closeAll, diagnosticsWhere, openFile, openText, replace } from './documents.js';
import { previewPage, workbench } from './page.js';
import { close, open, wrongAck } from './texts.js';

async function shoot(name: string): Promise<void> {
  const page = await workbench();
  await page.screenshot({ path: path.join(process.env.HANDSHAKE_SCREENSHOTS ?? '', `${name}.png`) });
}

/** The text and the picture, and nothing that hides them. */
async function calm(): Promise<void> {
  const editor = vscode.workspace.getConfiguration('editor');
  await editor.update('minimap.enabled', false, vscode.ConfigurationTarget.Global);
  for (const command of ['workbench.action.closeSidebar', 'workbench.action.closePanel', 'notifications.clearAll']) {
    await vscode.commands.executeCommand(command);
  }
}

async function withPreview(): Promise<void> {
  await vscode.commands.executeCommand(commands.openPreviewToSide);
  await (await previewPage()).locator('.hs-picture').waitFor();
}

const theme = (name: string) =>
  vscode.workspace.getConfiguration('workbench').update('colorTheme', name, vscode.ConfigurationTarget.Global);

if (process.env.HANDSHAKE_SCREENSHOTS) {
  describe('screenshots', () => {
    before(async () => {
      await calm();
      await theme('Default Dark Modern');
    });
    afterEach(closeAll);

    it('a wrong number, with its message', async () => {
      const editor = await openText('open.hsk', wrongAck);
      await diagnosticsWhere(editor.document, (problems) => problems.length > 0);
      await withPreview();
      const at = editor.document.positionAt(wrongAck.indexOf('seq=300'));
      await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
      editor.selection = new vscode.Selection(at, at);
      await vscode.commands.executeCommand('editor.action.marker.next');
      await (await workbench()).locator('.marker-widget').waitFor();
      await shoot('editor');
      await replace(editor, 'ack=100', 'ack=101');
      await editor.document.save();
    });

    it('an exchange and its picture', async () => {
      const editor = await openText('close.hsk', `${open}\n${close}`);
      await withPreview();
      const at = editor.document.positionAt(editor.document.getText().indexOf('-x'));
      await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
      editor.selection = new vscode.Selection(at, at);
      await (await previewPage()).locator('.hs-cross').waitFor();
      await shoot('preview');
    });

    it('an exchange in Korean', async () => {
      await openFile('examples/ko/open.hsk');
      await withPreview();
      await shoot('korean');
    });
  });
}
