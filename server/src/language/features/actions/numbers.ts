/** Symbols for sequence numbers become numbers. Offered only if it tells the same story. */

import { amountOf, type FixEdit, meaningOf, wording } from '../../../core/index.js';
import type { AnalysedExchange, Analysis } from '../../analysis/analysis.js';
import type { LongAction, Reanalyse } from './action.js';
import { connected, replacement, type Serial, serialsOf, symbolsIn, tried } from './serials.js';

export function useNumbers(analysis: Analysis, exchange: AnalysedExchange, reanalyse: Reanalyse): LongAction {
  const title = wording().refactor.numbers;
  const edits = exchange.part === undefined ? numbered(analysis, exchange) : [];
  return { title, kind: 'refactor.rewrite', isPossible: () => edits.length > 0, worked: () => tried(title, analysis, edits, reanalyse) };
}

function numbered(analysis: Analysis, exchange: AnalysedExchange): readonly FixEdit[] {
  const group = connected(analysis, exchange);
  const written = group.flatMap(serialsOf);
  const numbers = numbersFor(group, written);
  return written.flatMap((serial) => {
    if (serial.value.kind !== 'symbol') return [];
    const amount = amountOf(serial.value, numbers);
    return amount === undefined ? [] : [replacement(serial, String(amount >>> 0))];
  });
}

/** Symbols that are another name get what they stand for; numbers of their own get round ones, far enough from each other. */
function numbersFor(group: readonly AnalysedExchange[], written: readonly Serial[]): ReadonlyMap<string, number> {
  const serial = written.flatMap(({ value }) => (value.kind === 'symbol' ? [value.name] : []));
  const count = (name: string, all: readonly string[]): number => all.filter((each) => each === name).length;
  const all = group.flatMap(symbolsIn);
  const names = [...new Set(serial)].filter((name) => count(name, all) === count(name, serial));
  const step = stepFor(group);
  const found = new Map<string, number>();
  let own = 0;
  const numberOf = (name: string): number => {
    const known = found.get(name);
    if (known !== undefined) return known;
    const meaning = group.flatMap(({ run }) => meaningOf(run, name) ?? [])[0] ?? '';
    const [, base = '', offset = '0'] = /^([^\d+-][^+-]*)?([+-]?\d+)?$/.exec(meaning) ?? [];
    const value = meaning === '' || base === name ? step / 2 + step * own++ : (base === '' ? 0 : numberOf(base)) + Number(offset);
    found.set(name, value);
    return value;
  };
  return new Map(names.map((name) => [name, numberOf(name)]));
}

/** 200, 2000 …: more than anybody counts up to. */
function stepFor(group: readonly AnalysedExchange[]): number {
  const shown = group.flatMap(({ trace }) =>
    trace.steps.flatMap((step) => (step.kind === 'event' ? [] : step.fields.map(({ value }) => value))),
  );
  const most = Math.max(0, ...shown.map((value) => Math.abs(Number(/[+-]\d+$/.exec(value)?.[0] ?? 0))));
  return most < 150 ? 200 : 2 * 10 ** Math.min(8, Math.ceil(Math.log10(most + 1)));
}
