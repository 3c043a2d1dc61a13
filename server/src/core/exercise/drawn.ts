/** The numbers that an answer is judged with. */

import { valuesOf } from '../exchange/values.js';
import type { Lapse } from './counted.js';
import type { DrawnNumbers, Exercise } from './exercise.js';
import { isSame } from './same.js';
import { admits, firstDraw, LOST, valueAt, withDraw } from './vary.js';

/** A student's own numbers are in their file: where they are said, or else in its given lines. */
export function drawOf(key: Exercise, answer: Exercise): { readonly draw: DrawnNumbers; readonly causes: readonly Lapse[] } {
  const { vary, nameSpan } = answer;
  const draw = new Map(firstDraw(key));
  const causes: Lapse[] = [];
  for (const { name, values } of key.vary) {
    const own = vary.find((each) => each.name.text === name.text);
    const value = own && valueAt(own.values, 0);
    if (value !== undefined && admits(values, value)) draw.set(name.text, value);
    else causes.push({ span: own?.span ?? nameSpan, cause: { kind: 'vary', name: name.text } });
  }
  const unsaid = key.vary.filter(({ name }) => causes.some(({ cause }) => cause.kind === 'vary' && cause.name === name.text));
  return { draw: unsaid.length === 0 ? draw : likeliest(key, answer, combined(unsaid, answer, draw)), causes };
}

/** Each is compared line by line. */
const MOST_COMBINED = 64;

/** The numbers that are said, with each of those that the lines of the answer hold. */
function combined(unsaid: Exercise['vary'], { given }: Exercise, said: DrawnNumbers): readonly DrawnNumbers[] {
  const written = given.statements.flatMap(valuesOf).flatMap((value) => (value.kind === 'number' ? [value.value] : []));
  return unsaid.reduce<readonly DrawnNumbers[]>(
    (all, { name, values }) => {
      const own = [...new Set(written)].filter((value) => admits(values, value));
      return all.flatMap((each) => [each, ...own.map((value) => new Map([...each, [name.text, value]]))]).slice(0, MOST_COMBINED);
    },
    [said],
  );
}

/** With which the answer has most of the given lines; the first of those that have as many. */
function likeliest(key: Exercise, answer: Exercise, draws: readonly DrawnNumbers[]): DrawnNumbers {
  const fits = draws.map((draw) => {
    const own = withDraw(answer, draw).given.statements;
    return withDraw(key, draw).given.statements.filter((line) => own.some((each) => isSame(line, each))).length;
  });
  return draws[fits.indexOf(Math.max(...fits))] ?? new Map();
}

export const isHandedOut = (key: Exercise, answer: Exercise): boolean =>
  key.vary.some(({ name }) => name.text === LOST) &&
  answer.vary.some(({ name, values }) => name.text === LOST && values.kind === 'set' && values.values.length === 1);

export const withoutDraw = (draw: DrawnNumbers, name: string): DrawnNumbers => new Map([...draw].filter(([each]) => each !== name));
