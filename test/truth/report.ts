/** The table, and below it whatever differs: with its reason if that is known. */
import { documentsResult } from './documents.js';
import { reasonFor } from './explained.js';
import { imports } from './imports.js';
import { reactions } from './reactions.js';
import type { Finding, TruthResult } from './result.js';

export const run = (): readonly TruthResult[] => [
  documentsResult(),
  imports('imported from both ends', ['a', 'b']),
  imports("imported from A's end", ['a']),
  imports("imported from B's end", ['b']),
  reactions(),
];

const heads = ['', 'recordings', 'segments', 'wrong accusations', 'state disagreements', 'unexplained'];

const isUnexplained =
  (title: string) =>
  (finding: Finding): boolean =>
    reasonFor(title, finding) === undefined;

export const unexplainedIn = ({ title, accusations, disagreements }: TruthResult): readonly Finding[] =>
  [...accusations, ...disagreements].filter(isUnexplained(title));

const rowOf = (result: TruthResult): readonly string[] => [
  result.title,
  ...[result.recordings, result.segments, result.accusations.length, result.disagreements.length, unexplainedIn(result).length].map(String),
];

const table = (rows: readonly (readonly string[])[]): string => {
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const cell = (text: string, column: number): string => (column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0));
  return rows.map((row) => `${row.map(cell).join('  ')}\n`).join('');
};

const lineOf = (title: string, finding: Finding, mark: string): string => {
  const reason = reasonFor(title, finding);
  return `  ${mark} ${finding.name}: ${finding.what}${reason === undefined ? '  UNEXPLAINED' : `\n      ${reason}`}\n`;
};

const detailsOf = ({ title, accusations, disagreements }: TruthResult): string =>
  accusations.length + disagreements.length === 0
    ? ''
    : `\n${title}\n${[...accusations.map((each) => lineOf(title, each, '!')), ...disagreements.map((each) => lineOf(title, each, '?'))].join('')}`;

export const report = (results: readonly TruthResult[]): { readonly text: string; readonly unexplained: number } => ({
  text: `${table([heads, ...results.map(rowOf)])}${results.map(detailsOf).join('')}`,
  unexplained: results.reduce((sum, result) => sum + unexplainedIn(result).length, 0),
});
