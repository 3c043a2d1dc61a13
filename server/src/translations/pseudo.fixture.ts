/** A made-up language: every sentence of the catalogue, and every text of a protocol, stands in ⟦⟧. What stands outside is in no catalogue. */
import type { Language } from '../core/views/words/catalogue.js';
import { english } from '../core/views/words/english.js';

export const mark = (text: string): string => (text === '' ? '' : `⟦${text}⟧`);

/** A sentence that is handed to another one must be in a catalogue, too: else it stands outside the marks. Places of an RFC are
 * facts, and so is what a system says of a file, which has a table of its own. */
const laidBare = (fact: unknown): unknown =>
  typeof fact === 'string' && !/§|^no such/.test(fact) && /\b[a-z]{2,} [a-z]{2,} [a-z]{2,}/.test(outside(fact)) ? `⟧${fact}⟦` : fact;

/** The same sentences, marked. */
export function marked<T>(sentences: T): T {
  return new Proxy(sentences as T & object, {
    get: (target, name): unknown => {
      const sentence: unknown = Reflect.get(target, name);
      if (typeof sentence === 'string') return mark(sentence);
      if (typeof sentence === 'function') return (...facts: readonly unknown[]): string => mark(String(sentence(...facts.map(laidBare))));
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
