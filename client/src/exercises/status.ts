/** The status item: points of the exercise at the cursor. */
import { type Disposable, StatusBarAlignment, type TextEditor, window } from 'vscode';
import type { ExerciseEntry } from '../../../contract/exercises.js';
import { commands } from '../../../contract/names.js';
import type { Ask } from './ask.js';
import { rangeOf } from './ranges.js';

export interface Status extends Disposable {
  readonly show: (editor: TextEditor | undefined) => Promise<void>;
}

export function registerStatus(ask: Ask): Status {
  const item = window.createStatusBarItem('handshake.exercise', StatusBarAlignment.Right, 100);
  item.name = 'Handshake exercise';
  item.command = commands.runExercise;
  const show = async (editor: TextEditor | undefined): Promise<void> => {
    const entry = editor && entryAt(await ask(editor.document), editor);
    if (entry === undefined) return item.hide();
    item.text = `$(${entry.passed ? 'pass' : 'circle-outline'}) ${entry.points}/${entry.outOf}`;
    item.tooltip = `${entry.title === '' ? entry.name : entry.title}: ${entry.points} of ${entry.outOf} points${entry.open > 0 ? `, ${entry.open} open` : ''}. Click to run.`;
    item.show();
  };
  return { show, dispose: () => item.dispose() };
}

/** The one around the cursor, else the first. */
export const entryAt = (entries: readonly ExerciseEntry[], { selection }: TextEditor): ExerciseEntry | undefined =>
  entries.find(({ range }) => rangeOf(range).contains(selection.active)) ?? entries[0];
