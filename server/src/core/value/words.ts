/** An immutable map by words: `set` gives a new one that shares all but a few nodes with the old one. */
import { Trie } from './trie.js';

type Bucket<V> = readonly (readonly [word: string, value: V])[];

/** Words of one hash stand in one bucket. */
const buckets = 1 << 20;

export class WordMap<V> {
  private constructor(private readonly trie: Trie<Bucket<V>>) {}

  static empty<V>(): WordMap<V> {
    return new WordMap(Trie.empty<Bucket<V>>());
  }

  get(word: string): V | undefined {
    return this.trie.get(hashOf(word))?.find(([each]) => each === word)?.[1];
  }

  set(word: string, value: V): WordMap<V> {
    const hash = hashOf(word);
    const others = (this.trie.get(hash) ?? []).filter(([each]) => each !== word);
    return new WordMap(this.trie.set(hash, [...others, [word, value]]));
  }
}

/** FNV-1a, folded. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return ((hash >>> 20) ^ hash) & (buckets - 1);
}
