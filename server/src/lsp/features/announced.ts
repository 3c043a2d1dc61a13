/** What a client has announced that it takes; without a word it gets the plainest form. */
import type { ClientCapabilities } from 'vscode-languageserver';

export interface Announced {
  /** Texts with places to fill in. */
  readonly snippets: boolean;
  /** Symbols within symbols. */
  readonly symbolTrees: boolean;
}

export const NOTHING: Announced = { snippets: false, symbolTrees: false };

export const announcedBy = ({ textDocument }: ClientCapabilities): Announced => ({
  snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
  symbolTrees: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
});

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
