/** Each Korean page has the sections of its English one, in the same order: what is new in English is missed in Korean. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const docs = path.resolve(import.meta.dirname, '../docs');
/** A page of its own: it leads to what there is in Korean. */
const ITS_OWN = ['README.md'];
const pages = globSync('ko/**/*.md', { cwd: docs })
  .map((file) => path.relative('ko', file))
  .filter((page) => !ITS_OWN.includes(page))
  .sort();

const headingsOf = (page: string): readonly string[] => {
  const prose = readFileSync(path.join(docs, page), 'utf8').replaceAll(/^(`{3,})[^\n]*\n.*?^\1$/gms, '');
  return [...prose.matchAll(/^#+ .*$/gm)].map(([heading]) => heading);
};

const levelOf = (heading = ''): number => /^#*/.exec(heading)?.[0].length ?? 0;

/** The first English heading at which the levels part. */
const missingHeading = (english: readonly string[], translated: readonly string[]): string | undefined => {
  const at = english.findIndex((heading, index) => levelOf(heading) !== levelOf(translated[index]));
  return at >= 0 ? english[at] : translated.length > english.length ? `${translated[english.length]} (in Korean only)` : undefined;
};

it.each(pages)('docs/ko/%s has a section for each one in English', (page) => {
  expect(missingHeading(headingsOf(page), headingsOf(path.join('ko', page)))).toBeUndefined();
});

it('a missing section is told', () => {
  expect(missingHeading(['# A', '## B', '### C'], ['# 가', '## 나'])).toBe('### C');
  expect(missingHeading(['# A'], ['# 가', '## 나'])).toBe('## 나 (in Korean only)');
});
