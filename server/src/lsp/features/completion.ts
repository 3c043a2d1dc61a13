/** Completion: what can stand at the cursor. */

import type { LangiumDocument } from 'langium';
import type { CompletionProvider, CompletionProviderOptions } from 'langium/lsp';
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
  InsertTextFormat,
} from 'vscode-languageserver';
import { complete } from '../../language/features/complete/complete.js';
import { harmless } from '../../language/features/harmless.js';
import type { Offer, OfferKind } from '../../language/features/offer.js';
import { spotAt } from '../../language/features/spot.js';
import { type Around, isOurs, rangeOf } from './asked.js';

const KINDS: Readonly<Record<OfferKind, CompletionItemKind>> = {
  host: CompletionItemKind.Class,
  message: CompletionItemKind.Event,
  flag: CompletionItemKind.EnumMember,
  field: CompletionItemKind.Field,
  value: CompletionItemKind.Value,
  state: CompletionItemKind.Enum,
  variable: CompletionItemKind.Variable,
  event: CompletionItemKind.Function,
  segment: CompletionItemKind.Reference,
  exchange: CompletionItemKind.Module,
  protocol: CompletionItemKind.Interface,
  role: CompletionItemKind.TypeParameter,
  code: CompletionItemKind.Constant,
  procedure: CompletionItemKind.Method,
  keyword: CompletionItemKind.Keyword,
  sign: CompletionItemKind.Operator,
  file: CompletionItemKind.File,
  snippet: CompletionItemKind.Snippet,
};

export class Completion implements CompletionProvider {
  readonly completionOptions: CompletionProviderOptions = { triggerCharacters: [' ', ':', '+', '=', '.', ',', '"', '>'] };

  constructor(
    private readonly around: Around,
    private readonly files: (document: LangiumDocument) => readonly string[],
  ) {}

  async getCompletion(document: LangiumDocument, { position }: CompletionParams): Promise<CompletionList> {
    if (!isOurs(document, position)) return { isIncomplete: false, items: [] };
    const analysis = this.around.analysisOf(document);
    const offset = document.textDocument.offsetAt(position);
    const { word } = spotAt(analysis, offset);
    const offers = complete(analysis, offset, { files: () => this.files(document) });
    const items = offers.map((offer, index) => itemOf(offer, index, document, word, offset, this.around.isOwnClient()));
    return { isIncomplete: false, items };
  }
}

function itemOf(
  offer: Offer,
  index: number,
  document: LangiumDocument,
  word: Offer['replaces'],
  offset: number,
  again: boolean,
): CompletionItem {
  const { kind, label, detail, documentation, insert, found, isSnippet, replaces = word, preferred, goesOn } = offer;
  const span = replaces ?? { start: offset, end: offset };
  return {
    label,
    kind: KINDS[kind],
    // the order is ours, not that of the alphabet
    sortText: String(index).padStart(4, '0'),
    filterText: found === undefined ? (insert.startsWith(label) ? insert : label) : `${found} ${label}`,
    textEdit: { range: rangeOf(document, span), newText: insert },
    ...(detail === undefined ? {} : { labelDetails: { description: detail }, detail: `${label} ${detail}` }),
    ...(documentation === undefined ? {} : { documentation: { kind: 'markdown', value: harmless(documentation) } }),
    ...(isSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(preferred && index === 0 ? { preselect: true } : {}),
    ...(goesOn && again ? { command: { title: '', command: 'editor.action.triggerSuggest' } } : {}),
  };
}
