/** What a client has announced that it takes; without a word it gets the plainest form. */
import { type ClientCapabilities, type MarkupContent, MarkupKind } from 'vscode-languageserver';
import { harmless, plainText } from '../../language/index.js';

export interface Announced {
  /** Texts with places to fill in. */
  readonly snippets: boolean;
  /** Symbols within symbols. */
  readonly symbolTrees: boolean;
  /** Actions with edits of their own, and not only commands. */
  readonly actionLiterals: boolean;
  /** Definitions with the range of the name that was asked about. */
  readonly links: boolean;
  /** It asks for the text of an entry of the completion list when that is looked at. */
  readonly readsLater: boolean;
  /** It asks for texts of schemes that it does not know. */
  readonly contents: boolean;
  /** Where it reads Markdown. */
  readonly markdown: { readonly hover: boolean; readonly completion: boolean };
}

export const NOTHING: Announced = {
  snippets: false,
  symbolTrees: false,
  actionLiterals: false,
  links: false,
  readsLater: false,
  contents: false,
  markdown: { hover: false, completion: false },
};

export const announcedBy = ({ textDocument, workspace }: ClientCapabilities): Announced => ({
  snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
  symbolTrees: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
  actionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
  links: textDocument?.definition?.linkSupport === true,
  readsLater: textDocument?.completion?.completionItem?.resolveSupport?.properties.includes('documentation') === true,
  contents: workspace?.textDocumentContent !== undefined,
  markdown: {
    hover: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) === true,
    completion: textDocument?.completion?.completionItem?.documentationFormat?.includes(MarkupKind.Markdown) === true,
  },
});

/** @param markdown of which nothing leads elsewhere when it is shown */
export const prose = (markdown: string, readsMarkdown: boolean): MarkupContent =>
  readsMarkdown ? { kind: MarkupKind.Markdown, value: harmless(markdown) } : { kind: MarkupKind.PlainText, value: plainText(markdown) };

/** A snippet's text with what stands at its places by itself: `host ${1:A} $1` is `host A A`. */
export function withoutPlaces(snippet: string): string {
  const texts = new Map<string, string>();
  return snippet.replaceAll(
    /\\([$}\\])|\$\{(\d+):([^}]*)\}|\$(\d+)/g,
    (_, escaped?: string, place?: string, text?: string, again?: string) => {
      if (escaped !== undefined) return escaped;
      if (place === undefined) return texts.get(again ?? '') ?? '';
      texts.set(place, text ?? '');
      return text ?? '';
    },
  );
}
