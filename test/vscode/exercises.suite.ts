import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { commands, extensionId } from '../../contract/names.js';
import { closeAll, codeOf, diagnosticsWhere, openText, replace, until } from './documents.js';
import { notification, previewPage, workbench } from './page.js';
import { numbers, open } from './texts.js';

const place = ({ document }: vscode.TextEditor, text: string): vscode.Position => {
  const at = document.getText().indexOf(text);
  assert.ok(at >= 0, `the document has no ${text}`);
  return document.positionAt(at + text.length);
};

async function actionsAt(editor: vscode.TextEditor, text: string): Promise<readonly vscode.CodeAction[]> {
  const at = place(editor, text);
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', editor.document.uri, new vscode.Range(at, at), undefined, 100);
}

async function apply(editor: vscode.TextEditor, at: string, title: string): Promise<void> {
  const action = (await actionsAt(editor, at)).find((each) => each.title === title);
  assert.ok(action?.edit, `no action ${title}`);
  await vscode.workspace.applyEdit(action.edit);
}

/** The list shows what fits; the files of the whole workspace stand in it, so that what is looked for may lie below, or above. */
async function listed(selector: string, hasText = ''): Promise<void> {
  const page = await workbench();
  const found = page.locator(`.test-explorer ${selector}`, { hasText });
  let step = 0;
  await until(
    async () => {
      if ((await found.count()) > 0) return true;
      step += 1;
      const list = page.locator('.test-explorer .monaco-list').first();
      // a view that was asked for while the workbench was busy does not always come
      if (!(await list.isVisible())) await vscode.commands.executeCommand('workbench.view.testing.focus');
      else
        await list.hover({ timeout: 5000 }).then(
          () => page.mouse.wheel(0, step % 30 === 0 ? -100_000 : 200),
          () => {},
        );
      return false;
    },
    () => `no ${selector} ${hasText} in the Testing view`,
  );
}

const status = async (text: string) => (await workbench()).locator('.statusbar-item', { hasText: text }).first().waitFor();

describe('exercises', () => {
  afterEach(closeAll);

  it('one fails in the Testing view, and passes after the edit', async () => {
    const editor = await openText('numbers.hsk', numbers);
    await diagnosticsWhere(editor.document, (found) => found.length === 2);
    await vscode.commands.executeCommand('workbench.view.testing.focus');
    // those of the workspace's files are there, too
    await listed('.monaco-list-row', '-handshake-numbers.hsk');
    await vscode.commands.executeCommand(commands.runExercise);
    await listed('.codicon-testing-failed-icon');
    await vscode.window.showTextDocument(editor.document);
    await status('0/4');
    await replace(editor, 'ack=?', 'ack=101');
    await diagnosticsWhere(editor.document, (found) => found.length === 1);
    await status('2/4');
    await replace(editor, 'ack=?', 'ack=301');
    await diagnosticsWhere(editor.document, (found) => found.length === 0);
    await status('4/4');
    await vscode.commands.executeCommand(commands.runExercise);
    await vscode.commands.executeCommand('workbench.view.testing.focus');
    await listed('.codicon-testing-passed-icon');
  });

  it('nothing gives an answer away', async () => {
    const editor = await openText('secret.hsk', numbers.replace('ack=?', 'ack=7'));
    const { document } = editor;
    assert.deepEqual((await diagnosticsWhere(document, (found) => found.length > 0)).map(codeOf), ['blank']);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = await vscode.commands.executeCommand<readonly unknown[]>('vscode.executeInlayHintProvider', document.uri, whole);
    const hovers = await vscode.commands.executeCommand<readonly unknown[]>(
      'vscode.executeHoverProvider',
      document.uri,
      place(editor, 'SYN+AC'),
    );
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      place(editor, 'ack=7').translate(0, -1),
    );
    const titles = (await actionsAt(editor, 'seq=101 ack=')).map(({ title }) => title);
    assert.doesNotMatch(JSON.stringify([hints, hovers, list.items.map(({ label }) => label), titles]), /101|301|show the answer/i);
  });

  it('the preview has the task, hints, blanks and a score, and tells no value', async () => {
    const first = numbers.replace(' seq=101', '').replace('  points 4', '  hint "A SYN takes one number."\n  points 4');
    const editor = await openText('panel.hsk', `${first}\n${numbers.replace('numbers "Numbers"', 'more "More"')}`);
    await vscode.commands.executeCommand(commands.openPreviewToSide);
    const panel = (await previewPage()).locator('.hs-exercise');
    await panel.getByText('Fill in the numbers.').waitFor();
    await panel.getByText('Hint 1').click();
    await panel.getByText('A SYN takes one number.').waitFor();
    // the field lies on the picture
    const blank = (await previewPage()).getByLabel('Blank in line 8: ack');
    const fill = async (text: string): Promise<void> => {
      await blank.fill(text);
      await blank.press('Enter');
    };
    await fill('100');
    await panel.getByText('not right yet').waitFor();
    assert.match(editor.document.getText(), /ack=100\n/);
    assert.doesNotMatch(
      (await panel.innerHTML()) + (await (await workbench()).locator('.markers-panel, .monaco-hover').allTextContents()).join(),
      /101|301/,
    );
    // the score moves while one types; nothing is written yet
    await blank.fill('101');
    await panel.getByText('2/4').waitFor();
    assert.match(editor.document.getText(), /ack=100\n/);
    await fill('101');
    await until(
      () => Promise.resolve(/ack=101\n/.test(editor.document.getText())),
      () => 'the answer is not written',
    );
    // what is typed in the text moves the score as well
    await replace(editor, 'ack=?', 'ack=301');
    await panel.getByText('4/4 ✓').waitFor();
    // the last right answer leads on
    const told = await notification('Numbers: 4 of 4 points.');
    await told.getByRole('button', { name: 'Next Exercise' }).click();
    await until(
      () =>
        Promise.resolve(
          editor.document.lineAt(vscode.window.activeTextEditor?.selection.active.line ?? 0).text.startsWith('exercise more'),
        ),
      () => 'the next exercise is not shown',
    );
  });

  it('a blank and a handout give what is graded', async () => {
    const editor = await openText('taught.hsk', open);
    await diagnosticsWhere(editor.document, () => true);
    await apply(editor, 'seq=300', 'Turn this exchange into an exercise');
    // a right answer is not punished: only who hands it out is told that nothing is asked
    await diagnosticsWhere(editor.document, (found) => found.length === 0);
    await apply(editor, 'ack=10', 'Turn into a blank');
    const key = editor.document.getText();
    assert.match(key, /ack=\?/);
    await diagnosticsWhere(editor.document, (found) => found.every((each) => codeOf(each) === 'blank') && found.length === 1);
    await vscode.commands.executeCommand(commands.previewAsStudent);
    const shown = vscode.window.activeTextEditor?.document;
    const handout = shown?.getText() ?? '';
    assert.doesNotMatch(handout, /solution/);
    // nobody writes in it, and it asks to be saved by nobody
    assert.deepEqual([shown?.uri.scheme, shown?.isUntitled, shown?.isDirty], ['handshake-student', false, false]);
    const folder = mkdtempSync(path.join(os.tmpdir(), 'handshake-graded-'));
    const [keyFile, answer] = ['key.hsk', 'answer.hsk'].map((name) => path.join(folder, name));
    assert.ok(keyFile && answer);
    writeFileSync(keyFile, key);
    writeFileSync(answer, handout.replace('ack=?', 'ack=101'));
    const program = path.join(vscode.extensions.getExtension(extensionId)?.extensionPath ?? '', 'dist/cli/handshake.js');
    assert.match(execFileSync('node', [program, 'grade', '--key', keyFile, answer], { encoding: 'utf8' }), /1 of 1 passed/);
  });
});
