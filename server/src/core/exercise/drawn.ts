/** The numbers that an answer is judged with. */
import type { Lapse } from './counted.js';
import type { DrawnNumbers, Exercise } from './exercise.js';
import { admits, firstDraw, LOST, valueAt } from './vary.js';

/** A student's own numbers are in their file. */
export function drawOf(key: Exercise, { vary, nameSpan }: Exercise): { readonly draw: DrawnNumbers; readonly causes: readonly Lapse[] } {
  const draw = new Map(firstDraw(key));
  const causes: Lapse[] = [];
  for (const { name, values } of key.vary) {
    const own = vary.find((each) => each.name.text === name.text);
    const value = own && valueAt(own.values, 0);
    if (value !== undefined && admits(values, value)) draw.set(name.text, value);
    else causes.push({ span: own?.span ?? nameSpan, cause: { kind: 'vary', name: name.text } });
  }
  return { draw, causes };
}

export const isHandedOut = (key: Exercise, answer: Exercise): boolean =>
  key.vary.some(({ name }) => name.text === LOST) &&
  answer.vary.some(({ name, values }) => name.text === LOST && values.kind === 'set' && values.values.length === 1);

export const withoutDraw = (draw: DrawnNumbers, name: string): DrawnNumbers => new Map([...draw].filter(([each]) => each !== name));
