/** Numbers in the lines of a verification that are beyond what these take: told, and healed by the first fix. */
import { expect, it } from 'vitest';
import { words } from '../../core/index.js';
import { analyse } from '../analysis/analyse.js';
import { healing } from '../features/actions/healing.js';
import { changed } from '../features/cursor.fixture.js';

const options = { source: 'v.hsk', read: () => undefined };
function firstFix(text: string): string | undefined {
  const analysis = analyse(text, options);
  const [problem] = analysis.problems;
  const [fix] = problem ? healing(analysis, problem, (other) => analyse(other, options)) : [];
  return fix && changed(text, fix.edits);
}

const block = (line: string): string => `verify v {\nhost A\nhost B in LISTEN\nmay A : connect\n${line}\npossible A in ESTABLISHED\n}\n`;

it.each([
  ['may B : close up to 1000', 'A number from 0 to 100 belongs here', 'may B : close up to 100'],
  ['may A send PSH+ACK len=1 up to 0x100000000', 'A number from 0 to 100 belongs here', 'may A send PSH+ACK len=1 up to 100'],
  ['network loses 101', 'A number from 0 to 100 belongs here', 'network loses 100'],
  ['network loses 1, duplicates 500', 'A number from 0 to 100 belongs here', 'network loses 1, duplicates 100'],
  ['network holds 0', 'A number from 1 to 100 belongs here', 'network holds 1'],
  ['find losses cost 0, delays', 'A number from 1 to 9 belongs here', 'find losses cost 1, delays'],
  ['find losses up to 10', 'A number from 0 to 9 belongs here', 'find losses up to 9'],
])('%s', (line, text, healed) => {
  const written = block(line);
  const { problems } = analyse(written, options);
  expect(problems.map((each) => [each.code, each.severity, words(each)])).toEqual([['syntax', 'error', expect.stringContaining(text)]]);
  expect(written.slice(problems[0]?.span.start, problems[0]?.span.end)).toMatch(/^(0x)?\d+$/);
  expect(firstFix(written)).toBe(block(healed));
  expect(analyse(block(healed), options).problems).toEqual([]);
});

it.each(['may B : close up to 100', 'may B : close up to 0', 'network loses 0, duplicates 100, holds 100', 'find losses cost 9 up to 0'])(
  '%s is within them',
  (line) => expect(analyse(block(line), options).problems).toEqual([]),
);

it('how often lines are repeated', () => {
  const text = (times: number): string => `host A is sender\nexchange x {\nrepeat ${times} {\nA -> B : SYN\n}\n}\n`;
  const found = (times: number) => analyse(text(times), options).problems.filter((each) => words(each).includes('from 0 to 100'));
  expect(found(101)).toHaveLength(1);
  expect(found(100)).toEqual([]);
});
