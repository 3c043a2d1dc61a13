/** Makes the pictures of the README; only on request (`npm run screenshots`), as their pixels differ from machine to machine. */
import path from 'node:path';
import * as vscode from 'vscode';
import { commands } from '../../contract/names.js';
import { closeAll, diagnosticsWhere, openFile, openText } from './documents.js';
import { previewPage, workbench } from './page.js';
import { close, open, wrongAck } from './texts.js';

async function shoot(name: string): Promise<void> {
  const page = await workbench();
  await page.screenshot({ path: path.join(process.env.HANDSHAKE_SCREENSHOTS ?? '', `${name}.png`) });
}

async function calm(): Promise<void> {
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
    before(calm);
    afterEach(closeAll);

    it('a wrong number, with its message', async () => {
      const editor = await openText('open.hsk', wrongAck);
      await diagnosticsWhere(editor.document, (problems) => problems.length > 0);
      await withPreview();
      const at = editor.document.positionAt(wrongAck.indexOf('ack=100') + 1);
      await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
      editor.selection = new vscode.Selection(at, at);
      await vscode.commands.executeCommand('editor.action.showHover');
      await (await workbench()).locator('.monaco-hover:visible').first().waitFor();
      await shoot('editor');
    });

    it('an exchange and its picture', async () => {
      const editor = await openText('close.hsk', `${open}\n${close}`);
      await withPreview();
      const at = editor.document.positionAt(editor.document.getText().indexOf('-x'));
      await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
      editor.selection = new vscode.Selection(at, at);
      await (await previewPage()).locator('.hs-cross').waitFor();
      await shoot('preview');
      await theme('Default Light Modern');
      await (await workbench()).locator('.monaco-workbench.vs').waitFor();
      await (await previewPage()).locator('.hs-cross').waitFor();
      await shoot('preview-light');
      await theme('Default Dark Modern');
    });

    it('an exchange in Korean', async () => {
      await openFile('examples/ko/open.hsk').catch(() => openText('ko.hsk', '클라이언트 -> 서버 : SYN seq=처음\n'));
      await withPreview();
      await shoot('korean');
    });
  });
}
