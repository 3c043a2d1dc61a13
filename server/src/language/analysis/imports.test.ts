/** Very many imports, and a very long way round. */
import { expect, it } from 'vitest';
import { words } from '../../core/index.js';
import { analyse } from './analyse.js';
import type { Analysis } from './analysis.js';
import { MOST_IMPORTED } from './imports.js';

const told = ({ problems }: Analysis): readonly string[] => problems.map((problem) => `${problem.code}: ${words(problem)}`);

it('one file more than are read is told of, and a name that may stand in it is not called unknown', () => {
  const lines = Array.from({ length: MOST_IMPORTED + 5 }, (_, at) => `import "${at}.hsk"\n`).join('');
  const read = (path: string) => ({ source: path, text: '' });
  const found = analyse(`${lines}exchange e using far after further { A -> B : SYN }\n`, { source: 'memory', read });
  expect(found.imported).toHaveLength(MOST_IMPORTED);
  expect(told(found)).toEqual([`unknown-name: ${MOST_IMPORTED}.hsk is not read: a document imports 2000 files at most.`]);
});

it('a circle of four hundred files is told of by its ends', () => {
  const at = (path: string): number => Number.parseInt(path, 10);
  const read = (path: string) => ({ source: path, text: `import "${(at(path) + 1) % 400}.hsk"\n` });
  expect(told(analyse('import "1.hsk"\n', { source: '0.hsk', read }))).toEqual([
    'cycle: This file imports itself: 0.hsk → 1.hsk → 2.hsk → 3.hsk → (393 more) → 397.hsk → 398.hsk → 399.hsk → 0.hsk. Remove one of these imports.',
  ]);
});
