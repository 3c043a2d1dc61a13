/** `Paste as Handshake Exchange`: a listing of segments, or lines of a note, from the clipboard. */
import {
  type CancellationToken,
  type DataTransfer,
  DocumentDropOrPasteEditKind,
  DocumentPasteEdit,
  type DocumentPasteEditContext,
  DocumentPasteTriggerKind,
  type ExtensionContext,
  commands as editor,
  env,
  l10n,
  languages,
  Range,
  type TextDocument,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type PastedExchange, type PasteParams, pasteRequest } from '../../contract/messages.js';
import { commands, fileExtension, languageId } from '../../contract/names.js';
import { rangeOf } from './exercises/ranges.js';
import { nameIn, openNamed } from './named-document.js';
import { running } from './running.js';

const PLAIN = 'text/plain';
const LANGUAGES = [languageId, 'markdown'];

export function registerPaste(context: ExtensionContext, client: LanguageClient): void {
  const kind = DocumentDropOrPasteEditKind.Text.append('handshake', 'exchange');
  context.subscriptions.push(
    editor.registerCommand(commands.pasteExchange, async () => {
      try {
        await pasteExchange(client);
      } catch (error) {
        void window.showErrorMessage(`Handshake: ${error instanceof Error ? error.message : String(error)}`);
      }
    }),
    languages.registerDocumentPasteEditProvider(
      LANGUAGES,
      { provideDocumentPasteEdits: (...asked) => pasteEdits(client, kind, asked) },
      { providedPasteEditKinds: [kind], pasteMimeTypes: [PLAIN] },
    ),
  );
}

async function pasteExchange(client: LanguageClient): Promise<void> {
  const text = await env.clipboard.readText();
  const { document, selection } = window.activeTextEditor ?? {};
  const target = document && LANGUAGES.includes(document.languageId) ? document : undefined;
  const pasted = await read(client, text, target && { document: target, range: selection ?? new Range(0, 0, 0, 0) });
  if (pasted === null) {
    void window.showInformationMessage(
      text.trim() === ''
        ? l10n.t('The clipboard is empty.')
        : l10n.t(
            'No message was found in the clipboard. Listings of tcpdump, tshark and Wireshark become an exchange, and lines such as A -> B : SYN.',
          ),
    );
    return;
  }
  if (target !== undefined && pasted.range !== undefined && (await workspace.applyEdit(editOf(target, pasted)))) return;
  await window.showTextDocument(await openNamed(pasted.text, nameIn(pasted.text) ?? 'pasted', fileExtension));
}

interface PasteAt {
  readonly document: TextDocument;
  readonly range: Range;
}

async function read(client: LanguageClient, text: string, at?: PasteAt, token?: CancellationToken): Promise<PastedExchange | null> {
  await running(client);
  const { code2ProtocolConverter: ours } = client;
  const params: PasteParams = {
    text,
    ...(at && { into: { uri: ours.asUri(at.document.uri), selection: ours.asRange(at.range) } }),
  };
  return client.sendRequest<PastedExchange | null>(pasteRequest, params, token);
}

function editOf({ uri }: TextDocument, { text, range }: PastedExchange): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  if (range !== undefined) edit.replace(uri, new Range(rangeOf(range).start, rangeOf(range).end), text);
  return edit;
}

type PasteAsked = readonly [TextDocument, readonly Range[], DataTransfer, DocumentPasteEditContext, CancellationToken];

/** A listing of segments, or a figure of an RFC: such text is seldom meant to stay as it is. */
const FOREIGN = /Flags \[[SFRPUEW.]+\]|\[(?:SYN|ACK|FIN|RST|PSH)[,\]]|<CTL=/;

/** Among what *Paste As…* offers, and in the menu behind an ordinary paste, which stays one. */
async function pasteEdits(client: LanguageClient, kind: DocumentDropOrPasteEditKind, asked: PasteAsked): Promise<DocumentPasteEdit[]> {
  const [document, [range], data, { triggerKind }, token] = asked;
  const text = (await data.get(PLAIN)?.asString()) ?? '';
  if (range === undefined || (triggerKind !== DocumentPasteTriggerKind.PasteAs && !FOREIGN.test(text))) return [];
  const pasted = await read(client, text, { document, range }, token);
  if (pasted?.range === undefined) return [];
  const edit = new DocumentPasteEdit('', l10n.t('Paste as Handshake Exchange'), kind);
  edit.yieldTo = [DocumentDropOrPasteEditKind.Text];
  edit.additionalEdit = editOf(document, pasted);
  return [edit];
}
