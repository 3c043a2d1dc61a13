/** What the walkthrough needs: it is offered once, its buttons do what its steps speak of, and a step is done when the document shows it. */
import {
  CodeActionKind,
  DiagnosticSeverity,
  type ExtensionContext,
  commands as editor,
  l10n,
  languages,
  Selection,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import { commands, languageId } from '../../../contract/names.js';
import type { Checked } from '../checked.js';
import { isOurs } from '../need.js';
import { openNewExchange } from '../new-exchange.js';
import { followEditors, showLast } from './last-editor.js';
import { mistakeIn } from './mistake.js';

const OFFERED = 'walkthroughOffered';

export function registerGuide(context: ExtensionContext, checked: Checked): void {
  followEditors(context);
  context.subscriptions.push(
    editor.registerCommand(commands.breakIt, putInMistake),
    editor.registerCommand(commands.quickFix, () => quickFix(checked)),
    workspace.onDidOpenTextDocument((document) => offer(context, document)),
    languages.onDidChangeDiagnostics(({ uris }) => {
      const changed = new Set(uris.map(String));
      for (const document of workspace.textDocuments) if (changed.has(document.uri.toString())) note(document);
    }),
  );
  for (const document of workspace.textDocuments) offer(context, document);
}

/** Only once, at the first document. */
async function offer(context: ExtensionContext, { languageId: language, uri }: TextDocument): Promise<void> {
  if (language !== languageId || !['file', 'untitled'].includes(uri.scheme) || context.globalState.get<boolean>(OFFERED)) return;
  await context.globalState.update(OFFERED, true);
  const show = l10n.t('Show Me Around');
  const chosen = await window.showInformationMessage(
    l10n.t('Handshake checks and draws protocol exchanges. A walkthrough shows how in a few minutes.'),
    show,
  );
  if (chosen === show) await editor.executeCommand(commands.openWalkthrough);
}

const wrong = new WeakSet<TextDocument>();

function note(document: TextDocument): void {
  if (document.languageId !== languageId) return;
  const isWrong = languages.getDiagnostics(document.uri).some(({ severity }) => severity === DiagnosticSeverity.Error);
  if (isWrong) wrong.add(document);
  const context = isWrong ? 'handshake.wasWrong' : wrong.has(document) ? 'handshake.wasMended' : undefined;
  if (context !== undefined) void editor.executeCommand('setContext', context, true);
}

/** One number of an answer too low, as people write it most often. */
async function putInMistake(): Promise<void> {
  if ((await showLast()) === undefined) await openNewExchange('open');
  const shown = await showLast();
  if (shown === undefined) return;
  const found = mistakeIn(shown.document.getText());
  if (found === undefined) {
    void window.showInformationMessage(l10n.t('There is no number here to change: change a flag instead.'));
    return;
  }
  const [from, to] = [shown.document.positionAt(found.start), shown.document.positionAt(found.end)];
  await shown.edit((edit) => edit.replace(new Selection(from, to), found.text));
  shown.selection = new Selection(from, from);
  shown.revealRange(shown.selection);
}

/** At the first mistake, if the caret is on none. */
async function quickFix(checked: Checked): Promise<void> {
  const shown = await showLast();
  if (shown === undefined) return void window.showInformationMessage(l10n.t('Open a Handshake document to fix what is wrong in it.'));
  const { document } = shown;
  if (isOurs(document) && !(await checked.wait(document))) return;
  const all = languages.getDiagnostics(document.uri);
  if (all.length === 0) return void window.showInformationMessage(l10n.t('Nothing is wrong in this document.'));
  const problems = all.filter(({ severity }) => severity === DiagnosticSeverity.Error);
  const [first] = problems;
  const isAtProblem = first === undefined || problems.some(({ range }) => range.contains(shown.selection.active));
  const place = isAtProblem ? shown.selection : new Selection(first.range.start, first.range.start);
  shown.selection = place;
  // where the caret has just moved, the editor soon asks again by itself, and drops a list that is still being worked out, without a word:
  // the server has to have worked it out before
  await editor.executeCommand('vscode.executeCodeActionProvider', document.uri, place, CodeActionKind.QuickFix.value);
  await editor.executeCommand('editor.action.quickFix');
}
