/** Reads the SVG that our own renderers write: a stream of elements, no more of the format than they use. */

export interface Tag {
  readonly name: string;
  readonly kind: 'open' | 'close' | 'empty';
  readonly attributes: Readonly<Record<string, string>>;
}

export type SvgToken = Tag | { readonly kind: 'text'; readonly text: string };

const PIECES = /<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/g;

export function* tokensOf(svg: string): Generator<SvgToken> {
  for (const [, close, name, attributes = '', empty, text] of svg.matchAll(PIECES)) {
    if (name === undefined) yield { kind: 'text', text: unescaped(text ?? '') };
    else yield { name, kind: close ? 'close' : empty ? 'empty' : 'open', attributes: attributesOf(attributes) };
  }
}

function attributesOf(written: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of written.matchAll(/([\w:-]+)="([^"]*)"/g)) found[name] = unescaped(value);
  return found;
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

const unescaped = (text: string): string => text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);
