import { expect, it } from 'vitest';
import { analyse, analyseAgain } from '../../analysis/analyse.js';
import type { Analysis } from '../../analysis/analysis.js';
import { healing } from './healing.js';

const options = { source: 'a.hsk', read: () => undefined };
const SENT = (from: number, to: number): string =>
  Array.from({ length: (to - from) / 10 }, (_, i) => from + 10 * i)
    .map((seq) => `A -> B : PSH+ACK seq=${seq} ack=301 len=10\nB -> A : ACK seq=301 ack=${seq + 10}\n`)
    .join('');
const OPEN = 'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=101 ack=301\n';

const titles = (analysis: Analysis, isWhole: boolean): readonly (readonly string[])[] =>
  analysis.problems
    .filter(({ severity }) => severity === 'error')
    .map((problem) =>
      [
        ...healing(analysis, problem, (text, horizon) =>
          analyseAgain(analysis, text, { ...options, horizon: isWhole ? undefined : horizon }),
        ),
      ].map(({ title }) => title),
    );

it.each([
  ['a line that is missing', `${OPEN}${SENT(101, 301)}${SENT(311, 1_001)}`],
  ['a turned arrow', `${OPEN}${SENT(101, 301)}${SENT(301, 311).replace('A -> B', 'B -> A')}${SENT(311, 1_001)}`],
  ['in one of several exchanges', `exchange a {\n${OPEN}A -> B : FIN\n}\nexchange b {\n${OPEN}${SENT(101, 301).replace('111', '118')}}\n`],
  [
    'beside an error that is expected',
    `${OPEN}${SENT(101, 301)}expect error\nB -> A : ACK seq=301 ack=5\n${SENT(301, 501).replace('=311', '=318')}`,
  ],
  ['two mistakes', `${OPEN}${SENT(101, 301)}${SENT(301, 311).replace('301 len', '307 len')}${SENT(311, 1_001)}B -> A : FIN\n`],
])('the same fixes are found by a look at what follows soon: %s', (_, text) => {
  const analysis = analyse(text, options);
  const found = titles(analysis, false);
  expect(found.flat().length).toBeGreaterThan(0);
  // of one analysis, what was tried is remembered
  expect(found).toEqual(titles(analyse(text, options), true));
});

it('a fix is tried on what follows soon', () => {
  const text = `${OPEN}${SENT(101, 10_001).replace('ack=301', 'ack=302')}`;
  const analysis = analyse(text, options);
  const statements: number[] = [];
  const [problem] = analysis.problems.filter(({ severity }) => severity === 'error');
  if (problem === undefined) throw new Error('there is a mistake');
  const tried = [
    ...healing(analysis, problem, (changed, horizon) => {
      const found = analyseAgain(analysis, changed, { ...options, horizon });
      statements.push(found.exchanges[0]?.run.told.length ?? 0);
      return found;
    }),
  ];
  expect(tried.length).toBeGreaterThan(1);
  expect(Math.max(...statements)).toBeLessThan(100);
});

it('a fix is tried once for each version of a document', () => {
  const analysis = analyse(`${OPEN}A -> B : PSH+ACK seq=107 ack=301 len=10\n`, options);
  const [problem] = analysis.problems.filter(({ severity }) => severity === 'error');
  if (problem === undefined) throw new Error('there is a mistake');
  let times = 0;
  const list = () =>
    [
      ...healing(analysis, problem, (text) => {
        times++;
        return analyseAgain(analysis, text, options);
      }),
    ].map(({ title }) => title);
  const first = list();
  const tried = times;
  expect(first).toContain('Set seq to 101');
  expect([list(), times]).toEqual([first, tried]);
});
