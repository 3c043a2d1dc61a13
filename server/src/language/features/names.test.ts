/** Names mean the same without a run as with one. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { sharedAnalyser } from '../analysis/analyse.js';
import type { AnalyseOptions, Analysis } from '../analysis/analysis.js';
import { identityOf } from './navigate.js';
import { occurrencesIn } from './occurrences.js';

const ROOT = path.resolve(import.meta.dirname, '../../../../examples');
const FILES = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.hsk'));

const read: AnalyseOptions['read'] = (name, from) => {
  const source = path.resolve(path.dirname(from), name);
  try {
    return { source, text: readFileSync(source, 'utf8') };
  } catch {
    return undefined;
  }
};

const identities = (source: string, analysed: (text: string, options: AnalyseOptions) => Analysis): readonly string[] => {
  const of = (file: string): Analysis => analysed(readFileSync(file, 'utf8'), { source: file, read });
  const analysis = of(source);
  return occurrencesIn(analysis).map((each) => `${each.name.span.start} ${each.declares} ${identityOf(each, analysis, of)}`);
};

it.each(FILES)('%s', (name) => {
  const source = path.join(ROOT, name);
  const analyser = sharedAnalyser();
  expect(identities(source, (text, options) => analyser.names(text, options))).toEqual(
    identities(source, (text, options) => analyser.analyse(text, options)),
  );
});

it('which runs no statement', () => {
  const { exchanges } = sharedAnalyser().names('A -> B : SYN+ACK\nB -> A : FIN\n', { source: 'a.hsk', read: () => undefined });
  expect(exchanges.map(({ run }) => run?.worlds)).toEqual([[]]);
});
