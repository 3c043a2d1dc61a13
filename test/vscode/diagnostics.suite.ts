import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { commands } from '../../contract/names.js';
import { closeAll, codeOf, diagnosticsWhere, openText, replace } from './documents.js';
import { workbench } from './page.js';
import { open, wrongAck } from './texts.js';

const isEmpty = (diagnostics: readonly vscode.Diagnostic[]) => diagnostics.length === 0;
const isNotEmpty = (diagnostics: readonly vscode.Diagnostic[]) => diagnostics.length > 0;

describe('diagnostics', () => {
  afterEach(closeAll);

  it('a wrong acknowledgement is underlined, with the right number and a page of its code', async () => {
    const editor = await openText('wrong.hsk', wrongAck);
    const [problem, ...others] = await diagnosticsWhere(editor.document, isNotEmpty);
    assert.deepEqual(others, []);
    assert.ok(problem);
    assert.equal(codeOf(problem), 'tcp/ack');
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(editor.document.getText(problem.range), 'ack=100');
    assert.match(problem.message, /101/);
    await (await workbench()).waitForSelector('.monaco-editor .squiggly-error');
  });

  it("the code's page is a file of the extension", async () => {
    const editor = await openText('page.hsk', wrongAck);
    const [problem] = await diagnosticsWhere(editor.document, isNotEmpty);
    assert.ok(typeof problem?.code === 'object');
    assert.equal(problem.code.target.scheme, 'file');
    assert.ok(existsSync(problem.code.target.fsPath), problem.code.target.fsPath);
  });

  it('once it is right the squiggle is gone', async () => {
    const editor = await openText('fixed.hsk', wrongAck);
    await diagnosticsWhere(editor.document, isNotEmpty);
    await replace(editor, 'ack=100', 'ack=101');
    await diagnosticsWhere(editor.document, isEmpty);
    await (await workbench()).waitForSelector('.monaco-editor .squiggly-error', { state: 'detached' });
  });

  it('a document that becomes wrong gets its squiggle, and undo takes it away', async () => {
    const editor = await openText('undone.hsk', open);
    await replace(editor, 'seq=101 ack=301', 'seq=102 ack=301');
    const problems = await diagnosticsWhere(editor.document, isNotEmpty);
    assert.deepEqual(problems.map(codeOf), ['tcp/seq']);
    await vscode.commands.executeCommand('undo');
    await diagnosticsWhere(editor.document, isEmpty);
  });

  it('a half-typed line damages that line alone', async () => {
    const editor = await openText('half.hsk', wrongAck);
    await diagnosticsWhere(editor.document, isNotEmpty);
    await replace(editor, '  expect A in ESTABLISHED', '  A -> \n  expect A in ESTABLISHED');
    const problems = await diagnosticsWhere(editor.document, (found) => found.some((problem) => codeOf(problem) === 'syntax'));
    assert.deepEqual(problems.map(codeOf).sort(), ['syntax', 'tcp/ack']);
  });

  it('a document that was never saved is checked as well', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'handshake', content: wrongAck });
    await vscode.window.showTextDocument(document);
    assert.deepEqual((await diagnosticsWhere(document, isNotEmpty)).map(codeOf), ['tcp/ack']);
  });

  it('a fence in Markdown is checked, and the text around it is not', async () => {
    const editor = await openText('fence.md', `# A -> B : notes\n\n\`\`\`handshake\n${wrongAck}\`\`\`\n`);
    const [problem, ...others] = await diagnosticsWhere(editor.document, isNotEmpty);
    assert.deepEqual(others, []);
    assert.ok(problem);
    assert.equal(editor.document.getText(problem.range), 'ack=100');
  });

  it('a protocol of the library opens from a use of its states', async () => {
    const editor = await openText('definition.hsk', open);
    const at = editor.document.positionAt(open.indexOf('SYN_SENT') + 1);
    const [place] = await vscode.commands.executeCommand<readonly (vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      editor.document.uri,
      at,
    );
    assert.ok(place);
    const document = await vscode.workspace.openTextDocument('targetUri' in place ? place.targetUri : place.uri);
    const range = 'targetUri' in place ? place.targetRange : place.range;
    assert.match(document.lineAt(range.start.line).text, /state SYN_SENT/);
    assert.equal(document.languageId, 'handshake');
  });

  it('after a restart of the server the problems are there again', async () => {
    const editor = await openText('restarted.hsk', wrongAck);
    await diagnosticsWhere(editor.document, isNotEmpty);
    const gone = diagnosticsWhere(editor.document, isEmpty);
    await Promise.all([gone, vscode.commands.executeCommand(commands.restartServer)]);
    assert.deepEqual((await diagnosticsWhere(editor.document, isNotEmpty)).map(codeOf), ['tcp/ack']);
  });

  it('a restart leaves no question of ours without somebody who hears that it has no answer', async () => {
    const editor = await openText('asked.hsk', wrongAck);
    await diagnosticsWhere(editor.document, isNotEmpty);
    await vscode.commands.executeCommand(commands.openPreviewToSide);
    const unheard: string[] = [];
    const hear = (reason: unknown): void => void unheard.push(String(reason));
    process.on('unhandledRejection', hear);
    for (let line = 0; line < 9; line += 1) editor.selection = new vscode.Selection(line, 0, line, 0);
    await vscode.commands.executeCommand(commands.restartServer);
    await diagnosticsWhere(editor.document, isNotEmpty);
    process.off('unhandledRejection', hear);
    assert.deepEqual(unheard, []);
  });
});
