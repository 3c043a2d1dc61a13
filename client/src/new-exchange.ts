/** `New Exchange` and `Insert Exchange`: a beginning to choose, as a document that is not saved yet, or at the caret. */
import { EndOfLine, l10n, type QuickPickItem, QuickPickItemKind, type TextEditor, window } from 'vscode';
import { fence, fileExtension } from '../../contract/names.js';
import { inLanguage } from './in-language.js';
import { openNamed } from './named-document.js';
import { type Template, templates } from './templates.js';

interface TemplatePick extends QuickPickItem {
  readonly template?: Template;
}

/** `name` is one of the templates; without it, the user is asked. */
export async function openNewExchange(name?: unknown): Promise<void> {
  const template = named(name) ?? (await choose(l10n.t('New Exchange')));
  if (template === undefined) return;
  await window.showTextDocument(await openNamed(template.text, template.name, fileExtension));
}

/** In Markdown it gets a fence. Where nothing is open that could take it, it becomes a document. */
export async function insertExchange(name?: unknown): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return openNewExchange(name);
  const template = named(name) ?? (await choose(l10n.t('Insert Exchange')));
  if (template !== undefined) await insertText(editor, template.text);
}

/** A note in Markdown with an exchange in it. */
export async function openNewNote(): Promise<void> {
  const [template] = templates;
  if (template === undefined) return;
  const { label, text } = inLanguage(template);
  const document = await openNamed(`# ${label}\n\n${fenced(text)}`, 'notes', '.md', 'markdown');
  await window.showTextDocument(document);
}

/** On lines of its own, with a fence where the document is Markdown. */
export async function insertText(editor: TextEditor, text: string): Promise<void> {
  const { document, selection } = editor;
  const written = document.languageId === 'markdown' ? fenced(text) : text;
  const line = document.lineAt(selection.end.line);
  const before = line.text.slice(0, selection.start.character).trim() === '' ? '' : '\n\n';
  const eol = document.eol === EndOfLine.CRLF ? '\r\n' : '\n';
  await editor.edit((edit) => edit.replace(selection, `${before}${written}`.replaceAll('\n', eol)));
}

const fenced = (text: string): string => `\`\`\`${fence}\n${text.trimEnd()}\n\`\`\`\n`;

function named(name: unknown): Template | undefined {
  const found = templates.find((each) => each.name === name);
  return found && inLanguage(found);
}

async function choose(title: string): Promise<Template | undefined> {
  const picks = templates.map(inLanguage).map((template): TemplatePick => {
    const { label, detail } = template;
    return { label, detail, description: protocolOf(template), template };
  });
  const [tcp, others] = [picks.filter(({ description }) => description === TCP), picks.filter(({ description }) => description !== TCP)];
  const choices = [separator(TCP), ...tcp, separator(l10n.t('Other protocols')), ...others];
  const options = { title, placeHolder: l10n.t('The protocol, and what to begin with'), matchOnDetail: true, matchOnDescription: true };
  return (await window.showQuickPick(choices, options))?.template;
}

const separator = (label: string): TemplatePick => ({ label, kind: QuickPickItemKind.Separator });

const TCP = 'TCP';

const protocolOf = ({ text }: Template): string => (/\bprotocol (\w+)/.exec(text) ?? /\busing (\w+)/.exec(text))?.[1] ?? TCP;
