import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Analysis } from '../analysis/analysis.js';
import { actions } from './actions/actions.js';
import { causesOf, effectsOf, standingAt } from './causes.js';
import { colours } from './colours.js';
import { complete } from './complete/complete.js';
import { analysed } from './cursor.fixture.js';
import { hints } from './hints.js';
import { hover } from './hover.js';
import { lenses } from './lenses.js';
import { links } from './links.js';
import { definition, uses } from './navigate.js';
import { occurrenceAt, occurrencesIn } from './occurrences.js';
import { around, folds, outline } from './outline.js';
import { signature } from './signature.js';

const examples = path.resolve(import.meta.dirname, '../../../../examples');
const texts = readdirSync(examples, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.hsk'))
  .map((file) => readFileSync(path.join(examples, file), 'utf8'))
  .filter((text) => text.length < 2_500);

interface Spanned {
  readonly start: number;
  readonly end: number;
}

/** Everything that anybody can ask at a place; gives the places that the answers name. */
function askAll(analysis: Analysis, offset: number): readonly Spanned[] {
  const here = { start: offset, end: offset };
  const whole = { start: 0, end: analysis.text.length };
  const occurrence = occurrenceAt(analysis, offset);
  const standing = standingAt(analysis, offset);
  if (standing) for (const each of [...causesOf(analysis, standing), ...effectsOf(analysis, standing)]) expect(each.name).not.toBe('');
  signature(analysis, offset);
  definition(analysis, offset, () => undefined);
  return [
    ...complete(analysis, offset, { files: () => ['a.hsk'] }).flatMap(({ replaces }) => replaces ?? []),
    ...[...actions(analysis, here, (text) => analysed(text), { wants: () => true })].flatMap(({ edits }) => edits.map(({ span }) => span)),
    ...[hover(analysis, offset)].flatMap((found) => found?.span ?? []),
    ...hints(analysis, whole, () => true).map(({ offset: at }) => ({ start: at, end: at })),
    ...(occurrence === undefined ? [] : uses(analysis, occurrence, () => undefined, []).map(({ span }) => span)),
    ...occurrencesIn(analysis).map(({ name }) => name.span),
    ...colours(analysis).map(({ span }) => span),
    ...outline(analysis).flatMap(({ span, nameSpan }) => [span, nameSpan]),
    ...folds(analysis).map(({ span }) => span),
    ...around(analysis, offset),
    ...lenses(analysis).map(({ span }) => span),
    ...links(analysis).map(({ span }) => span),
  ];
}

const junk = fc.constantFrom(
  '',
  ' ',
  '\n',
  '{',
  '}',
  '"',
  '//',
  '/*',
  '-',
  '+',
  '=',
  '->',
  '-x',
  '~>',
  '.',
  ',',
  ';',
  ':',
  '?',
  'A',
  'expect ',
  'in ',
  'as ',
  'SYN',
  'seq=',
  'host ',
  'stray ',
  'after ',
  'using ',
  'ack=7',
  'protocol ',
  'exchange ',
);

it('whatever is asked of whatever text is answered, within the text', () => {
  const mutated = fc.record({
    text: fc.constantFrom(...texts),
    at: fc.array(fc.tuple(fc.nat(), fc.nat(12), junk), { maxLength: 4 }),
    cursor: fc.nat(),
  });
  fc.assert(
    fc.property(mutated, ({ text, at, cursor }) => {
      const changed = at.reduce((now, [place, length, put]) => {
        const start = place % (now.length + 1);
        return now.slice(0, start) + put + now.slice(start + length);
      }, text);
      const offset = cursor % (changed.length + 1);
      for (const { start, end } of askAll(analysed(changed), offset))
        expect(0 <= start && start <= end && end <= changed.length, `${start}–${end}`).toBe(true);
    }),
    { numRuns: 60 },
  );
}, 120_000);
