import { expect, it } from 'vitest';
import { healing } from '../../features/actions/healing.js';
import { analysed } from '../../testing/check.js';

/** The first fix of the first problem, and what is wrong with the text once it is made. */
function mended(text: string): { readonly title: string; readonly codes: readonly string[]; readonly text: string } {
  const analysis = analysed(text);
  const [problem] = analysis.problems;
  const [fix] = problem === undefined ? [] : [...healing(analysis, problem, (changed) => analysed(changed))];
  const changed = [...(fix?.edits ?? [])]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((now, { span, text: put }) => now.slice(0, span.start) + put + now.slice(span.end), text);
  return { title: fix?.title ?? '', codes: analysed(changed).problems.map(({ code }) => code), text: changed };
}

const two = (rows: string, more = ''): string => `protocol p {
  message Q (n)
  field n : int
  ${more}
  initial state A { send Q -> B; receive Q }
  state B { ${rows} }
}`;

/** A code, the title of its first fix, a text with this one problem, and a line of the text once it is mended. */
const CASES: readonly (readonly [string, string, string, string])[] = [
  [
    'protocol/unreachable',
    'Remove ISLAND',
    two('send Q -> A; receive Q').replace('  state B', '  state ISLAND "none" {\n    send Q -> A\n  }\n  state B'),
    'initial state A { send Q -> B; receive Q }\n  state B',
  ],
  [
    'protocol/never-taken',
    'Put this row before the other one',
    two('send Q -> A; receive Q when n > 3; receive Q when n > 5 -> A; receive Q'),
    'send Q -> A; receive Q when n > 5 -> A; receive Q when n > 3; receive Q }',
  ],
  [
    'protocol/never-taken',
    'Remove this row',
    two('send Q -> A; receive any { discard "late" }; receive Q { discard "later" }'),
    'receive any { discard "late" } }',
  ],
  ['protocol/never-taken', 'Remove this row', two('send Q -> A; receive Q when 1 > 2; receive Q'), 'send Q -> A; receive Q }'],
  [
    'protocol/never-taken',
    'Put this row before the other one',
    two('send Q -> A\n    receive Q\n    receive Q when n == 1 -> A // one\n  '),
    'send Q -> A\n    receive Q when n == 1 -> A // one\n    receive Q\n',
  ],
  [
    'protocol/unsent',
    'Add a send rule to A',
    'protocol p {\n  message Q, R\n  start sender is c, receiver is s\n  role c { initial state A { send Q } }\n  role s { initial state S { receive Q or R } }\n}',
    'initial state A { send R; send Q }',
  ],
  ['protocol/unused', 'Remove spare', two('send Q -> A; receive Q', 'var spare : int'), 'field n : int\n  initial'],
  ['protocol/unused', 'Remove b', two('send Q -> A; receive Q; on a, c', 'event a, b, c'), 'event a, c\n'],
  [
    'protocol/unused',
    'Say what last shows',
    two('send Q -> A; receive Q { set last = n }', 'var last : int // the last one'),
    'var last : int "last" // the last one',
  ],
  ['protocol/unused', 'Remove Nowhere', two('send Q -> A; receive any', 'message Nowhere'), 'field n : int\n  initial'],
  [
    'protocol/loop',
    'Remove this row',
    two('always -> C when k > 3; receive Q', 'var k : int = 0; state C { always -> B when k > 3; send Q -> A }'),
    'state C { send Q -> A }',
  ],
  ['protocol/type', 'Write 15', two('send Q -> A; receive Q when m == 16', 'var m : int(4) = 3'), 'when m == 15'],
  ['protocol/type', 'Write 9', two('send Q -> A; receive Q when m == 3', 'var m : upto(9) = 12'), 'upto(9) = 9'],
  ['protocol/type', 'Write n > 0', two('send Q -> A; receive Q when n'), 'receive Q when n > 0'],
  ['protocol/type', 'Write 7', two('send Q -> A; receive Q when n == "7"'), 'when n == 7'],
  [
    'protocol/type',
    'Declare who : name',
    two('send Q -> A; receive Q { set who = peer }', 'var who : int(8) "whoever asked"'),
    'var who : name "whoever asked"',
  ],
  ['protocol/structure', 'Remove initial from B', two('send Q -> A; receive Q').replace('state B', 'initial state B'), '\n  state B {'],
  [
    'protocol/structure',
    'Move it into c',
    'protocol p {\n  message Q\n  start sender is c, receiver is s\n  role c { }\n  role s { initial state S { receive Q } }\n  initial state A { send Q }\n}',
    'role c { initial state A { send Q } }',
  ],
  [
    'protocol/structure',
    'Add start sender is c, receiver is s',
    'protocol p {\n  message Q\n  role s { initial state S { receive Q } }\n  role c { initial state A { send Q } }\n}',
    '  start sender is c, receiver is s\n  role s',
  ],
  [
    'protocol/structure',
    'Exchange sender and receiver',
    'protocol p {\n  message Q, R\n  start sender is s, receiver is c\n  role s { initial state S { receive Q { reply R } } }\n  role c { initial state A { send Q; receive R } }\n}',
    'start sender is c, receiver is s',
  ],
  ['protocol/structure', 'Remove none', two('send Q -> A; receive Q', 'states none { receive Q }'), 'field n : int\n  initial'],
];

it.each(CASES)('%s: %s', (code, title, text, line) => {
  expect(analysed(text).problems.map((problem) => problem.code)).toEqual([code]);
  const found = mended(text);
  expect([found.title, ...found.codes]).toEqual([title]);
  expect(found.text).toContain(line);
});

it('are tried on each kind of problem that a change of the text can put right', () => {
  expect(CASES).toHaveLength(21);
});
