import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Numbers, plus } from './numbers.js';
import { parseRanges, reach, span, union } from './ranges.js';
import { distance, modulus, precedes, wrap } from './serial.js';
import { Trie } from './trie.js';

const serial = fc.integer({ min: 0, max: modulus - 1 });
const offset = fc.integer({ min: -(2 ** 30), max: 2 ** 30 });

describe('serial numbers', () => {
  it('wrap around', () => {
    expect(wrap(modulus)).toBe(0);
    expect(wrap(-1)).toBe(modulus - 1);
    expect(precedes(modulus - 1, 0)).toBe(true);
    expect(precedes(0, modulus - 1)).toBe(false);
  });
  it('a + k lies k away from a', () => fc.assert(fc.property(serial, offset, (a, k) => distance(a, wrap(a + k)) === k)));
  it('of two different ones less than half the circle apart, one comes first', () => {
    fc.assert(
      fc.property(serial, fc.integer({ min: 1, max: 2 ** 31 - 1 }), (a, k) => precedes(a, wrap(a + k)) && !precedes(wrap(a + k), a)),
    );
  });
});

describe('numbers', () => {
  const [one, x] = Numbers.none.symbol('x', 'serial');
  const [both, y] = one.symbol('y', 'serial');

  it('symbols are different from all others once they are settled', () => {
    expect(both.equal(x, y)).toBeUndefined();
    expect(both.settle().equal(x, y)).toBe(false);
    expect(both.settle().equal(x, 100)).toBe(false);
    expect(both.settle().difference(x, y)).toBeUndefined();
  });
  it('a new symbol is another name for what it meets', () => {
    const met = both.settle().symbol('w', 'serial');
    const joined = met[0].unify(met[1], plus(x, 1, 'serial'))?.settle();
    expect(joined?.show(plus(met[1], 2, 'serial'))).toBe('x+3');
    expect(joined?.equal(met[1], plus(x, 1, 'serial'))).toBe(true);
  });
  it('an unknown takes the first value that it meets, and keeps it', () => {
    const [numbers, u] = Numbers.none.fresh('serial');
    const known = numbers.unify(plus(u, 1, 'serial'), 0);
    expect(known?.show(u)).toBe(String(modulus - 1));
    expect(known?.unify(u, 7)).toBeUndefined();
  });
  it('the sum of two symbols is the same one each time', () => {
    const [numbers, sum] = both.settle().sum(plus(x, 1, 'serial'), y, 'serial');
    const [again, other] = numbers.sum(y, plus(x, 1, 'serial'), 'serial');
    expect(again.equal(sum, other)).toBe(true);
    expect(again.show(sum)).toBe('x+y+1');
  });
  it('a length is what lies between two serial numbers, wherever these wrap around', () => {
    fc.assert(
      fc.property(serial, fc.integer({ min: 0, max: 2 ** 16 }), (from, length) => {
        const [numbers, unknown] = Numbers.none.fresh('int');
        const [summed, end] = numbers.sum(from, unknown, 'serial');
        const known = summed.unify(end, wrap(from + length));
        return known?.show(unknown) === String(length) && known.show(end) === String(wrap(from + length));
      }),
    );
  });
  it('what is unified is equal, whatever the offsets', () => {
    fc.assert(
      fc.property(offset, offset, serial, (i, j, c) => {
        const [a, u] = Numbers.none.fresh('serial');
        const [b, v] = a.fresh('serial');
        const linked = b.unify(plus(u, i, 'serial'), plus(v, j, 'serial'))?.unify(u, c);
        return linked !== undefined && linked.equal(plus(v, j, 'serial'), wrap(c + i)) === true;
      }),
    );
  });
});

describe('ranges', () => {
  const none = Numbers.none;
  it('join what touches, across the end of the circle too', () => {
    const pieces = union(none, span(none, modulus - 10, 5), span(none, 5, 20));
    expect(pieces).toEqual([{ from: modulus - 10, to: 20 }]);
    expect(reach(none, pieces, modulus - 1)).toBe(20);
  });
  it('reach as far as there is no hole, in whatever order the pieces came', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(serial, lengths, fc.func(fc.integer()), (start, sizes, rank) => {
        let at = start;
        const pieces = sizes.map((size) => {
          const from = at;
          at = wrap(at + size);
          return span(none, from, at);
        });
        const shuffled = [...pieces].sort((p, q) => rank(p[0]?.from) - rank(q[0]?.from));
        const all = shuffled.reduce((set, piece) => union(none, set, piece), [] as ReturnType<typeof span>);
        return all.length === 1 && reach(none, all, start) === at;
      }),
    );
  });
  it('are read from text', () => {
    expect(parseRanges('1001-2001 3001-4001')).toHaveLength(2);
    expect(parseRanges('1001')).toBeUndefined();
  });
});

describe('the list with holes', () => {
  it('keeps the old ones as they were', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 5000 }), fc.string())), (entries) => {
        const empty = Trie.empty<string>();
        const full = entries.reduce((trie, [i, s]) => trie.set(i, s), empty);
        const last = new Map(entries);
        return entries.every(([i]) => empty.get(i) === undefined && full.get(i) === last.get(i));
      }),
    );
  });
});
