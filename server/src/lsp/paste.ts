/** `Paste as Handshake Exchange`: a listing of segments is imported as a capture is, other text is read as notes are. */
import type { LangiumDocument } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { CancellationToken, Connection } from 'vscode-languageserver';
import { type PastedExchange, type PasteParams, pasteRequest } from '../../../contract/messages.js';
import { isListing, withAddresses, withNames } from '../capture/index.js';
import { wording } from '../core/index.js';
import { type Analysis, type PastedLines, type PasteInto, pastedLines, pasteEdit } from '../language/index.js';
import { documentOf } from './captures/answers.js';
import { readCaptures, stepper } from './captures/read.js';
import { toRange } from './diagnostics.js';
import { currentDocument, refusal } from './request.js';

export interface PasteServices {
  readonly connection: Connection;
  readonly services: LangiumSharedServices;
  readonly analysisOf: (document: LangiumDocument) => Analysis;
  readonly isMarkdown: (document: LangiumDocument) => boolean;
}

export function addPaste({ connection, services, analysisOf, isMarkdown }: PasteServices): void {
  connection.onRequest(
    pasteRequest,
    async ({ text, into }: PasteParams, token): Promise<PastedExchange | null | ReturnType<typeof refusal>> => {
      try {
        const pasted = await read(text, token);
        if (pasted === undefined) return null;
        const document = into && (await currentDocument(services, into.uri, token));
        const target = document && targetIn(document, into.selection, analysisOf(document), isMarkdown(document));
        const { text: written, span } = pasteEdit(pasted, target);
        return { text: written, ...(span && document && { range: toRange(span, document.textDocument) }) };
      } catch (error) {
        return refusal(error);
      }
    },
  );
}

async function read(text: string, token: CancellationToken): Promise<PastedLines | undefined> {
  const listing = withAddresses(text);
  if (!isListing(listing.text)) return pastedLines(text);
  const captures = [{ name: wording().capture.pastedListing, base64: Buffer.from(listing.text).toString('base64') }];
  const step = stepper(token, () => undefined);
  const noFiles = () => Promise.reject(new Error('a listing is no file'));
  const imported = await documentOf(await readCaptures(captures, noFiles, step), { captures }, step);
  return imported.connections === 0 ? undefined : { text: withNames(imported.text, listing), hasBlocks: true };
}

function targetIn(
  document: LangiumDocument,
  { start, end }: NonNullable<PasteParams['into']>['selection'],
  analysis: Analysis,
  isMarked: boolean,
): PasteInto {
  const { textDocument } = document;
  return {
    written: textDocument.getText(),
    parsed: analysis.parsed,
    isMarked,
    offset: textDocument.offsetAt(start),
    end: textDocument.offsetAt(end),
    names: analysis.names.exchanges,
  };
}
