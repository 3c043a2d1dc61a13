/**
 * One mistake is one error. Recordings of a real kernel, as documents, get one mistake each: numbers, names, lines.
 * The table that the test prints is the one in docs/performance.md.
 */

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { analyse } from '../../server/src/language/analysis/analyse.js';
import type { Analysis } from '../../server/src/language/analysis/analysis.js';
import { applied } from '../../server/src/language/features/actions/action.js';
import { healing } from '../../server/src/language/features/actions/healing.js';
import { dice, type MutantKind, mutants } from './mutate.js';

const recordings = path.resolve(import.meta.dirname, '../captures');
const most = 20;

const analysed = (text: string): Analysis => analyse(text, { source: 'mutant', read: () => undefined });

const errorsIn = ({ problems }: Analysis) => problems.filter(({ severity }) => severity === 'error');

const errorsOf = (text: string) => errorsIn(analysed(text)).map(({ span }) => text.slice(0, span.start).split('\n').length - 1);

/** Whether the fixes that are offered leave a document without an error, one after the other; what calls the line right as it stands is none. */
function* cures(text: string): Generator<boolean> {
  const analysis = analysed(text);
  for (const problem of errorsIn(analysis))
    for (const { edits, isNoCure } of healing(analysis, problem, analysed))
      if (isNoCure !== true) yield errorsOf(applied(text, edits)).length === 0;
}

interface Tally {
  mutants: number;
  /** The machine accepts it: a retransmission, another initial sequence number that nobody acknowledges … */
  'still right': number;
  'one, at the line': number;
  'one, elsewhere': number;
  'more than one': number;
  'first fix heals': number;
  'a fix heals': number;
}

/** `MUTANTS_ALL=1` makes the tables of docs/; else every fifth mutant is enough. */
const EVERY = process.env.MUTANTS_ALL === undefined ? 5 : 1;

function count(): Map<MutantKind, Tally> {
  const tallies = new Map<MutantKind, Tally>();
  const roll = dice(9293);
  let made = 0;
  for (const file of readdirSync(recordings).filter((f) => f.endsWith('.hsk'))) {
    const text = readFileSync(path.join(recordings, file), 'utf8');
    // a long one shows nothing more, and hostile ones have problems of their own
    if (text.length > 8000 || errorsOf(text).length > 0) continue;
    for (const mutant of mutants(text, roll, most)) {
      if (made++ % EVERY !== 0) continue;
      const errors = errorsOf(mutant.text);
      const tally = tallies.get(mutant.kind) ?? {
        mutants: 0,
        'still right': 0,
        'one, at the line': 0,
        'one, elsewhere': 0,
        'more than one': 0,
        'first fix heals': 0,
        'a fix heals': 0,
      };
      tally.mutants++;
      if (errors.length === 0) tally['still right']++;
      else if (errors.length > 1) tally['more than one']++;
      else tally[errors[0] === mutant.line ? 'one, at the line' : 'one, elsewhere']++;
      if (errors.length > 0) {
        const fixes = cures(mutant.text);
        const isFirst = fixes.next().value === true;
        if (isFirst) tally['first fix heals']++;
        if (isFirst || [...fixes].includes(true)) tally['a fix heals']++;
        else if (process.env.MUTANTS_SHOW) console.log(`${file} ${mutant.kind} ${mutant.line + 1}\n${mutant.text}`);
      }
      tallies.set(mutant.kind, tally);
    }
  }
  return tallies;
}

it('one wrong number or name is one error; one wrong line nearly always', { timeout: 900_000 }, () => {
  const tallies = count();
  console.table(Object.fromEntries(tallies));
  const share = (...kinds: MutantKind[]) => {
    const found = kinds.flatMap((kind) => tallies.get(kind) ?? []);
    return found.reduce((n, t) => n + t['more than one'], 0) / found.reduce((n, t) => n + t.mutants, 0);
  };
  expect(tallies.get('ack')?.mutants).toBeGreaterThan(300 / EVERY);
  expect(share('seq', 'ack', 'name more', 'name less')).toBeLessThan(0.005);
  expect(share('turned round', 'doubled', 'swapped')).toBeLessThan(0.02);
  expect(share('dropped')).toBeLessThan(0.1);
  const cured = (column: 'first fix heals' | 'a fix heals') => {
    const found = [...tallies.values()];
    return found.reduce((n, t) => n + t[column], 0) / found.reduce((n, t) => n + t.mutants - t['still right'], 0);
  };
  expect(cured('first fix heals')).toBeGreaterThan(0.88);
  expect(cured('a fix heals')).toBeGreaterThan(0.95);
});
