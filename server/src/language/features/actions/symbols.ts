/** Sequence numbers as textbooks write them: x, x+1, y+1. Offered only if it tells the same story. */

import { type FieldValue, type FixEdit, fieldsFor, symbolForm, valuesAt, wording } from '../../../core/index.js';
import type { AnalysedExchange, Analysis } from '../../analysis/analysis.js';
import { applied, type EditorAction, type LongAction, type Reanalyse } from './action.js';
import { connected, replacement, type Serial, serialsOf, symbolsIn, tried } from './serials.js';

export function useSymbols(analysis: Analysis, exchange: AnalysedExchange, reanalyse: Reanalyse): LongAction {
  const title = wording().refactor.symbols;
  const written = () => (exchange.part === undefined ? connected(analysis, exchange).flatMap(serialsOf).filter(isNumber) : []);
  const isPossible = () => written().some((serial) => serial.statement.kind === 'host' || isFirst(serial));
  return { title, kind: 'refactor.rewrite', isPossible, worked: () => withSymbols(analysis, written(), reanalyse) };
}

function withSymbols(analysis: Analysis, written: readonly Numbered[], reanalyse: Reanalyse): EditorAction | undefined {
  const symbols = firstNumbers(analysis, written);
  if (symbols.size === 0) return undefined;
  const bases = basesOf(analysis, written, symbols, reanalyse);
  const values = new Map([...symbols.values()].map(({ symbol, value }) => [symbol, value]));
  const edits = written.flatMap((serial, index) => {
    const symbol = symbols.get(serial)?.symbol ?? bases[index];
    const base = values.get(symbol ?? '');
    return symbol === undefined || base === undefined ? [] : [replacement(serial, symbolForm(symbol, signed(serial.value.value - base)))];
  });
  return tried(wording().refactor.symbols, analysis, edits, reanalyse);
}

type Numbered = Serial & { readonly value: { readonly kind: 'number'; readonly value: number } };
const isNumber = (serial: Serial): serial is Numbered => serial.value.kind === 'number';

/** A symbol, and the number for which it stands. */
interface First {
  readonly symbol: string;
  readonly value: number;
}

/** Where any number would be right a symbol begins; the variables of hosts that start in the midst share one for each number. */
function firstNumbers(analysis: Analysis, written: readonly Numbered[]): ReadonlyMap<Serial, First> {
  const names = freeSymbols(analysis);
  const declared = new Map<number, string>();
  const firsts = new Map(
    written.flatMap((serial): readonly (readonly [Serial, First])[] => {
      const { statement, value } = serial;
      if (statement.kind !== 'host') return isFirst(serial) ? [[serial, { symbol: names.next().value, value: value.value }]] : [];
      const symbol = declared.get(value.value) ?? names.next().value;
      declared.set(value.value, symbol);
      return [[serial, { symbol, value: value.value }]];
    }),
  );
  return new Map([...firsts, ...written.flatMap((serial) => ofStray(serial, firsts))]);
}

/** What was not sent now follows from nothing: it counts from the number of the host that seems to have sent it. */
function ofStray(serial: Serial, firsts: ReadonlyMap<Serial, First>): readonly (readonly [Serial, First])[] {
  if (serial.statement.kind !== 'message' || !serial.statement.stray) return [];
  const own = [...firsts].find(([{ host, name }]) => host === serial.host && name === serial.name);
  return own === undefined ? [] : [[serial, own[1]]];
}

function isFirst({ exchange, statement, at, name }: Serial): boolean {
  if (statement.kind !== 'message' || statement.stray) return false;
  const others: readonly FieldValue[] = statement.fields.filter((field) => field.name.text !== name);
  return /^[^\d]/.test(fieldsFor(exchange.run, at, { ...statement, fields: others }).get(name) ?? '');
}

function* freeSymbols(analysis: Analysis): Generator<string, never> {
  const used = new Set(analysis.exchanges.flatMap((each) => [...symbolsIn(each), ...each.trace.hosts.map(({ name }) => name)]));
  for (let round = 0; ; round++)
    for (const letter of ['x', 'y', 'z', 'u', 'v', 'w']) {
      const name = round === 0 ? letter : `${letter}${round}`;
      if (!used.has(name)) yield name;
    }
}

/** What each number counts from: what the machine fills in, once the first numbers are symbols and all others are left out. */
function basesOf(
  analysis: Analysis,
  written: readonly Numbered[],
  symbols: ReadonlyMap<Serial, First>,
  reanalyse: Reanalyse,
): readonly (string | undefined)[] {
  const edits = written.map((serial): FixEdit => {
    const first = symbols.get(serial);
    if (first !== undefined) return replacement(serial, symbolForm(first.symbol, signed(serial.value.value - first.value)));
    const field = serial.statement.kind === 'message' ? serial.statement.fields.find(({ value }) => value === serial.value) : undefined;
    return field === undefined ? replacement(serial, '?') : { span: field.span, text: '' };
  });
  const shadow = reanalyse(applied(analysis.text, edits));
  const known = new Map<string, string>();
  const found = written.map((serial) => {
    const base = symbols.get(serial)?.symbol ?? baseIn(shadow.exchanges[analysis.exchanges.indexOf(serial.exchange)], serial);
    if (base) known.set(`${serial.host} ${serial.name}`, base);
    return base;
  });
  // of what cannot be told, the sender's other messages speak
  return found.map((base, index) => base ?? known.get(`${written[index]?.host} ${written[index]?.name}`));
}

/** '' for a number that counts from no symbol. */
function baseIn(shadow: AnalysedExchange | undefined, { statement, at, host, name }: Serial): string | undefined {
  if (shadow === undefined) return undefined;
  const shown =
    statement.kind === 'claims'
      ? valuesAt(shadow.run, at, host).find(([variable]) => variable.name === name)?.[1]
      : shadow.trace.steps
          .flatMap((step) => (step.kind === 'message' && step.statement === at ? step.fields : []))
          .find((field) => field.name === name)?.value;
  return shown === undefined ? undefined : (/^[^\d+-][^+-]*/.exec(shown)?.[0] ?? '');
}

/** Into the nearest direction, as numbers wrap around. */
const signed = (difference: number): number => difference | 0;
