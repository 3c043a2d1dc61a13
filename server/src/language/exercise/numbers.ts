/** The numbers of a variant, written into the text of an exercise. */

import {
  amountOf,
  type DrawnNumbers,
  type Exchange,
  type Exercise,
  type FieldValue,
  type FixEdit,
  filledText,
  firstDraw,
  type Goal,
  LOST,
  type Statement,
  type Value,
} from '../../core/index.js';
import type { Analysis } from '../analysis/analysis.js';
import { applied } from '../features/actions/action.js';

/** The whole document with the first of all numbers: what its own exercises are checked with. */
export const withFirstNumbers = ({ text, exercises }: Analysis): string =>
  applied(
    text,
    exercises.flatMap(({ exercise }) => (exercise.vary.length === 0 ? [] : numberEdits(exercise, firstDraw(exercise), text))),
  );

export const numberEdits = (exercise: Exercise, numbers: DrawnNumbers, text: string): readonly FixEdit[] => [
  ...numbersIn(exercise, numbers, text),
  ...lostIn(exercise, numbers, text),
  ...varyIn(exercise, numbers),
];

/** Strings and comments: what is no statement. */
export const TOKENS = /"(?:[^"\\\r\n]|\\.)*"|\/\*[\s\S]*?\*\/|\/\/[^\r\n]*/g;

const exchangesOf = ({ given, solutions }: Exercise): readonly Exchange[] => [given, ...solutions.map(({ exchange }) => exchange)];

function numbersIn(exercise: Exercise, numbers: DrawnNumbers, text: string): readonly FixEdit[] {
  if (numbers.size === 0) return [];
  const values = [
    ...exchangesOf(exercise).flatMap(({ statements }) => statements.flatMap(valuesOf)),
    ...exercise.goals.flatMap(goalValues),
  ];
  const inValues = values.flatMap((value): FixEdit[] => {
    const amount = value.kind === 'symbol' ? amountOf(value, numbers) : undefined;
    return amount === undefined || amount < 0 ? [] : [{ span: value.span, text: String(amount) }];
  });
  const lost = exercise.goals.flatMap((goal): FixEdit[] => {
    const number = goal.kind === 'lost' && typeof goal.message === 'string' ? numbers.get(goal.message) : undefined;
    return number === undefined ? [] : [{ span: goal.span, text: `goal message ${number} lost` }];
  });
  return [...inValues, ...lost, ...inTexts(exercise, numbers, text)];
}

function inTexts({ span }: Exercise, numbers: DrawnNumbers, text: string): readonly FixEdit[] {
  const strings = [...text.slice(span.start, span.end).matchAll(TOKENS)].filter(([token]) => token.startsWith('"'));
  return strings.flatMap((match): FixEdit[] => {
    const at = { start: span.start + match.index, end: span.start + match.index + match[0].length };
    const filled = filledText(match[0], numbers);
    return filled === match[0] ? [] : [{ span: at, text: filled }];
  });
}

function valuesOf(statement: Statement): readonly Value[] {
  const ofFields = (fields: readonly FieldValue[]) => fields.map(({ value }) => value);
  switch (statement.kind) {
    case 'message':
    case 'event':
      return ofFields(statement.fields);
    case 'host':
      return ofFields(statement.variables);
    case 'claims':
      return statement.claims.flatMap((claim) => (claim.kind === 'variable' ? [claim.value] : []));
    default:
      return [];
  }
}

function goalValues(goal: Goal): readonly Value[] {
  const sought = goal.kind === 'with' ? [goal.sought, goal.before] : goal.kind === 'never' ? [goal.what] : [];
  if (sought.length > 0)
    return sought.flatMap((each) => (each === undefined || 'event' in each ? [] : each.fields.map(({ value }) => value)));
  return goal.kind === 'claim' && goal.claim.kind === 'variable' ? [goal.claim.value] : [];
}

function lostIn(exercise: Exercise, numbers: DrawnNumbers, text: string): readonly FixEdit[] {
  const lost = numbers.get(LOST);
  return exchangesOf(exercise).flatMap(({ statements }): FixEdit[] => {
    const message = lost === undefined ? undefined : statements.filter(({ kind }) => kind === 'message')[lost - 1];
    if (message?.kind !== 'message') return [];
    const start = message.from.span.end + text.slice(message.from.span.end, message.to.span.start).search(/[-~]/);
    return [{ span: { start, end: start + 2 }, text: '-x' }];
  });
}

const varyIn = ({ vary }: Exercise, numbers: DrawnNumbers): readonly FixEdit[] =>
  vary.map(({ name, span }) => ({ span, text: `${name.text} in {${numbers.get(name.text) ?? 0}}` }));
