/** What is said where a command finds no exercise. */
import { commands as editor, l10n, window } from 'vscode';
import { commands } from '../../../contract/names.js';

export async function tellNoExercise(): Promise<void> {
  const begin = l10n.t('New Exercise');
  const chosen = await window.showInformationMessage(
    l10n.t('There is no exercise here. Open a document that has one, or begin one.'),
    begin,
  );
  if (chosen === begin) await editor.executeCommand(commands.newExercise);
}
