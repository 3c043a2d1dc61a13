/** An immutable list with holes: `set` gives a new one that shares all but a few nodes with the old one. */
const bits = 5;
const width = 1 << bits;

type Node<V> = readonly (Node<V> | V | undefined)[];

export class Trie<V> {
  private constructor(
    private readonly root: Node<V>,
    private readonly levels: number,
  ) {}

  static empty<V>(): Trie<V> {
    return new Trie<V>([], 1);
  }

  get(index: number): V | undefined {
    if (index >= width ** this.levels) return undefined;
    let node: Node<V> = this.root;
    for (let level = this.levels - 1; level > 0; level--) {
      const next = node[(index >> (level * bits)) & (width - 1)];
      if (next === undefined) return undefined;
      node = next as Node<V>;
    }
    return node[index & (width - 1)] as V | undefined;
  }

  set(index: number, value: V): Trie<V> {
    let { root, levels } = this;
    for (; index >= width ** levels; levels++) root = [root];
    return new Trie<V>(replaced(root, levels - 1, index, value), levels);
  }
}

function replaced<V>(node: Node<V>, level: number, index: number, value: V): Node<V> {
  const copy = node.slice();
  const at = (index >> (level * bits)) & (width - 1);
  copy[at] = level === 0 ? value : replaced((node[at] ?? []) as Node<V>, level - 1, index, value);
  return copy;
}
