/** The words of a beginning in the language of the editor, as its author would write them there: titles, labels, notes, tasks. */
import { l10n } from 'vscode';
import { wordsReplaced } from './template-words.js';
import type { Template } from './templates.js';

export const inLanguage = ({ name, label, detail, text }: Template): Template => ({
  name,
  label: l10n.t(label),
  detail: l10n.t(detail),
  text: wordsReplaced(text, (words) => l10n.t(words)),
});
