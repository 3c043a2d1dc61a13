/** Lines of protocols. */

import { nearest, type SyntaxFault } from '../../core/index.js';
import { broken } from './fault.js';
import { first } from './heads.js';
import type { Line } from './lines.js';
import { isWord } from './token.js';

const DEEPEST_BLOCK = 40;

/** Within a protocol each line is known by its first word; so the parser never has to look for the next line that it knows. */
export function misplaced(line: Line, open: readonly Line[]): SyntaxFault | undefined {
  const parent = open.at(-1);
  const actions = parent !== undefined && TAKES_ACTIONS.has(first(parent));
  if (line.kind === 'head' && open.length >= DEEPEST_BLOCK) return broken('nestedBlocks');
  if (actions && line.kind === 'head') return broken('blockAmongActions');
  if (actions && !ACTIONS.has(first(line))) return { fault: 'no-such-part', of: 'rule', known: [...ACTIONS] };
  if (!actions && parent !== undefined && isState(parent) && !MEMBERS.has(first(line)))
    return { fault: 'no-such-part', of: 'state', known: ROWS };
  if (!actions && !MEMBERS.has(first(line))) return { fault: 'no-such-part', of: 'protocol', known: [...MEMBERS] };
  return line.kind === 'head' ? line.written.excess?.fault : undefined;
}

const isState = (line: Line): boolean => MARKS.has(first(line)) || first(line) === 'state';
/** What a line of a state usually begins with. */
const ROWS = ['send', 'receive', 'on', 'always', 'enter', 'begin', 'first', 'slip'];

const TAKES_ACTIONS = new Set(['first', 'send', 'receive', 'on', 'always', 'enter', 'begin', 'action']);
/** What a line of a rule may begin with. */
export const ACTION_WORDS = [
  'require',
  'set',
  'assume',
  'owe',
  'reply',
  'allow',
  'pass',
  'discard',
  'mark',
  '->',
  'do',
  'continue',
  'restart',
  'forget',
] as const;
const ACTIONS = new Set<string>([...ACTION_WORDS, 'expect']);
const MEMBERS = new Set(
  'see flags message field main var let link event timer code start peers action role session match initial final state states first send receive on always enter begin slip expect'.split(
    ' ',
  ),
);

/** What puts the beginning of a line right. */
interface MemberCorrection {
  readonly index: number;
  /** Instead of the token there; before it, if a word was left out. */
  readonly word: string;
  readonly isLeftOut: boolean;
}

export const correctionOf = (line: Line, open: readonly Line[]): MemberCorrection | undefined =>
  mistyped(line, open) ?? leftOut(line, open);

function mistyped(line: Line, open: readonly Line[]): MemberCorrection | undefined {
  const parent = open.at(-1);
  const isAction = parent !== undefined && TAKES_ACTIONS.has(first(parent));
  const index = MARKS.has(first(line)) ? afterMarks(line) : 0; // `initial stat S`
  const words = index > 0 ? STATES : isAction ? ACTIONS : MEMBERS;
  const word = meantWord(line.tokens[index]?.image ?? '', words);
  return word === undefined ? undefined : { index, word, isLeftOut: false };
}

/** `initial S {`, and `-> S` in a state. */
function leftOut(line: Line, open: readonly Line[]): MemberCorrection | undefined {
  const parent = open.at(-1);
  if (first(line) === '->') return parent !== undefined && isState(parent) ? { index: 0, word: 'always', isLeftOut: true } : undefined;
  if (!MARKS.has(first(line))) return undefined;
  const index = afterMarks(line);
  const [name, next] = line.tokens.slice(index);
  const isName = index > 0 && isWord(name) && !STATES.has(name?.image ?? '') && !isWord(next);
  return isName ? { index, word: 'state', isLeftOut: true } : undefined;
}

const afterMarks = (line: Line): number => line.tokens.findIndex(({ image }) => !MARKS.has(image));

const MARKS = new Set(['initial', 'final']);
const STATES = new Set(['state', 'states']);

/** One that begins as it is written goes before one that is as near. */
function meantWord(written: string, words: ReadonlySet<string>): string | undefined {
  if (words.has(written)) return undefined;
  return (
    nearest(
      written,
      [...words].filter((word) => written.length > 2 && word.startsWith(written)),
    ) ??
    nearest(written, [...words]) ??
    longForm(written, words)
  );
}

/** `recv`, `msg`: some letters of the word, in their order, from the first one on. */
function longForm(written: string, words: ReadonlySet<string>): string | undefined {
  const [initial = '', ...rest] = written.toLowerCase();
  /** Where the last of the letters is; −1 if one is not there. */
  const reach = (word: string) => rest.reduce((at, letter) => (at < 0 ? at : word.indexOf(letter, at + 1)), 0);
  const isShort = (word: string) => word.startsWith(initial) && reach(word) > 0;
  const long = written.length < SHORTEST_FORM ? [] : [...words].filter(isShort);
  return long.length === 1 ? long[0] : undefined;
}

const SHORTEST_FORM = 3;
