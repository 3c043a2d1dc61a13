/** Which rows of the protocols are taken, for people and as JSON. */
import { columns, type MachineCoverage, padEnd, type RowCoverage, wording } from '../../core/index.js';
import { libraryText } from '../../language/index.js';
import { LineIndex } from '../lines.js';
import type { SourceFile } from '../sources.js';
import { said } from '../words/said.js';

export interface ToldCoverage {
  readonly protocol: string;
  readonly path: string;
  readonly rows: readonly ToldRow[];
}

interface ToldRow {
  readonly path: string;
  readonly line: number;
  /** A state, or the group of states that have it. */
  readonly state: string;
  /** As it is written, up to its section and to what it does. */
  readonly text: string;
  /** How many take it. */
  readonly exchanges: number;
  readonly verifications: number;
}

/** @param sources all documents that were read; the library's are known */
export function toldCoverage(all: readonly MachineCoverage[], sources: readonly SourceFile[]): readonly ToldCoverage[] {
  const texts = new Map(sources.map(({ path, lines }) => [path, lines]));
  const linesOf = (source: string): LineIndex => {
    const lines = texts.get(source) ?? new LineIndex(libraryText(source) ?? '');
    texts.set(source, lines);
    return lines;
  };
  return all.map(({ machine, rows }) => ({
    protocol: machine.name,
    path: machine.place.source,
    rows: rows.map((row) => toldRow(row, linesOf(row.rule.place.source))),
  }));
}

function toldRow({ rule: { place }, state, exchanges, verifications }: RowCoverage, lines: LineIndex): ToldRow {
  const [text = ''] = lines.text.slice(place.span.start, place.span.end).split(/\s*(?:\{|\n|\r|\bsee\b)/);
  return { path: place.source, line: lines.position(place.span.start).line, state, text, exchanges, verifications };
}

export const coverageText = (all: readonly ToldCoverage[]): string => all.map(ofProtocol).join('\n');

function ofProtocol({ protocol, path, rows }: ToldCoverage): string {
  const exchanges = rows.filter((row) => row.exchanges > 0).length;
  const none = rows.filter((row) => row.exchanges === 0 && row.verifications === 0).length;
  const head = `${path}: ${protocol}: ${said().covered(rows.length, { exchanges, verifications: rows.length - exchanges - none, none })}`;
  const shown = rows.map((row) => [`${row.path}:${row.line}`, wording().verify.takenBy(row.exchanges, row.verifications), row] as const);
  const [places, takers] = [widest(shown.map(([place]) => place)), widest(shown.map(([, taken]) => taken))];
  const lines = shown.map(([place, taken, row]) => `  ${padEnd(place, places)}  ${padEnd(taken, takers)}  ${row.state}: ${row.text}`);
  return `${[head, ...lines].join('\n')}\n`;
}

const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(columns));
