/** `New Exercise`: a beginning of each kind. */
import { l10n, type QuickPickItem, window } from 'vscode';
import { fileExtension } from '../../../contract/names.js';
import { inLanguage } from '../in-language.js';
import { nameIn, openNamed } from '../named-document.js';
import { exerciseTemplates } from './templates.js';

interface ExercisePick extends QuickPickItem {
  readonly text: string;
}

/** `name` is one of the kinds; without it, the user is asked. */
export async function newExercise(name?: unknown): Promise<void> {
  const found = exerciseTemplates.find((each) => each.name === name);
  const chosen = found === undefined ? await choose() : inLanguage(found);
  if (chosen === undefined) return;
  await window.showTextDocument(await openNamed(chosen.text, nameIn(chosen.text) ?? 'exercise', fileExtension));
}

function choose(): Thenable<ExercisePick | undefined> {
  const choices = exerciseTemplates.map(inLanguage).map(({ label, detail, text }): ExercisePick => ({ label, detail, text }));
  return window.showQuickPick(choices, {
    title: l10n.t('New Exercise'),
    placeHolder: l10n.t('What students have to do'),
    matchOnDetail: true,
  });
}
