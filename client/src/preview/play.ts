/** An exchange that the reader of the preview plays: asking how far it has come, and putting it into the document. */
import { l10n, Position, type Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Played } from '../../../contract/play.js';
import type { ToPage } from '../../../contract/webview.js';
import { askToPlay, type ReaderPosition } from './ask.js';
import { reveal } from './reveal.js';

export async function playOn(client: LanguageClient, at: ReaderPosition, post: (message: ToPage) => void): Promise<void> {
  const { uri, play, machine } = at;
  const answer = await askToPlay(client, at, { machine: machine !== undefined });
  // what is newer is asked for next
  if (answer === undefined || at.uri !== uri || at.play !== play) return;
  if (!('refused' in answer)) {
    const { lines, exchange, verification } = answer;
    at.play = { lines, exchange, ...(verification && { verification }) };
    at.shown = answer.picture;
  }
  post({ type: 'played', answer });
  post({ type: 'notice' });
  post({ type: 'exercise' });
  if ('refused' in answer || answer.machine === undefined) return;
  if (at.machine === machine) at.machine = undefined;
  post({ type: 'machine', machine: answer.machine });
}

/** Playing is over then, and the cursor goes to what was put in. */
export async function insertPlayed(client: LanguageClient, at: ReaderPosition, lines: readonly string[]): Promise<void> {
  const { uri } = at;
  const answer = await askToPlay(client, at, { lines, writes: true });
  if (answer === undefined) return;
  if ('refused' in answer) return void window.showWarningMessage(answer.refused);
  const edits = answer.edits ?? [];
  const edit = new WorkspaceEdit();
  for (const { line, character, text } of edits) edit.insert(uri, new Position(line, character), text);
  if (!(await workspace.applyEdit(edit))) return void window.showErrorMessage(l10n.t('{0} cannot be changed.', nameOf(uri)));
  if (at.uri !== uri) return;
  Object.assign(at, { play: undefined, exchange: at.exchange === undefined ? undefined : answer.exchange + 1, line: lineOfHead(edits) });
  await reveal(uri, at.line, true);
}

const nameOf = (uri: Uri): string => uri.path.split('/').at(-1) ?? '';

/** The last of the edits has the exchange in it, below blank lines; those above it have put in lines of their own. */
function lineOfHead(edits: NonNullable<Played['edits']>): number {
  const last = edits.at(-1);
  if (last === undefined) return 0;
  const before = edits.slice(0, -1).reduce((sum, { text }) => sum + text.split('\n').length - 1, 0);
  const head = last.text.split('\n').findIndex((each) => /^[\s>]*exchange\b/.test(each));
  return last.line + before + Math.max(0, head);
}
