/** Hints one after the other, and answers one by one where a solution is there. */
import { l10n, window } from 'vscode';
import type { ExerciseEntry } from '../../../contract/exercises.js';
import type { Ask } from './ask.js';
import { tellNoExercise } from './none.js';
import { rangeOf } from './ranges.js';
import { entryAt } from './status.js';

export class Help {
  /** How many hints of an exercise were shown, by its document and its name. */
  private readonly shown = new Map<string, number>();

  constructor(private readonly ask: Ask) {}

  /** Gives the hint, too, for whoever called the command. */
  async nextHint(): Promise<string | undefined> {
    const entry = await this.entry();
    if (entry === undefined) return void tellNoExercise();
    const key = `${window.activeTextEditor?.document.uri.toString() ?? ''} ${entry.name}`;
    const count = this.shown.get(key) ?? 0;
    const hint = entry.hints[Math.min(count, entry.hints.length - 1)];
    this.shown.set(key, count + 1);
    const left = Math.max(0, entry.hints.length - count - 1);
    const text = hint === undefined ? l10n.t('This exercise has no hint.') : left > 0 ? l10n.t('{0} ({1} more)', hint, left) : hint;
    void window.showInformationMessage(text);
    return hint;
  }

  async showAnswer(): Promise<void> {
    const [entry, editor] = [await this.entry(), window.activeTextEditor];
    const [answer] = entry?.answers ?? [];
    if (entry === undefined || editor === undefined) return tellNoExercise();
    if (answer === undefined) {
      void window.showInformationMessage(
        entry.solutions.length > 0 ? l10n.t('No blank is left.') : l10n.t('There is no solution in this document.'),
      );
      return;
    }
    await editor.edit((edit) => edit.replace(rangeOf(answer.range), answer.text));
  }

  private async entry(): Promise<ExerciseEntry | undefined> {
    const editor = window.activeTextEditor;
    return editor && entryAt(await this.ask(editor.document, true), editor);
  }
}
