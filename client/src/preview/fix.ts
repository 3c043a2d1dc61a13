/** The fix that the editor would offer first for a problem, made from the list below the picture. */
import { type CodeAction, CodeActionKind, commands, type Diagnostic, l10n, Range, type Uri, window, workspace } from 'vscode';

export interface ProblemPlace {
  readonly line: number;
  readonly character: number;
  readonly code: string;
}

/** So many of the fixes come with their edits. */
const MOST = 4;

export async function fixAt(uri: Uri, { line, character, code }: ProblemPlace): Promise<void> {
  await workspace.openTextDocument(uri);
  const here = new Range(line, character, line, character);
  const kind = CodeActionKind.QuickFix.value;
  const actions = await commands.executeCommand<readonly CodeAction[]>('vscode.executeCodeActionProvider', uri, here, kind, MOST);
  const own = actions.filter(({ edit, diagnostics }) => edit !== undefined && diagnostics?.some((each) => codeOf(each) === code));
  const edit = (own.find(({ isPreferred }) => isPreferred) ?? own[0])?.edit;
  if (edit === undefined) void window.showInformationMessage(l10n.t('No fix is known for this: {0}.', code));
  else await workspace.applyEdit(edit);
}

const codeOf = ({ code }: Diagnostic): string => String(typeof code === 'object' ? code.value : (code ?? ''));
