/** A row of a table, in Markdown's bars or with tabs, commas or semicolons between its cells: hosts, what is sent, and its numbers have cells of their own. */
import { arrowsAt } from './notation-arrows.js';
import { FLAG, SENT } from './notation-flags.js';
import { isNoise, verbOf } from './notation-vocabulary.js';

const HAS_FLAG = new RegExp(`\\b${SENT}\\b`, 'u');
const NUMBER = /^(?:\d+|[\p{L}_][\p{L}\p{M}\p{N}_]*\s*[+-]\s*\d+|[a-z])$/u;
const NOTHING = /^[-–—∅]*$/u;
/** A row number, or a time. */
const LEAD = /^(?:#?\d+(?:\.\d+)?\s*[.)]?|\(\d+\)|[①-⑳])$/u;
/** What a table has the numbers of a segment in, where its cells do not say. */
const NUMBERED = ['seq', 'ack', 'len', 'win'] as const;

/** A row of Wireshark's packet list with its default columns, copied with tabs. */
const LISTED = /^\s*\d+\t[\d.]+\t(\S+)\t(\S+)\t\w+\t\d+\t(.*\S)\s*$/u;

/** The row as a line: `| A | → | B | SYN | 100 |` is `A → B : SYN seq=100`; one that says nothing is a comment. */
export function tableRow(line: string): string | undefined {
  const [, from, to, info] = LISTED.exec(line) ?? [];
  if (from !== undefined) return `${from} → ${to} : ${info}`;
  const cells = cellsOf(line.trim());
  if (cells === undefined) return undefined;
  const lead = LEAD.test(cells[0] ?? '') ? 1 : 0;
  const row = rowOf(cells.slice(lead));
  if (row !== undefined) return row;
  return line.trim().startsWith('|') && !HAS_FLAG.test(line) ? `// ${line.trim()}` : undefined;
}

function cellsOf(line: string): readonly string[] | undefined {
  const cells = splitRow(line).map((cell) => cell.replaceAll(/[`*]/g, '').trim());
  return cells.length < 2 ? undefined : cells;
}

function splitRow(line: string): readonly string[] {
  if (line.startsWith('|') && line.endsWith('|')) return line.slice(1, -1).split('|');
  if (PLAIN_ROW.test(line)) return line.split(/[;,]/u);
  if (isBlankRow(line)) return line.split(/\s+/u);
  return line.split(BARRED_ROW.test(line) ? '|' : '\t');
}

/** A host. */
const WORD = '[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*';
/** `A,B,SYN,100`, `A; B; SYN; seq=100`. */
const PLAIN_ROW = new RegExp(`^(?:\\d+\\s*[;,]\\s*)?${WORD}\\s*([;,])\\s*${WORD}\\s*\\1\\s*${SENT}\\b`, 'u');
/** `A B SYN 100`, `B A SYN,ACK 300 101`. */
const BLANK_ROW = new RegExp(
  `^(?:\\d+\\s+)?(?!(?:host|expect|note|stray|wait)\\b)(${WORD})\\s+(${WORD})\\s+${SENT}(?:[,+/-]${FLAG})*(?:\\s+(?:\\d+|-))+$`,
  'u',
);
const isBlankRow = (line: string): boolean => {
  const [, first = '', second] = BLANK_ROW.exec(line) ?? [];
  return (
    second !== undefined &&
    !/(?:에서|에게|으?로)$/u.test(first) &&
    !/(?:에게|으?로)$/u.test(second) &&
    verbOf(second) === undefined &&
    !isNoise(second)
  );
};
/** `A → B | SYN | 100`: bars between the cells alone. */
const BARRED_ROW = new RegExp(`^${WORD}\\s*[^\\s\\p{L}\\p{N}|]{1,4}\\s*(?!${SENT}\\b)${WORD}\\s*\\|[^|]+`, 'u');

function rowOf([first = '', second = '', third = '', ...more]: readonly string[]): string | undefined {
  if (isName(first) && isArrow(second) && isName(third)) return written(first, second, third, more);
  if (hasArrow(first)) return `${first} : ${message([second, third, ...more])}`;
  if (isName(first) && isName(second) && HAS_FLAG.test(third)) return written(first, '->', second, [third, ...more]);
  if (isName(first) && isName(third) && HAS_FLAG.test(second)) return written(first, '->', third, [second, ...more]);
  return undefined;
}

const written = (from: string, arrow: string, to: string, cells: readonly string[]): string => `${from} ${arrow} ${to} : ${message(cells)}`;

const NAME = new RegExp(`^${WORD}$`, 'u');
const isName = (cell: string): boolean => NAME.test(cell) && !HAS_FLAG.test(cell);
const isArrow = (cell: string): boolean => arrowsAt(`${cell} `).some(({ length }) => length >= cell.length);
const hasArrow = (cell: string): boolean => {
  const [host = ''] = /^[\p{L}_][\p{L}\p{M}\p{N}_]*\s*/u.exec(cell) ?? [];
  return host !== '' && arrowsAt(cell.slice(host.length)).length > 0;
};

function message(cells: readonly string[]): string {
  const [names = '', ...values] = cells;
  let numbers = 0;
  const fields = values.flatMap((cell) => {
    if (NOTHING.test(cell)) {
      numbers++;
      return [];
    }
    if (!NUMBER.test(cell)) return [cell];
    const field = NUMBERED[numbers++];
    return field === undefined ? [] : [`${field}=${cell.replaceAll(/\s+/g, '')}`];
  });
  return [names, ...fields].join(' ').trim();
}
