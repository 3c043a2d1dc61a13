/** A made-up language: every sentence of the catalogue, and every text of a protocol, stands in ⟦⟧. What stands outside is in no catalogue. */
import type { Language } from '../core/views/words/catalogue.js';
import { english } from '../core/views/words/english.js';

const mark = (text: string): string => (text === '' ? '' : `⟦${text}⟧`);

/** The same sentences, marked. */
export function marked<T>(sentences: T): T {
  return new Proxy(sentences as T & object, {
    get: (target, name): unknown => {
      const sentence: unknown = Reflect.get(target, name);
      if (typeof sentence === 'string') return mark(sentence);
      if (typeof sentence === 'function') return (...facts: readonly unknown[]): string => mark(String(sentence(...facts)));
      return typeof sentence === 'object' && sentence !== null ? marked(sentence) : sentence;
    },
  });
}

class EveryText extends Map<string, string> {
  override get(text: string): string {
    return mark(text);
  }
}

export const pseudo: Language = { tag: 'en', catalogue: marked(english), texts: new EveryText() };

/** What is left of a text when all that is marked is taken out of it. */
export function outside(text: string): string {
  let left = text;
  for (let before = ''; left !== before; ) {
    before = left;
    left = left.replace(/⟦[^⟦⟧]*⟧/g, ' ');
  }
  return left;
}
