/** Variants of an exercise: numbers drawn from a seed, and the exercise with these numbers in it. */
import type { Claim, Exchange, FieldValue, Statement, Value } from '../exchange/exchange.js';
import { amountOf } from '../exchange/values.js';
import { symbolForm } from '../exchange/written.js';
import type { DrawnNumbers, Exercise, Goal, GoalEvent, Sought, Values, Varied } from './exercise.js';

/** The name that says which message of the exchange is lost, counted from 1. */
export const LOST = 'lost';

/** More would never be drawn by anybody who has a class of people. */
const MOST_VALUES = 1_000_000_000;

export const count = (values: Values): number =>
  values.kind === 'set'
    ? values.values.length
    : Math.min(MOST_VALUES, Math.max(0, Math.floor((values.to - values.from) / Math.max(1, values.step)) + 1));

export const valueAt = (values: Values, index: number): number =>
  values.kind === 'set' ? (values.values[index] ?? 0) : values.from + index * Math.max(1, values.step);

export function admits(values: Values, value: number): boolean {
  if (values.kind === 'set') return values.values.includes(value);
  return value >= values.from && value <= values.to && (value - values.from) % Math.max(1, values.step) === 0;
}

const drawn = (vary: readonly Varied[], choose: (values: Values, at: number) => number): DrawnNumbers =>
  new Map(vary.map(({ name, values }, at) => [name.text, valueAt(values, choose(values, at))]));

/** The first of each: what the teacher's own document is checked with. */
export const firstDraw = ({ vary }: Exercise): DrawnNumbers => drawn(vary, () => 0);

/** The same seed draws the same numbers, on every machine. */
export function draw({ vary, name }: Exercise, seed: string): DrawnNumbers {
  const random = generator(`${seed}\n${name}`);
  return drawn(vary, (values) => Math.floor(random() * count(values)));
}

/** Each is a run of the solution, at every keystroke. */
const MOST_SAMPLES = 24;

/** First and last of each, one at a time and together: where one of these fails, a student would have met it. */
export function sampleDraws({ vary, solutions }: Exercise): readonly DrawnNumbers[] {
  if (vary.length === 0) return [new Map()];
  const first = drawn(vary, () => 0);
  const last = drawn(vary, (values) => count(values) - 1);
  const middle = drawn(vary, (values) => count(values) >> 1);
  const small = vary.flatMap(({ name, values }) =>
    count(values) > 8 ? [] : Array.from({ length: count(values) }, (_, index) => new Map([...first, [name.text, valueAt(values, index)]])),
  );
  const cases = solutions.map(({ when }) => new Map([...first, ...when]));
  return distinct([first, last, middle, ...cases, ...small]).slice(0, MOST_SAMPLES);
}

function distinct(draws: readonly DrawnNumbers[]): readonly DrawnNumbers[] {
  return [...new Map(draws.map((each) => [[...each].join(' '), each])).values()];
}

/** FNV-1a to a seed, then a Weyl sequence scrambled: small, and the same everywhere. */
function generator(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** A shuffled copy; where there are two items or more, in another order than the given one. */
export function permuted<T>(items: readonly T[], seed: string): readonly T[] {
  const random = generator(seed);
  const left = [...items];
  const result: T[] = [];
  while (left.length > 0) result.push(...left.splice(Math.floor(random() * left.length), 1));
  return result.every((item, at) => item === items[at]) ? [...items.slice(1), ...items.slice(0, 1)] : result;
}

/** The exercise for these numbers: symbols of their names are numbers, and other solutions are gone. */
export function withDraw(exercise: Exercise, numbers: DrawnNumbers): Exercise {
  if (numbers.size === 0) return exercise;
  const fill = (text: string) => filledText(text, numbers);
  const { given, goals, solutions, title, tasks, hints } = exercise;
  return {
    ...exercise,
    title: fill(title),
    tasks: tasks.map((task) => ({ ...task, text: fill(task.text) })),
    hints: hints.map((hint) => ({ ...hint, text: fill(hint.text) })),
    given: drawnExchange(given, numbers),
    goals: goals.map((goal) => drawnGoal(goal, numbers)),
    solutions: solutions
      .filter(({ when }) => when.every(([name, value]) => numbers.get(name) === value))
      .map((solution) => ({ ...solution, exchange: drawnExchange(solution.exchange, numbers) })),
  };
}

/** A text in which a name in braces is its number. */
export const filledText = (text: string, numbers: DrawnNumbers): string =>
  text.replace(/\{(\w+)\}/gu, (whole, name: string) => numbers.get(name)?.toString() ?? whole);

function drawnExchange(exchange: Exchange, numbers: DrawnNumbers): Exchange {
  const lost = numbers.get(LOST);
  let message = 0;
  const statements = exchange.statements.map((statement) => {
    const now = drawnStatement(statement, numbers);
    if (now.kind !== 'message') return now;
    message++;
    return message === lost ? { ...now, fate: 'lost' as const } : now;
  });
  return { ...exchange, title: filledText(exchange.title, numbers), statements };
}

function drawnStatement(statement: Statement, numbers: DrawnNumbers): Statement {
  switch (statement.kind) {
    case 'message':
    case 'event':
      return { ...statement, fields: drawnFields(statement.fields, numbers) };
    case 'host':
      return { ...statement, variables: drawnFields(statement.variables, numbers) };
    case 'claims':
      return { ...statement, claims: statement.claims.map((claim) => drawnClaim(claim, numbers)) };
    default:
      return statement;
  }
}

const drawnFields = (fields: readonly FieldValue[], numbers: DrawnNumbers): readonly FieldValue[] =>
  fields.map((field) => ({ ...field, value: drawnValue(field.value, numbers) }));

const drawnClaim = (claim: Claim, numbers: DrawnNumbers): Claim =>
  claim.kind === 'variable' ? { ...claim, value: drawnValue(claim.value, numbers) } : claim;

function drawnValue(value: Value, numbers: DrawnNumbers): Value {
  const sum = amountOf(value, numbers);
  if (value.kind !== 'symbol' || sum === undefined) return value;
  // below zero it stays as it is written, and no number: the run says what is wrong with it
  if (sum < 0) return { kind: 'symbol', name: symbolForm(value.name, value.offset), offset: 0, span: value.span };
  return { kind: 'number', value: sum, written: String(sum), span: value.span };
}

const drawnSought = (sought: Sought, numbers: DrawnNumbers): Sought => ({ ...sought, fields: drawnFields(sought.fields, numbers) });

const drawnWhat = (what: Sought | GoalEvent, numbers: DrawnNumbers): Sought | GoalEvent =>
  'event' in what ? what : drawnSought(what, numbers);

function drawnGoal(goal: Goal, numbers: DrawnNumbers): Goal {
  switch (goal.kind) {
    case 'claim':
      return { ...goal, claim: drawnClaim(goal.claim, numbers) };
    case 'with':
      return {
        ...goal,
        sought: drawnSought(goal.sought, numbers),
        ...(goal.before === undefined ? {} : { before: drawnWhat(goal.before, numbers) }),
      };
    case 'never':
      return { ...goal, what: drawnWhat(goal.what, numbers) };
    case 'lost':
      return { ...goal, message: typeof goal.message === 'string' ? (numbers.get(goal.message) ?? goal.message) : goal.message };
    default:
      return goal;
  }
}
