/** The exercise whose exchange is drawn: its task, hints and score for the page, and what the page writes in its blanks. */
import { Range, type TextDocument, type Uri, WorkspaceEdit, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type ExerciseEntry, type ExercisesParams, exercisesRequest } from '../../../contract/exercises.js';
import type { Picture } from '../../../contract/messages.js';
import type { ShownExercise } from '../../../contract/webview.js';
import { rangeOf } from '../exercises/ranges.js';

/** `undefined` where another exchange is drawn. */
export async function exerciseOf(client: LanguageClient, uri: Uri, picture: Picture): Promise<ShownExercise | undefined> {
  const [entry, document] = [await entryAt(client, uri, picture), await opened(uri)];
  return entry && document && shown(entry, document);
}

/** An answer, in place of what stands in a blank. */
export async function fillIn(
  client: LanguageClient,
  at: { readonly uri: Uri; readonly picture: Picture },
  { item, text }: { readonly item: number; readonly text: string },
): Promise<void> {
  const [entry, document] = [await entryAt(client, at.uri, at.picture), await opened(at.uri)];
  const found = entry?.items[item];
  if (found?.isBlank !== true || document === undefined) return;
  const whole = rangeOf(found.range);
  const before = WRITTEN.exec(document.getText(whole))?.[1] ?? '';
  const start = document.positionAt(document.offsetAt(whole.start) + before.length);
  const edit = new WorkspaceEdit();
  edit.replace(at.uri, new Range(start, whole.end), text.trim());
  await workspace.applyEdit(edit);
}

/** A field, a claim on a state or on a variable, a message: what comes before the answer. */
const WRITTEN = /^((?:\w+\s*=\s*)|(?:\w+(?:\.\w+)?\s+(?:in\s+|=\s*))|(?:\w+\s*(?:->|~>|-x)\s*\w+\s*:\s*))/u;

async function entryAt(client: LanguageClient, uri: Uri, { exchanges, exchange }: Picture): Promise<ExerciseEntry | undefined> {
  const drawn = exchanges[exchange];
  if (drawn === undefined || !client.isRunning()) return undefined;
  const params: ExercisesParams = { uri: client.code2ProtocolConverter.asUri(uri) };
  const entries = (await client.sendRequest<readonly ExerciseEntry[] | null>(exercisesRequest, params)) ?? [];
  return entries.find(({ range: { start, end } }) => start.line <= drawn.lines.from && drawn.lines.from <= end.line);
}

async function opened(uri: Uri): Promise<TextDocument | undefined> {
  return workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
}

function shown(
  { name, title, tasks, hints, passed, points, outOf, items, answers, hasSolution }: ExerciseEntry,
  document: TextDocument,
): ShownExercise {
  return {
    title: title === '' ? name : title,
    tasks,
    hints,
    passed,
    points,
    outOf,
    items: items.map((item) => ({
      label: item.label,
      line: item.range.start.line,
      passed: item.passed,
      ...(item.isBlank ? { written: document.getText(rangeOf(item.range)) } : {}),
    })),
    solution: hasSolution ? answers.map(({ text }) => text) : [],
  };
}
