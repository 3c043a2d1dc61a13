/** What is said in Korean holds no English but names of the language and of its protocols. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import tcp from '../../../library/tcp.ko.json' with { type: 'json' };
import { fixes } from '../../core/views/fixes.js';
import { speaking, tell } from '../../core/views/words/wording.js';
import { words } from '../../core/views/words.js';
import { analysed } from '../../language/testing/check.js';
import { englishIn } from '../names.fixture.js';
import { korean } from './korean.js';

const library = new URL('../../../library/', import.meta.url);
const broken = new URL('../../../../examples/broken/', import.meta.url);

/** Every text between quotes that is not a paragraph of a standard. */
const textsOf = (protocol: string): readonly string[] =>
  protocol
    .split('\n')
    .map((line) => line.replace(/\/\/.*$/, ''))
    .flatMap((line) => [...line.matchAll(/"([^"]+)"/g)].map(([, text]) => text ?? ''))
    .filter((text) => !/^(?:§|RFC )/.test(text));

describe('texts of tcp', () => {
  const shown = textsOf(readFileSync(new URL('tcp.hsk', library), 'utf8'));

  it('are all there in Korean', () => {
    expect(shown.filter((text) => !korean.texts.has(text))).toEqual([]);
  });

  it('are none that tcp no longer has', () => {
    expect(Object.keys(tcp).filter((text) => !shown.includes(text))).toEqual([]);
  });
});

/** Mistakes are no longer expected, so that they are told. */
const examples = readdirSync(broken)
  .filter((name) => name.endsWith('.hsk'))
  .map((name) => [name, readFileSync(new URL(name, broken), 'utf8').replace(/^.*expect error.*$/gm, '')] as const);

describe('problems of examples/broken', () => {
  it.each(examples)('%s', (_, text) => {
    const { problems } = speaking(korean, () => analysed(text));
    for (const problem of problems) {
      const said = speaking(korean, () => [
        words(problem),
        ...fixes(problem).map(({ title }) => title),
        ...problem.related.map((each) => tell(each.text)),
      ]);
      expect(said.flatMap((each) => englishIn(each, { has: (word) => text.includes(word) }))).toEqual([]);
      expect(said[0]).toMatch(/[가-힣]/);
    }
  });
});
