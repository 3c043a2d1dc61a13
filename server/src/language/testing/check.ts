/**
 * Tests in texts: a document with its problems drawn into it. A comment line of carets, a code and, if it matters, a part
 * of the message says what the line above it must raise; anything else that is found, or not found, is a failure.
 *
 *     A -> B : SYN+ACK seq=300 ack=100
 *     //                       ^^^^^^^ tcp/ack
 *
 * Where the comment's own slashes are in the way, `//at TEXT => code` says it of the first TEXT in the line.
 */
import { expect } from 'vitest';
import type { Problem } from '../../core/problem/problem.js';
import { words } from '../../core/views/words.js';
import { analyse } from '../analysis/analyse.js';
import type { Analysis, ReadImport } from '../analysis/analysis.js';

const CARETS = /^\s*\/\/[^^]*?(\^+)\s*(\S*)\s*(.*)$/;
const AT = /^\s*\/\/at (.*) => (\S*)\s*(.*)$/;

interface Expected {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly code: string;
  readonly part: string;
}

/** `files` are what imports find, by their paths as written. */
export function analysed(text: string, files: Readonly<Record<string, string>> = {}): Analysis {
  const read: ReadImport = (path) => {
    const found = files[path];
    return found === undefined ? undefined : { source: path, text: found };
  };
  return analyse(text, { source: 'test.hsk', read });
}

export function check(text: string, files: Readonly<Record<string, string>> = {}): Analysis {
  return compare(text, analysed(text, files), () => true);
}

/** What is odd in the text of its protocols does not matter. */
export const checkExchanges = (text: string): Analysis => compare(text, analysed(text), ({ code }) => !code.startsWith('protocol/'));

function compare(text: string, analysis: Analysis, matters: (problem: Problem) => boolean): Analysis {
  const expected = expectedIn(text);
  const found = analysis.problems.filter(matters).map((problem) => described(problem, text));
  expect(found.map(({ shown }) => shown).sort()).toEqual(expected.map(shownAs).sort());
  for (const each of expected) {
    const same = found.filter(({ shown }) => shown === shownAs(each));
    expect(
      same.some(({ message }) => message.toLowerCase().includes(each.part.toLowerCase())),
      `${same.map(({ message }) => message).join(' | ')} includes ${each.part}`,
    ).toBe(true);
  }
  return analysis;
}

const shownAs = ({ line, start, end, code }: Expected): string => `${String(line).padStart(4)}:${start}-${end} ${code}`;

function described(problem: Problem, text: string): { readonly shown: string; readonly message: string } {
  const { start, end } = problem.span;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const line = text.slice(0, start).split('\n').length;
  return {
    shown: shownAs({ line, start: start - lineStart, end: end - lineStart, code: problem.code, part: '' }),
    message: words(problem),
  };
}

function expectedIn(text: string): readonly Expected[] {
  const lines = text.split('\n');
  let above = 0;
  return lines.flatMap((content, index) => {
    const found = drawn(content) ?? said(content, lines[above - 1] ?? '');
    if (found === undefined) above = index + 1;
    return found === undefined ? [] : [{ ...found, line: above }];
  });
}

function drawn(content: string): Omit<Expected, 'line'> | undefined {
  const [, carets, code = '', part = ''] = CARETS.exec(content) ?? [];
  const start = content.indexOf('^');
  return carets === undefined ? undefined : { start, end: start + carets.length, code, part };
}

function said(content: string, above: string): Omit<Expected, 'line'> | undefined {
  const [, words, code = '', part = ''] = AT.exec(content) ?? [];
  const start = above.indexOf(words ?? '');
  return words === undefined ? undefined : { start, end: start + words.length, code, part };
}

/** The states of all hosts after the last step, as `A CLOSED, B LISTEN`. */
export function endOf(analysis: Analysis, exchange = 0): string {
  const trace = analysis.exchanges[exchange]?.trace;
  const states = trace?.steps.at(-1)?.states ?? trace?.start ?? {};
  return Object.entries(states)
    .map(([host, state]) => `${host} ${state}`)
    .join(', ');
}
