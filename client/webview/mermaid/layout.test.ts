import { describe, expect, test } from 'vitest';
import type { Mark, MessageMark } from '../../../contract/messages.js';
import { columnsOf } from './columns.js';
import { layOut } from './layout.js';
import { slantsOf } from './slants.js';
import { spread } from './spread.js';

const measure = (text: string): number => text.length * 8;
const room = { top: 34, hosts: 2, fall: () => 50, hasWords: () => false, note: () => 32 };

function message(record: number, from: number, fate: MessageMark['fate'] = 'delivered', arrivals: readonly number[] = []): MessageMark {
  const parts = {
    names: record % 2 ? 'SYN' : 'SYN+ACK',
    blank: false,
    fields: [{ name: 'seq', value: '1', filled: false, blank: false }],
    label: '',
  };
  return {
    kind: 'message',
    record,
    step: record,
    statement: record,
    from,
    to: 1 - from,
    fate,
    stray: false,
    tags: [],
    discarded: false,
    parts,
    arrivals,
    flaws: [],
  };
}

const arrival = (record: number, sent: MessageMark): Mark => ({
  kind: 'arrival',
  record,
  step: record,
  statement: record,
  from: sent.from,
  to: sent.to,
  name: 'm',
  duplicate: false,
  tags: [],
  discarded: false,
  parts: sent.parts,
  sent: sent.record,
  flaws: [],
});

const heights = (marks: readonly Mark[]) => {
  const { at, ends } = layOut(marks, slantsOf(marks), room);
  return marks.map(({ record }) => [at.get(record), ends.get(record)]);
};

describe('layout', () => {
  test('time runs down', () => {
    const [[a = 0] = [], [b = 0] = []] = heights([message(0, 0), message(1, 1)]);
    expect(b - a).toBeGreaterThan(30);
  });

  test('two that cross leave and arrive side by side', () => {
    const [a, b] = [message(0, 0, 'in-flight', [2]), message(1, 1, 'in-flight', [3])];
    const [first, second, third, fourth] = heights([a, b, arrival(2, a), arrival(3, b)]);
    expect(first).toEqual(second);
    expect(third).toEqual(fourth);
    expect((third?.[0] ?? 0) - (first?.[0] ?? 0)).toBeGreaterThanOrEqual(50);
  });

  test('so do one in flight and the one that comes towards it', () => {
    const a = message(0, 0, 'in-flight', [2]);
    const [first, second, third] = heights([a, message(1, 1), arrival(2, a)]);
    expect(second?.[0]).toBe(first?.[0]);
    expect(second?.[1]).toBe(third?.[0]);
  });

  test('but not what the same host sends', () => {
    const [first, second] = heights([message(0, 0, 'in-flight', [2]), message(1, 0)]);
    expect(second?.[0]).toBeGreaterThan(first?.[0] ?? 0);
    expect(second?.[1]).toBeUndefined();
  });
});

test('claims on one host hang one below another', () => {
  const claim = (record: number, host: number): Mark => ({ kind: 'claim', record, statement: 1, host, text: 'in ?', isAsked: true });
  const [, first, second, third] = heights([message(0, 0), claim(1, 0), claim(2, 0), claim(3, 1)]);
  expect(second?.[0]).toBeGreaterThan((first?.[0] ?? 0) + 19);
  expect(third).toEqual(first);
});

describe('columns', () => {
  test('begin below one another, and widen the distance', () => {
    const marks = [message(0, 0), message(1, 1)];
    const columns = columnsOf(marks, new Set(), measure);
    expect(columns.get('0-1')?.starts.get('seq')).toBe(7 * 8 + 14);
    const [, wide = 0] = spread(marks, [104, 104], {
      columns,
      slants: new Set(),
      measure: (text) => text.length * 30,
      measureNote: measure,
    });
    const [, narrow = 0] = spread(marks, [104, 104], { columns, slants: new Set(), measure, measureNote: measure });
    expect(wide).toBeGreaterThanOrEqual(narrow);
  });
});
