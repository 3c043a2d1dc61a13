/** What is said in Korean holds no English but names of the language and of its protocols. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fixes } from '../../core/views/fixes.js';
import { speaking, tell } from '../../core/views/words/wording.js';
import { words } from '../../core/views/words.js';
import { analysed } from '../../language/testing/check.js';
import { englishIn } from '../names.fixture.js';
import { korean } from './korean.js';

const library = new URL('../../../library/', import.meta.url);
const broken = new URL('../../../../examples/broken/', import.meta.url);

/** Every text between quotes that is not a section of a standard, or a name alone. */
const textsOf = (protocol: string): readonly string[] =>
  protocol
    .split('\n')
    .map((line) => line.replace(/\/\/.*$/, '').replaceAll('""', ''))
    .flatMap((line) => [...line.matchAll(/"([^"]+)"/g)].map(([, text]) => text ?? ''))
    .filter((text) => !/^(?:§|RFC |figure \d+$|page \d+$)/.test(text));

/** Titles and authors that are names, and words of the protocol itself. */
const UNTRANSLATED = new Set(
  'Bartlett, Scantlebury, Wilkinson 1969|Ongaro, Ousterhout 2014|Gray and Reuter 1993|Selective Repeat ARQ|Stop-and-wait ARQ|Session Present|Router ID|publickey|close|ping|pong'.split(
    '|',
  ),
);

const isProse = (text: string): boolean => !UNTRANSLATED.has(text) && (/[a-z]{2,} /.test(text) || /^[a-z]+$/.test(text));

const protocols = readdirSync(library).filter((name) => name.endsWith('.hsk'));
const kept = (name: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(new URL(name.replace('.hsk', '.ko.json'), library), 'utf8'));

describe.each(protocols)('texts of %s', (name) => {
  const shown = textsOf(readFileSync(new URL(name, library), 'utf8'));

  it('are all there in Korean', () => {
    expect(shown.filter((text) => isProse(text) && !korean.texts.has(text))).toEqual([]);
  });

  it('are none that it no longer has', () => {
    expect(Object.keys(kept(name)).filter((text) => !shown.includes(text))).toEqual([]);
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
