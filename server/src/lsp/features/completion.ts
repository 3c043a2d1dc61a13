/** Completion: what can stand at the cursor. */

import type { LangiumDocument } from 'langium';
import type { CompletionProvider, CompletionProviderOptions } from 'langium/lsp';
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
  type Connection,
  InsertTextFormat,
} from 'vscode-languageserver';
import { commands } from '../../../../contract/names.js';
import { speakingAs, spokenTag } from '../../core/index.js';
import {
  type Analysis,
  type CursorContext,
  complete,
  documented,
  type Offer,
  type OfferKind,
  skeletons,
  spotAt,
} from '../../language/index.js';
import { prose, withoutPlaces } from './announced.js';
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
    private readonly files: (document: LangiumDocument) => Promise<readonly string[]>,
  ) {}

  async getCompletion(document: LangiumDocument, { position, context }: CompletionParams): Promise<CompletionList> {
    if (!isOurs(document, position)) return { isIncomplete: false, items: [] };
    const language = spokenTag();
    const analysis = this.around.analysisOf(document);
    const offset = document.textDocument.offsetAt(position);
    const spot = spotAt(analysis, offset);
    // a quote that closes a text asks for nothing
    if (context?.triggerCharacter === '"' && spot.inside !== 'string') return { isIncomplete: false, items: [] };
    const offers = (await this.offers(document, analysis, offset)).filter(({ does }) => does === undefined || this.around.isOwnClient());
    const { snippets, markdown, readsLater } = this.around.announced();
    const place = { document, spot, again: this.around.isOwnClient(), snippets, readsMarkdown: markdown.completion, readsLater, language };
    const items = offers.map((offer, index) => itemOf(offer, index, place));
    return { isIncomplete: false, items };
  }

  /** Only where a file can be named are the files looked for: the client may have to list them. */
  private async offers(document: LangiumDocument, analysis: Analysis, offset: number): Promise<readonly Offer[]> {
    let namesFile = false;
    const offers = complete(analysis, offset, {
      files: () => {
        namesFile = true;
        return [];
      },
    });
    if (!namesFile) return offers;
    const files = await this.files(document);
    return complete(analysis, offset, { files: () => files });
  }
}

interface CompletionPlace {
  readonly document: LangiumDocument;
  readonly spot: CursorContext;
  /** The client can ask for the next list by itself. */
  readonly again: boolean;
  /** It takes texts with places to fill in. */
  readonly snippets: boolean;
  readonly readsMarkdown: boolean;
  /** It asks for pictures when it shows them. */
  readonly readsLater: boolean;
  /** In which the entries are told. */
  readonly language: string;
}

function itemOf(
  offer: Offer,
  index: number,
  { document, spot, again, snippets, readsMarkdown, readsLater, language }: CompletionPlace,
): CompletionItem {
  const { kind, label, detail, insert, found, isSnippet, replaces, preferred, goesOn } = offer;
  const isLater = offer.picture !== undefined && readsLater;
  const documentation = isLater ? offer.documentation : documented(offer);
  return {
    label,
    kind: KINDS[kind],
    // the order is ours, not that of the alphabet
    sortText: String(index).padStart(4, '0'),
    filterText: found === undefined ? (insert.startsWith(label) ? insert : label) : `${found} ${label}`,
    textEdit: { range: rangeOf(document, replaces ?? spot.word), newText: isSnippet && !snippets ? withoutPlaces(insert) : insert },
    ...(detail === undefined ? {} : { labelDetails: { description: detail }, detail: `${label} ${detail}` }),
    ...(documentation === undefined ? {} : { documentation: prose(documentation, readsMarkdown) }),
    ...(isLater ? { data: { language, label } } : {}),
    ...(isSnippet && snippets ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(preferred && index === 0 && spot.typed === '' ? { preselect: true } : {}),
    ...(offer.does === undefined ? {} : { command: { title: '', command: commands[offer.does] } }),
    ...(goesOn && again ? { command: { title: '', command: 'editor.action.triggerSuggest' } } : {}),
  };
}

/** With the picture that it was listed without. */
function resolved(item: CompletionItem, readsMarkdown: boolean): CompletionItem {
  const data: unknown = item.data;
  if (typeof data !== 'object' || data === null) return item;
  const documentation = speakingAs(String(Reflect.get(data, 'language')), () => {
    const listed = skeletons().find(({ label }) => label === Reflect.get(data, 'label'));
    return listed && documented(listed);
  });
  return documentation === undefined ? item : { ...item, documentation: prose(documentation, readsMarkdown) };
}

export const addCompletionResolve = (connection: Connection, around: Around): void => {
  connection.onCompletionResolve((item) => resolved(item, around.announced().markdown.completion));
};
