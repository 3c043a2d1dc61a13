/** `Import Capture…`: one capture, or two of both ends, as a document that is not saved yet. */
import { l10n, Uri, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type ImportCapturesParams, type ImportedCaptures, importCapturesRequest } from '../../../contract/messages.js';
import { captureExtensions, fileExtension } from '../../../contract/names.js';
import { askWithProgress } from '../asked.js';
import { openNamed } from '../named-document.js';
import { sourceOf } from './source.js';

/** What a link of the page of connections wants besides the capture itself. */
export interface ConnectionWanted {
  readonly connection?: number;
  /** A capture of the other end is asked for, too. */
  readonly other?: boolean;
}

export async function askAndImport(client: LanguageClient): Promise<void> {
  const chosen = await askForCaptures({ title: l10n.t('Import a Capture, or Two of Both Ends') });
  if (chosen) await importCaptures(client, chosen);
}

/** From a menu with all that is selected there, or from a link with its wish. */
export async function importFile(
  client: LanguageClient,
  clicked: Uri | string,
  more: readonly Uri[] | ConnectionWanted = {},
): Promise<void> {
  const uri = typeof clicked === 'string' ? Uri.parse(clicked) : clicked;
  if (isList(more)) return importCaptures(client, more.length > 1 ? more : [uri]);
  const folder = Uri.joinPath(uri, '..');
  const others = more.other
    ? await askForCaptures({ title: l10n.t('The Capture of the Other End'), defaultUri: folder, canSelectMany: false })
    : [];
  if (others) await importCaptures(client, [uri, ...others], more.connection);
}

const isList = (more: readonly Uri[] | ConnectionWanted): more is readonly Uri[] => Array.isArray(more);

function askForCaptures(options: object): Thenable<readonly Uri[] | undefined> {
  const filters = {
    [l10n.t('Captures')]: [...captureExtensions.map((extension) => extension.slice(1)), 'cap', 'gz'],
    [l10n.t('All Files')]: ['*'],
  };
  return window.showOpenDialog({ canSelectMany: true, openLabel: l10n.t('Import'), filters, ...options });
}

async function importCaptures(client: LanguageClient, uris: readonly Uri[], connection?: number): Promise<void> {
  try {
    const captures = await Promise.all(uris.map(sourceOf));
    const params: ImportCapturesParams = { captures, ...(connection === undefined ? {} : { connection }) };
    const title = l10n.t('Importing {0}', captures.map(({ name }) => name).join(', '));
    const imported = await askWithProgress<ImportedCaptures>(client, title, importCapturesRequest, params);
    if (imported) await show(imported, captures[0]?.name ?? 'capture');
  } catch (error) {
    void window.showErrorMessage(`Handshake: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function show({ text, connections, warnings }: ImportedCaptures, name: string): Promise<void> {
  if (warnings.length > 0) void window.showWarningMessage(`Handshake: ${warnings.join('; ')}.`);
  if (connections === 0) {
    const [, ...why] = text.split('\n').map((line) => line.replace(/^\/\/ /, ''));
    void window.showInformationMessage([l10n.t('Handshake: no TCP connection was found'), ...why.filter((line) => line !== '')].join('; '));
    return;
  }
  const document = await openNamed(text, name.replace(/\.(?:gz|pcapng|pcap|cap)\b/gi, ''), fileExtension);
  await window.showTextDocument(document, { preview: false });
}
