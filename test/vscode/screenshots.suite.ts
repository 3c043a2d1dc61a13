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

const KOREAN = `exchange 연결 "3-way handshake" {
  host A "클라이언트"
  host B "서버" in LISTEN

  A -> B : SYN     seq=100
  B -> A : SYN+ACK seq=300 ack=101
  A -> B : ACK     seq=101 ack=301
}
`;

const EXERCISE = `exercise 번호 "빠진 번호 채우기" {
  task "물음표 자리에 알맞은 번호를 쓰시오."
  hint "SYN도 순서 번호를 하나 차지한다."
  points 4
  host A "클라이언트"
  host B "서버" in LISTEN
  A -> B : SYN     seq=100
  B -> A : SYN+ACK seq=300 ack=100
  A -> B : ACK     seq=? ack=?
  solution {
    A -> B : SYN     seq=100
    B -> A : SYN+ACK seq=300 ack=101
    A -> B : ACK     seq=101 ack=301
  }
}
`;

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

  describe('screens in Korean', () => {
    before(async () => {
      await calm();
      await theme('Default Light Modern');
    });
    afterEach(closeAll);

    it('an error, its fixes, a hover', async () => {
      const editor = await openText('연결.hsk', KOREAN.replace('ack=101', 'ack=100'));
      await diagnosticsWhere(editor.document, (problems) => problems.length > 0);
      await withPreview();
      const at = editor.document.positionAt(editor.document.getText().indexOf('seq=300'));
      await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
      editor.selection = new vscode.Selection(at, at);
      await vscode.commands.executeCommand('editor.action.marker.next');
      await (await workbench()).locator('.marker-widget').waitFor();
      await shoot('error');
      await vscode.commands.executeCommand('closeMarkersNavigation');
      const wrong = editor.document.positionAt(editor.document.getText().indexOf('ack=100') + 5);
      editor.selection = new vscode.Selection(wrong, wrong);
      await vscode.commands.executeCommand('editor.action.quickFix');
      await (await workbench()).locator('.action-widget').first().waitFor();
      await shoot('fix');
      await (await workbench()).keyboard.press('Escape');
      await vscode.commands.executeCommand('editor.action.showHover');
      await (await workbench()).locator('.monaco-hover:visible').first().waitFor();
      await shoot('hover');
      await replace(editor, 'ack=100', 'ack=101');
      await editor.document.save();
    });

    it('an exercise with what is told of its answer', async () => {
      const text = EXERCISE;
      const editor = await openText('연습.hsk', text);
      await diagnosticsWhere(editor.document, (problems) => problems.length > 0);
      await withPreview();
      await (await previewPage()).locator('.hs-exercise').waitFor();
      await shoot('exercise');
    });

    it('a preview step by step', async () => {
      await openText('단계.hsk', KOREAN);
      await withPreview();
      await (await previewPage()).locator('.hs-stage').focus();
      await (await previewPage()).getByRole('button', { name: '단계별 보기' }).click();
      await (await previewPage()).locator('.hs-stage').focus();
      for (let step = 0; step < 2; step++) await (await workbench()).keyboard.press('ArrowRight');
      await shoot('preview');
    });

    it('the walkthrough', async () => {
      await vscode.commands.executeCommand(commands.openWalkthrough);
      await (await workbench()).getByText('교환 써 보기').first().waitFor();
      await (await workbench()).locator('.getting-started-media img, .getting-started-media svg').first().waitFor();
      await shoot('walkthrough');
    });
  });
}
