import { expect, it } from 'vitest';
import { analysed } from '../../testing/check.js';
import { applied } from './action.js';
import { healing } from './healing.js';

const P = (rest: string): string => `protocol p {\n  message Q\n${rest}\n}\n`;

it.each([
  [
    '  initial state A {\n    send Q -> DOWN\n    receive Q\n  }',
    '  initial state A {\n    send Q -> DOWN\n    receive Q\n  }\n  final state DOWN',
  ],
  ['  initial state A { send Q -> DOWN; receive Q }', '  initial state A { send Q -> DOWN; receive Q }\n  final state DOWN'],
])('a state that is missing is added: %j', (before, after) => {
  const analysis = analysed(P(before));
  const [fix] = analysis.problems.flatMap((problem) => [...healing(analysis, problem, (text) => analysed(text))]);
  expect(fix?.title).toBe('Add the state DOWN, as a final one');
  const text = applied(P(before), fix?.edits ?? []);
  expect(text).toBe(P(after));
  expect(analysed(text).problems).toEqual([]);
});
