import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, codeOf, diagnosticsWhere, openText, until } from './documents.js';
import { previewPage } from './page.js';

const text = `verify opens {
  may A : connect
}
`;

async function lens(editor: vscode.TextEditor, title: string): Promise<vscode.Command> {
  let found: vscode.Command | undefined;
  let titles: readonly string[] = [];
  await until(
    async () => {
      const all = await vscode.commands.executeCommand<readonly vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        editor.document.uri,
        100,
      );
      titles = all.map(({ command }) => command?.title ?? '');
      found = all.map(({ command }) => command).find((command) => command?.title === title);
      return found !== undefined;
    },
    () => `no lens ${title} among ${titles.join(' | ')}`,
  );
  assert.ok(found);
  return found;
}

describe('verifying', () => {
  afterEach(closeAll);

  it('a property is written, fails, its way is shown step by step, and put in', async () => {
    const editor = await openText('verified.hsk', text);
    await editor.edit((edit) => edit.insert(new vscode.Position(2, 0), '  never B in ESTABLISHED "it opens"\n'));
    const [problem] = await diagnosticsWhere(editor.document, (found) => found.some((each) => codeOf(each) === 'verify/never'));
    assert.match(problem?.message ?? '', /it opens\. This can happen/);
    assert.match(problem?.relatedInformation?.[0]?.location.uri.path ?? '', /ways.*opens_1/);
    const show = await lens(editor, 'Show the way');
    await vscode.commands.executeCommand(show.command, ...(show.arguments ?? []));
    const page = await previewPage();
    await page.locator('.hs-part[data-kind="message"]').filter({ hasText: 'SYN+ACK' }).first().waitFor();
    await page.locator('.hs-stepper').waitFor();
    const insert = await lens(editor, 'Insert as exchange');
    await vscode.commands.executeCommand(insert.command, ...(insert.arguments ?? []));
    await until(
      () => /^exchange opens_1 /m.test(editor.document.getText()),
      () => editor.document.getText(),
    );
    const after = await diagnosticsWhere(editor.document, (found) => found.some((each) => codeOf(each) === 'verify/never'));
    assert.deepEqual(after.map(codeOf), ['verify/never']);
  });
});
