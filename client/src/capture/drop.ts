/** A capture that is dragged into the text of a document becomes an exchange there. */
import {
  type CancellationToken,
  type DataTransfer,
  DocumentDropEdit,
  DocumentDropOrPasteEditKind,
  type ExtensionContext,
  l10n,
  languages,
  type Position,
  type TextDocument,
  Uri,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type ImportCapturesParams, type ImportedCaptures, importCapturesRequest } from '../../../contract/messages.js';
import { captureExtensions, fence, languageId } from '../../../contract/names.js';
import { sourceOf } from './source.js';

const LIST = 'text/uri-list';

export function registerDrop(context: ExtensionContext, client: LanguageClient): void {
  const provideDocumentDropEdits = async (document: TextDocument, _at: Position, dropped: DataTransfer, token: CancellationToken) => {
    const list = await dropped.get(LIST)?.asString();
    const captures = (list ?? '')
      .split(/\r?\n/)
      .filter(isCapture)
      .map((each) => Uri.parse(each));
    if (captures.length === 0) return undefined;
    if (!client.isRunning()) await client.start();
    const params: ImportCapturesParams = { captures: await Promise.all(captures.map(sourceOf)) };
    const { text } = await client.sendRequest<ImportedCaptures>(importCapturesRequest, params, token);
    const written = document.languageId === 'markdown' ? `\`\`\`${fence}\n${text.trimEnd()}\n\`\`\`\n` : text;
    return new DocumentDropEdit(written, l10n.t('Import as an Exchange'), kind);
  };
  const kind = DocumentDropOrPasteEditKind.Empty.append('handshake', 'capture');
  const provider = { provideDocumentDropEdits };
  context.subscriptions.push(
    languages.registerDocumentDropEditProvider([{ language: languageId }, { language: 'markdown' }], provider, {
      dropMimeTypes: [LIST, 'files'],
      providedDropEditKinds: [kind],
    }),
  );
}

const isCapture = (uri: string): boolean => captureExtensions.some((ending) => uri.toLowerCase().replace(/\.gz$/, '').endsWith(ending));
