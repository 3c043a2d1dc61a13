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
import { commands } from '../../../../contract/names.js';
import { type Analysis, type CursorContext, complete, type Offer, type OfferKind, spotAt } from '../../language/index.js';
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
    const analysis = this.around.analysisOf(document);
    const offset = document.textDocument.offsetAt(position);
    const spot = spotAt(analysis, offset);
    // a quote that closes a text asks for nothing
    if (context?.triggerCharacter === '"' && spot.inside !== 'string') return { isIncomplete: false, items: [] };
    const offers = (await this.offers(document, analysis, offset)).filter(({ does }) => does === undefined || this.around.isOwnClient());
    const { snippets, markdown } = this.around.announced();
    const place = { document, spot, again: this.around.isOwnClient(), snippets, readsMarkdown: markdown.completion };
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
}

function itemOf(offer: Offer, index: number, { document, spot, again, snippets, readsMarkdown }: CompletionPlace): CompletionItem {
  const { kind, label, detail, documentation, insert, found, isSnippet, replaces, preferred, goesOn } = offer;
  return {
    label,
    kind: KINDS[kind],
    // the order is ours, not that of the alphabet
    sortText: String(index).padStart(4, '0'),
    filterText: found === undefined ? (insert.startsWith(label) ? insert : label) : `${found} ${label}`,
    textEdit: { range: rangeOf(document, replaces ?? spot.word), newText: isSnippet && !snippets ? withoutPlaces(insert) : insert },
    ...(detail === undefined ? {} : { labelDetails: { description: detail }, detail: `${label} ${detail}` }),
    ...(documentation === undefined ? {} : { documentation: prose(documentation, readsMarkdown) }),
    ...(isSnippet && snippets ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(preferred && index === 0 && spot.typed === '' ? { preselect: true } : {}),
    ...(offer.does === undefined ? {} : { command: { title: '', command: commands[offer.does] } }),
    ...(goesOn && again ? { command: { title: '', command: 'editor.action.triggerSuggest' } } : {}),
  };
}
