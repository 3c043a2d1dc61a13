/** The status item: points of the exercise at the cursor. */
import { type Disposable, l10n, StatusBarAlignment, type TextEditor, window } from 'vscode';
import type { ExerciseEntry } from '../../../contract/exercises.js';
import { commands } from '../../../contract/names.js';
import type { Ask } from './ask.js';
import { rangeOf } from './ranges.js';

export interface Status extends Disposable {
  readonly show: (editor: TextEditor | undefined) => Promise<void>;
}

/** @param tell hears whether there is an exercise in the document */
export function registerStatus(ask: Ask, tell: (isThere: boolean) => void): Status {
  const item = window.createStatusBarItem('handshake.exercise', StatusBarAlignment.Right, 100);
  item.name = l10n.t('Handshake exercise');
  item.command = commands.runExercise;
  const show = async (editor: TextEditor | undefined): Promise<void> => {
    const entry = editor && entryAt(await ask(editor.document), editor);
    tell(entry !== undefined);
    if (entry === undefined) return item.hide();
    item.text = `$(${entry.passed ? 'pass' : 'circle-outline'}) ${entry.points}/${entry.outOf}`;
    item.tooltip = tooltip(entry);
    item.accessibilityInformation = { label: tooltip(entry), role: 'button' };
    item.show();
  };
  return { show, dispose: () => item.dispose() };
}

function tooltip({ title, name, points, outOf, open }: ExerciseEntry): string {
  const called = title === '' ? name : title;
  return open > 0
    ? l10n.t('{0}: {1} of {2} points, {3} open. Click to run.', called, points, outOf, open)
    : l10n.t('{0}: {1} of {2} points. Click to run.', called, points, outOf);
}

/** The one around the cursor, else the first. */
export const entryAt = (entries: readonly ExerciseEntry[], { selection }: TextEditor): ExerciseEntry | undefined =>
  entries.find(({ range }) => rangeOf(range).contains(selection.active)) ?? entries[0];
