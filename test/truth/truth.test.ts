import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { reactions, recordings } from './explained.js';
import { report, run, unexplainedIn } from './report.js';

describe('the truth', () => {
  const results = run();

  for (const result of results)
    test(`${result.title}: nothing unexplained`, () => {
      expect(unexplainedIn(result).map(({ name, what }) => `${name}: ${what}`)).toEqual([]);
    });

  test('both ends imported: nobody is accused but where Linux differs', () => {
    const [, both] = results;
    expect(both?.accusations.map(({ name }) => name)).toEqual(['synsent_syn_fin']);
  });

  test('every reason is needed', () => {
    const differing = results.flatMap(({ accusations, disagreements }) => [...accusations, ...disagreements]).map(({ name }) => name);
    for (const name of Object.keys(recordings)) expect(differing).toContain(name);
    for (const [rows] of reactions) expect(differing.filter((name) => rows.test(name))).not.toEqual([]);
  });

  test('every recording that differs is named in docs/truth.md', () => {
    const text = readFileSync('docs/truth.md', 'utf8');
    for (const name of Object.keys(recordings)) expect(text).toContain(name);
  });

  test('the table in docs/truth.md is the one of today', () => {
    const rows = report(results)
      .text.split('\n')
      .slice(0, results.length + 1);
    expect(readFileSync('docs/truth.md', 'utf8')).toContain(rows.join('\n'));
  });
});
