/** `Copy Diagram as…`: the exchange under the cursor, to the clipboard. */
import path from 'node:path';
import { type ExtensionContext, env, l10n, type TextDocument, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type Picture, type PictureParams, pictureRequest } from '../../../contract/messages.js';
import { hasSomething, isDrawable } from '../in-front.js';
import { running } from '../running.js';
import { type DiagramFormat, diagramFormats } from './formats.js';
import { formatPicks } from './picks.js';
import { renderBy } from './run.js';

export async function copyDiagram(context: ExtensionContext, client: LanguageClient, wanted?: string): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor || !isDrawable(editor.document))
    return void window.showInformationMessage(l10n.t('Open a Handshake document to copy its diagram.'));
  if (!hasSomething(editor.document)) return;
  const format =
    diagramFormats.find(({ id }) => id === wanted) ?? (await window.showQuickPick(formatPicks(), { title: l10n.t('Copy diagram as') }));
  if (!format) return;
  const name = await exchangeAt(client, editor.document, editor.selection.active.line);
  await env.clipboard.writeText(await drawn(context, editor.document, format, name));
  void window.showInformationMessage(l10n.t('Copied as {0}.', format.label));
}

/** Empty where it has no name, or there is none. */
export async function exchangeAt(client: LanguageClient, document: TextDocument, line: number): Promise<string> {
  const params: PictureParams = { uri: document.uri.toString(), line };
  const { exchanges, exchange } = await (await running(client)).sendRequest<Picture>(pictureRequest, params);
  return exchanges[exchange]?.name ?? '';
}

async function drawn(context: ExtensionContext, document: TextDocument, format: DiagramFormat, name: string): Promise<string> {
  const output = await renderExchange(context, document, format.args, name);
  return format.id === 'png'
    ? `![${name || l10n.t('Exchange')}](data:image/png;base64,${output.toString('base64')})`
    : output.toString('utf8');
}

/** The text as it stands in the editor, saved or not. */
export async function renderExchange(
  context: ExtensionContext,
  document: TextDocument,
  args: readonly string[],
  name: string,
): Promise<Buffer> {
  const choice = name === '' ? [] : ['--exchange', name];
  const called = document.uri.scheme === 'file' ? document.uri.fsPath : document.languageId === 'markdown' ? 'untitled.md' : 'untitled.hsk';
  const folder = document.uri.scheme === 'file' ? path.dirname(document.uri.fsPath) : undefined;
  const { output } = await renderBy(context, [...args, ...choice, '--stdin-name', called, '-'], document.getText(), folder);
  return output;
}
