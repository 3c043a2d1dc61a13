import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../contract/names.js';
import { closeAll, codeOf, diagnosticsWhere, openText, until } from './documents.js';
import { MemoryFiles } from './memory-files.js';
import { workbench } from './page.js';
import { open, wrongAck } from './texts.js';

const errors = (diagnostics: readonly vscode.Diagnostic[]) =>
  diagnostics.filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);

/** Behind the first place where the text stands. */
function behind({ document }: vscode.TextEditor, text: string): vscode.Position {
  const start = document.getText().indexOf(text);
  assert.ok(start >= 0, text);
  return document.positionAt(start + text.length);
}

async function applied(edit: vscode.WorkspaceEdit | undefined): Promise<void> {
  assert.ok(edit);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

const actionsAt = (document: vscode.TextDocument, range: vscode.Range, kind = vscode.CodeActionKind.QuickFix) =>
  vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, kind.value, 100);

const OPEN = 'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=101 ack=301\n';

/** Documents, and a fix of one of their problems. */
const FIXES: readonly (readonly [text: string, title: string])[] = [
  ['A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=100\n', 'Set ack to 101'],
  ['A -> B : SYN seq=100\nA -> B : ACK seq=101\n', 'Insert B -> A : SYN+ACK before it'],
  [`${OPEN}A -> B : FIN+ACK seq=101 ack=301\nB -> A : ACK\nB -> A : FIN+ACK`, 'Add A -> B : ACK seq=102 ack=302 at the end'],
  [`${OPEN}A -x B : PSH+ACK seq=101 len=50\nA : timeout\nA -> B : PSH+ACK seq=200 len=50\n`, 'Make it the retransmission of line 4'],
  ['A ~> B : SYN as m1', 'Mark it as lost'],
  ['A ~> B : SYN as m1', 'Add m1 arrives at the end'],
  ['host A\nhost B in LISTEN\nC -> B : SYN\n', 'Declare host C'],
  ['A -> B : SYN\nexpect A in SYN_SNT\n', 'Change SYN_SNT to SYN_SENT'],
  ['A -> B : SYN seq=1\nB -> A : SYN+ACK ack=1\n', 'It is meant to be so: expect error tcp/ack'],
  ['expect error tcp/seq\nA -> B : SYN\n', 'Remove expect error'],
  ['A -> B : SYN seq=1\nexpect error tcp/seq\nB -> A : SYN+ACK ack=1\n', 'Expect tcp/ack'],
];

describe('language features', () => {
  afterEach(closeAll);

  it('after a half-typed line exactly the legal messages are offered, and accepting one leaves no error', async () => {
    const half = open.replace('B -> A : SYN+ACK seq=300 ack=101', 'B -> A : ');
    const editor = await openText('half-typed.hsk', half);
    await diagnosticsWhere(editor.document, (found) => found.length > 0);
    editor.selection = new vscode.Selection(behind(editor, 'B -> A : '), behind(editor, 'B -> A : '));
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      editor.selection.active,
    );
    const ours = list.items.filter(({ kind }) => kind === vscode.CompletionItemKind.Event);
    assert.deepEqual(
      ours.map(({ label }) => (typeof label === 'string' ? label : label.label)),
      ['SYN+ACK', 'RST'],
    );
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await (await workbench()).waitForSelector('.suggest-widget.visible .monaco-list-row.focused');
    await vscode.commands.executeCommand('acceptSelectedSuggestion');
    await until(
      () => /B -> A : SYN\+ACK seq=300 ack=101/.test(editor.document.getText()),
      () => editor.document.getText(),
    );
    await diagnosticsWhere(editor.document, (found) => errors(found).length === 0);
  });

  it('a quick fix removes its problem', async () => {
    const editor = await openText('fix.hsk', wrongAck);
    const [problem] = await diagnosticsWhere(editor.document, (found) => found.length > 0);
    assert.ok(problem);
    const actions = await actionsAt(editor.document, problem.range);
    const [fix] = actions.filter(({ isPreferred }) => isPreferred);
    assert.equal(fix?.title, 'Set ack to 101');
    await applied(fix?.edit);
    assert.equal(editor.document.getText(), open);
    await diagnosticsWhere(editor.document, (found) => found.length === 0);
  });

  it('each of the others removes its problem, too', async () => {
    for (const [index, [text, title]] of FIXES.entries()) {
      const { document } = await openText(`fix-${index}.hsk`, text);
      for (const problem of await diagnosticsWhere(document, (found) => found.length > 0)) {
        const fix = (await actionsAt(document, problem.range)).find((action) => action.title === title);
        if (fix === undefined) continue;
        await applied(fix.edit);
        await diagnosticsWhere(document, (found) => found.every((other) => codeOf(other) !== codeOf(problem)));
      }
      assert.notEqual(document.getText(), text, title);
    }
  });

  it('a message that was left out is put in', async () => {
    const editor = await openText('missing.hsk', open.replace(/ {2}B -> A.*\n/, ''));
    const [problem] = await diagnosticsWhere(editor.document, (found) => found.length > 0);
    assert.ok(problem);
    const fix = (await actionsAt(editor.document, problem.range)).find(({ title }) => title.startsWith('Insert B -> A : SYN+ACK'));
    await applied(fix?.edit);
    assert.match(editor.document.getText(), /B -> A : SYN\+ACK/);
  });

  it('an exchange is written with symbols, and run to its end', async () => {
    const editor = await openText('refactored.hsk', open);
    await diagnosticsWhere(editor.document, (found) => found.length === 0);
    const refactor = async (begins: string): Promise<void> => {
      const at = new vscode.Range(behind(editor, 'A -> B : '), behind(editor, 'A -> B : '));
      let actions: readonly vscode.CodeAction[] = [];
      const found = () => actions.find(({ title }) => title.startsWith(begins));
      await until(
        async () => {
          actions = await actionsAt(editor.document, at, vscode.CodeActionKind.Refactor);
          return found() !== undefined;
        },
        () => actions.map(({ title }) => title).join('\n'),
      );
      await applied(found()?.edit);
    };
    await refactor('Use symbols for the sequence numbers');
    await refactor('Run to the end: A -> B : FIN+ACK');
    assert.match(editor.document.getText(), /A -> B : ACK {5}seq=x\+1 ack=y\+1[\s\S]*A -> B : ACK seq=x\+2 ack=y\+2\n {2}A : timeout\n}/);
    await diagnosticsWhere(editor.document, (found) => found.length === 0);
  });

  it('a name is changed in two files', async () => {
    const first = await openText('renamed-a.hsk', open);
    const second = await openText(
      'renamed-b.hsk',
      'import "renamed-a.hsk"\nexchange more after open {\n  A -> B : FIN+ACK\n  B -> A : ACK\n}\n',
    );
    await diagnosticsWhere(second.document, (found) => found.every((each) => codeOf(each) !== 'unknown-name'));
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      second.document.uri,
      behind(second, 'after op'),
      'opening',
    );
    assert.equal(edit.size, 2);
    await applied(edit);
    assert.match(first.document.getText(), /^exchange opening "/);
    assert.match(second.document.getText(), /after opening \{/);
  });

  it('a document with an error in it is formatted', async () => {
    const editor = await openText('rough.hsk', 'exchange e {\nA->B:SYN   seq=1\nwhat is this\nB -> A:ACK+SYN seq=2 ack=2\n}\n');
    await diagnosticsWhere(editor.document, (found) => found.length > 0);
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('editor.action.formatDocument');
    assert.equal(editor.document.getText(), 'exchange e {\n  A -> B : SYN     seq=1\n  what is this\n  B -> A : SYN+ACK seq=2 ack=2\n}\n');
  });

  it('a state leads to its line in the shipped protocol', async () => {
    const editor = await openText('goto.hsk', open);
    await diagnosticsWhere(editor.document, (found) => found.length === 0);
    const [link] = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      editor.document.uri,
      behind(editor, 'A in ESTAB'),
    );
    assert.ok(link);
    const uri = 'targetUri' in link ? link.targetUri : link.uri;
    const line = 'targetRange' in link ? link.targetRange.start.line : link.range.start.line;
    const protocol = await vscode.workspace.openTextDocument(uri);
    assert.match(protocol.lineAt(line).text, /state ESTABLISHED/);
  });

  it('the workspace is checked, also what is not open', async () => {
    const found = await vscode.commands.executeCommand<{ readonly files: number; readonly errors: number }>(commands.checkWorkspace);
    assert.ok(found.files > 10);
  });

  it('an import in a file system of another extension is read, with its file closed', async () => {
    const texts = new Map([
      ['/base.hsk', 'exchange first {\n  A -> B : SYN\n  B -> A : SYN+ACK\n}\n'],
      ['/next.hsk', 'import "base.hsk"\nexchange next after first {\n  A -> B : ACK\n}\nimport "nowhere.hsk"\n'],
    ]);
    const registered = vscode.workspace.registerFileSystemProvider('memory', new MemoryFiles(texts));
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('memory:/next.hsk'));
    await vscode.window.showTextDocument(document);
    const problems = await diagnosticsWhere(document, (found) => found.length === 1 && found[0]?.range.start.line === 4);
    assert.deepEqual(problems.map(codeOf), ['unknown-name']);
    registered.dispose();
  });

  it('an import in a file system that only the editor can read is completed with the files that lie there', async () => {
    const text = 'exchange first {\n  A -> B : SYN\n}\n';
    const texts = new Map([
      ['/course/notes.md', '# Notes\n'],
      ['/course/base.hsk', text],
      ['/course/week 1/open.hsk', text],
      ['/course/node_modules/other.hsk', text],
      ['/course/next.hsk', 'import ""\n'],
    ]);
    const registered = vscode.workspace.registerFileSystemProvider('listed', new MemoryFiles(texts));
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('listed:/course/next.hsk'));
    await vscode.window.showTextDocument(document);
    let names: readonly string[] = [];
    const named = async () => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        new vscode.Position(0, 8),
      );
      names = items.map(({ label }) => (typeof label === 'string' ? label : label.label)).filter((name) => name.endsWith('.hsk'));
      return names.length > 0;
    };
    // the server may still be starting
    await until(named, () => 'no file is proposed');
    assert.deepEqual([...names].sort(), ['base.hsk', 'week 1/open.hsk']);
    registered.dispose();
  });
});
