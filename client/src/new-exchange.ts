/** `New Exchange`: a beginning to choose, in a document that is not saved yet. */
import { l10n, type QuickPickItem, window, workspace } from 'vscode';
import { languageId } from '../../contract/names.js';
import { type Template, templates } from './templates.js';

interface TemplatePick extends QuickPickItem {
  readonly template: Template;
}

/** `name` is one of the templates; without it, the user is asked. */
export async function openNewExchange(name?: unknown): Promise<void> {
  const template = templates.find((each) => each.name === name) ?? (await choose());
  if (template === undefined) return;
  const document = await workspace.openTextDocument({ language: languageId, content: template.text });
  await window.showTextDocument(document);
}

async function choose(): Promise<Template | undefined> {
  const choices = templates.map((template): TemplatePick => ({ label: l10n.t(template.label), detail: l10n.t(template.detail), template }));
  const chosen = await window.showQuickPick(choices, {
    title: l10n.t('New Exchange'),
    placeHolder: l10n.t('What to begin with'),
    matchOnDetail: true,
  });
  return chosen?.template;
}
