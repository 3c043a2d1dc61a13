/** A way as a document: the protocol, where the document brings its own, and an exchange that expects what goes wrong on it. */
import {
  type Condition,
  owedAfter,
  type Passed,
  type Property,
  type PropertyKind,
  statementText,
  statesAfter,
  type Verified,
  wayOf,
} from '../../core/index.js';
import { analyse } from '../analysis/analyse.js';
import type { AnalysedVerification, Analysis } from '../analysis/analysis.js';
import { libraryNames } from '../analysis/library.js';
import { formatted } from '../format/format.js';
import { baseOf, spanOfProtocol } from './protocol-blocks.js';

interface WrittenSubject {
  readonly analysed: AnalysedVerification;
  readonly analysis: Analysis;
  readonly verified: Verified;
}

interface WrittenWay {
  readonly kind: PropertyKind;
  readonly way: readonly Passed[];
  readonly property?: Property;
  /** Among the answers, from 1. */
  readonly nth: number;
}

export function written(subject: WrittenSubject, found: WrittenWay): string {
  const { analysed, verified } = subject;
  const statements = wayOf(verified, found.way, analysed.runs).map(statementText);
  const states = statesAfter(verified, found.way).flatMap(([host, state]) => (state === '' ? [] : [`${host} in ${state}`]));
  const claim = found.kind === 'dead-end' ? debtsOf(verified, found.way) : claimOf(subject.analysis.text, found);
  const ends = [...(states.length > 0 ? [`expect ${states.join(', ')}`] : []), ...(claim === undefined ? [] : [`expect ${claim}`])];
  const own = ownProtocols(subject);
  const body = [`${headOf(analysed, found)} {`, ...statements, ...ends, '}'];
  // what is odd in a protocol of the document is excused where that can be written
  const all = expecting([...own, ...body], 0);
  return formatted(all.isClean || own.length === 0 ? all.text : expecting([...own, ...body], own.length).text);
}

function headOf({ verification, machine }: AnalysedVerification, { kind, property, nth }: WrittenWay): string {
  const name = verification.name === '' ? 'way' : verification.name;
  const title = property?.text === undefined || property.text === '' ? kind : property.text;
  return `exchange ${name}_${nth} ${JSON.stringify(title)}${machine.name === 'tcp' ? '' : ` using ${machine.name}`}`;
}

/** What somebody owes where nothing can happen any more. */
function debtsOf(verified: Verified, way: readonly Passed[]): string | undefined {
  const debts = owedAfter(verified, way).map(({ host, message, to }) => `${host} owes ${message}${to === '' ? '' : ` to ${to}`}`);
  return debts.length === 0 ? undefined : [...new Set(debts)].join(', ');
}

/** What is wrong at its end, said by a claim; nothing where that is what arrives: it has arrived by then. */
function claimOf(text: string, { kind, property }: WrittenWay): string | undefined {
  if (property === undefined || speaksOfArrivals(property.condition) || kind === 'leads') return undefined;
  const condition = propertyText(property, text).slice(kind.length).trim();
  return kind === 'never' || kind === 'possible' ? condition : `not (${condition})`;
}

/** As it is written, without what it is about. */
export const propertyText = ({ span }: Property, text: string): string =>
  text
    .slice(span.start, span.end)
    .replace(/"(?:[^"\\]|\\.)*"\s*$/, '')
    .trim();

function speaksOfArrivals(condition: Condition): boolean {
  if (condition.kind === 'and' || condition.kind === 'or') return speaksOfArrivals(condition.left) || speaksOfArrivals(condition.right);
  return condition.kind === 'not' ? speaksOfArrivals(condition.operand) : condition.kind === 'travels';
}

/** Puts `expect error` before each line, from one on, that is not as it should be, which on such a way is what it shows. */
function expecting(lines: readonly string[], from: number): { readonly text: string; readonly isClean: boolean } {
  const rows = lines.map((text): Row => ({ text, codes: new Set() }));
  const text = (): string =>
    `${rows.flatMap(({ text, codes }) => [...[...codes].map((code) => `expect error ${code}`), text]).join('\n')}\n`;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const now = text();
    const { problems } = analyse(now, { source: '', read: () => undefined });
    if (problems.length === 0) return { text: now, isClean: true };
    const each = rows.flatMap((row) => Array.from({ length: row.codes.size + 1 }, () => row));
    for (const { span, code } of problems) {
      const row = each[now.slice(0, span.start).split('\n').length - 1];
      if (row !== undefined && code !== 'no-error' && rows.indexOf(row) >= from) row.codes.add(code);
    }
  }
  return { text: text(), isClean: false };
}

interface Row {
  readonly text: string;
  readonly codes: Set<string>;
}

/** What is expected may make more to be told. */
const MOST_ROUNDS = 4;

/** The lines of the protocols of the document, or of those that it imports, that it takes to run the exchange. */
function ownProtocols({ analysed, analysis }: WrittenSubject): readonly string[] {
  const { machine } = analysed;
  const known = new Set<string>();
  const found: string[] = [];
  const take = (name: string): void => {
    if (known.has(name)) return;
    known.add(name);
    const text = protocolText(name, machine.name === name ? machine.place.source : analysis.source, analysis);
    if (text === undefined) return;
    const base = baseOf(text);
    if (base !== undefined) take(base);
    found.push(...text.split(/\r?\n/));
  };
  if (!machine.place.source.startsWith('builtin:') || !libraryNames.includes(machine.name)) take(machine.name);
  return found;
}

function protocolText(name: string, source: string, analysis: Analysis): string | undefined {
  const texts = [
    ...(source === analysis.source ? [analysis.text] : []),
    ...analysis.imported.map((each) => each.text),
    ...(source === analysis.source ? [] : [analysis.text]),
  ];
  for (const text of texts) {
    const parsed = text === analysis.text ? analysis.parsed : analyse(text, { source: '', read: () => undefined }).parsed;
    const span = spanOfProtocol(name, parsed);
    if (span !== undefined) return text.slice(span.start, span.end);
  }
  return undefined;
}
