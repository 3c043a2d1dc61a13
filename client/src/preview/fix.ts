/** The fix that the editor would offer first for a problem, made from the list below the picture, or from the tip. */
import { type CodeAction, CodeActionKind, commands, type Diagnostic, l10n, languages, type Uri, window, workspace } from 'vscode';

export interface ProblemPlace {
  /** Of the text in which it stands there. */
  readonly version: number;
  readonly line: number;
  readonly character: number;
  readonly code: string;
}

/** So many of the fixes come with their edits. */
const MOST = 4;

/** What is offered does not say for which problem: it is asked for at the place of this one alone. */
export async function fixAt(uri: Uri, { version, line, character, code }: ProblemPlace): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  if (document.version !== version) return tellChanged();
  const own = languages.getDiagnostics(uri).filter((each) => codeOf(each) === code && each.range.start.line === line);
  const range = (own.find((each) => each.range.start.character === character) ?? own[0])?.range;
  const kind = CodeActionKind.QuickFix.value;
  const actions =
    range === undefined
      ? []
      : await commands.executeCommand<readonly CodeAction[]>('vscode.executeCodeActionProvider', uri, range, kind, MOST);
  const able = actions.filter(({ edit }) => edit !== undefined);
  const edit = (able.find(({ isPreferred }) => isPreferred) ?? able[0])?.edit;
  if (edit === undefined) void window.showInformationMessage(l10n.t('No fix is known for this: {0}.', code));
  else if (document.version !== version) tellChanged();
  else await workspace.applyEdit(edit);
}

const tellChanged = (): void =>
  void window.showInformationMessage(l10n.t('Nothing was fixed: the text has changed. Choose the fix again.'));

const codeOf = ({ code }: Diagnostic): string => String(typeof code === 'object' ? code.value : (code ?? ''));
