/** Opening, editing and asking about documents: the suites' only way to the editor's API for them. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { workbench } from './page.js';

export function workspaceFolder(): string {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('the tests need an open folder');
  return folder.uri.fsPath;
}

/** Writes the text into a file of the workspace and shows it. */
export async function openText(name: string, text: string): Promise<vscode.TextEditor> {
  const file = path.join(workspaceFolder(), name);
  writeFileSync(file, text);
  return openFile(name);
}

export async function openFile(name: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(path.join(workspaceFolder(), name));
  return vscode.window.showTextDocument(document, vscode.ViewColumn.One);
}

/** Types as a person does: replaces the first place where `from` stands. */
export async function replace(editor: vscode.TextEditor, from: string, to: string): Promise<void> {
  const { document } = editor;
  const start = document.getText().indexOf(from);
  if (start < 0) throw new Error(`the document has no ${from}`);
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + from.length));
  await editor.edit((edit) => edit.replace(range, to));
}

/** Milliseconds: slow machines must not fail; shorter than a test may last, so that it says what it waited for. */
const PATIENCE = 100_000;

/** Waits, without polling, until what the server says of the document satisfies the question. */
export function diagnosticsWhere(
  document: vscode.TextDocument,
  isAsked: (diagnostics: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      listener.dispose();
      clearTimeout(timer);
    };
    const answer = (): void => {
      const diagnostics = vscode.languages.getDiagnostics(document.uri);
      if (!isAsked(diagnostics)) return;
      end();
      resolve(diagnostics);
    };
    const giveUp = (): void => {
      end();
      const there = vscode.languages.getDiagnostics(document.uri).map((each) => `${codeOf(each)}: ${each.message}`);
      reject(new Error(`not the problems that were waited for, but:\n${there.join('\n')}`));
    };
    const timer = setTimeout(giveUp, PATIENCE);
    const listener = vscode.languages.onDidChangeDiagnostics(answer);
    answer();
  });
}

/** Until it holds, where nobody tells that it does. */
export async function until(holds: () => boolean | Promise<boolean>, what: () => string): Promise<void> {
  const end = performance.now() + PATIENCE;
  while (performance.now() < end) {
    if (await holds()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(what());
}

export const codeOf = ({ code }: vscode.Diagnostic): string => String(typeof code === 'object' ? code.value : code);

export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.files.revert').then(undefined, () => undefined);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  // a list of notifications that stays open would lie on the next preview's buttons
  await vscode.commands.executeCommand('notifications.clearAll');
  await vscode.commands.executeCommand('notifications.hideList');
  const page = await workbench();
  await until(
    async () => (await page.locator('iframe.webview').count()) === 0,
    () => 'a preview is still there',
  );
}
