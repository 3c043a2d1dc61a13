/** The exercise whose exchange is drawn: its task, hints and score for the page, and what the page writes in its blanks. */
import { Range, type TextDocument, type Uri, WorkspaceEdit, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  type ExerciseBlank,
  type ExerciseEntry,
  type ExercisesParams,
  exercisesRequest,
  type TriedExercise,
  type TryParams,
  triedRequest,
} from '../../../contract/exercises.js';
import type { Picture } from '../../../contract/messages.js';
import { studentScheme } from '../../../contract/names.js';
import type { FilledBlank, ShownBlank, ShownExercise } from '../../../contract/webview.js';
import { rangeOf } from '../exercises/ranges.js';

/** `undefined` where another exchange is drawn. */
export async function exerciseOf(client: LanguageClient, uri: Uri, picture: Picture): Promise<ShownExercise | undefined> {
  const entry = await entryAt(client, uri, picture);
  const document = opened(uri);
  return entry && document && shown(entry, document);
}

/** An answer, in place of what stands in a blank; where something else stands there by now, nothing is written. */
export async function fillIn(uri: Uri, { line, from, to, written, text }: FilledBlank): Promise<void> {
  const range = new Range(line, from, line, to);
  if (opened(uri)?.getText(range) !== written) return;
  const edit = new WorkspaceEdit();
  edit.replace(uri, range, text.trim());
  await workspace.applyEdit(edit);
}

/** Nothing where one of the blanks has changed meanwhile: its next picture asks again. */
export async function triedIn(client: LanguageClient, uri: Uri, answers: readonly FilledBlank[]): Promise<TriedExercise | undefined> {
  const document = opened(uri);
  const isOld = answers.some(({ line, from, to, written }) => document?.getText(new Range(line, from, line, to)) !== written);
  if (isOld || !client.isRunning()) return undefined;
  const params: TryParams = {
    uri: client.code2ProtocolConverter.asUri(uri),
    answers: answers.map(({ line, from, to, text }) => ({
      range: { start: { line, character: from }, end: { line, character: to } },
      text,
    })),
  };
  return (await client.sendRequest<TriedExercise | null>(triedRequest, params)) ?? undefined;
}

async function entryAt(client: LanguageClient, uri: Uri, { exchanges, exchange }: Picture): Promise<ExerciseEntry | undefined> {
  const drawn = exchanges[exchange];
  if (drawn === undefined || !client.isRunning()) return undefined;
  const params: ExercisesParams = { uri: client.code2ProtocolConverter.asUri(uri) };
  const entries = (await client.sendRequest<readonly ExerciseEntry[] | null>(exercisesRequest, params)) ?? [];
  return entries.find(({ range: { start, end } }) => start.line <= drawn.lines.from && drawn.lines.from <= end.line);
}

const opened = (uri: Uri): TextDocument | undefined => workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());

function shown({ name, title, items, blanks, solutions, ...entry }: ExerciseEntry, document: TextDocument): ShownExercise {
  return {
    name,
    title: title === '' ? name : title,
    tasks: entry.tasks,
    hints: entry.hints,
    passed: entry.passed,
    points: entry.points,
    outOf: entry.outOf,
    blanks: blanks.flatMap((blank) => blankIn(document, blank)),
    // blanks have rows of their own
    items: items.flatMap(({ kind, label, passed, range }) =>
      kind === 'blank' || (kind === 'mistake' && blanks.length > 0)
        ? []
        : [{ label, passed, ...(kind === 'goal' ? { line: range.start.line } : {}) }],
    ),
    solutions,
  };
}

function blankIn(document: TextDocument, { range: { start, end }, message }: ExerciseBlank): readonly ShownBlank[] {
  if (start.line !== end.line || start.line >= document.lineCount) return [];
  const { text } = document.lineAt(start.line);
  return [
    {
      line: start.line,
      from: start.character,
      to: end.character,
      written: document.getText(rangeOf({ start, end })),
      before: text.slice(0, start.character).trimStart(),
      after: text.slice(end.character).replace(/\s*(?:\/\/|#).*$/u, ''),
      ...(message === undefined ? {} : { message }),
      ...(document.uri.scheme === studentScheme ? { isReadOnly: true } : {}),
    },
  ];
}
