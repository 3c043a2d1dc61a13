/** The block of an exercise to what the core judges answers by. */

import type { Exchange, Exercise, Solution, Span, Statement, Text, Values, Varied } from '../../core/index.js';
import { type ExchangeHead, headOf, type StatementLine, toExchange } from '../exchange/to-exchange.js';
import type * as ast from '../generated/ast.js';
import { nameOf, whole } from '../spans.js';
import { toGoals } from './to-goals.js';

export interface ExerciseLines {
  readonly given: readonly StatementLine[];
  readonly solutions: ReadonlyMap<ast.Solution, readonly StatementLine[]>;
}

const DEFAULT_POINTS = 10;

export function toExercise(node: ast.Exercise, lines: ExerciseLines): Exercise {
  const { parts } = node;
  const of = <T extends ast.Part['$type']>(type: T) => parts.filter((part): part is Extract<ast.Part, { $type: T }> => part.$type === type);
  const head: ExchangeHead = headOf(node);
  const given = toExchange(head, lines.given);
  const [points] = of('Points');
  const [blanks] = of('Blanks');
  return {
    name: given.name,
    nameSpan: given.nameSpan,
    title: given.title,
    span: head.span,
    tasks: of('Task').flatMap(textOf),
    hints: of('Hint').flatMap(textOf),
    points: points?.value === undefined ? DEFAULT_POINTS : Number(points.value),
    ...(blanks?.value === undefined ? {} : { blanks: Number(blanks.value) }),
    goals: of('Goal').flatMap(toGoals),
    vary: of('Vary').flatMap(({ ranges }) => ranges.flatMap(toVaried)),
    given,
    gaps: of('Gap').map(whole),
    shuffles: of('Shuffle').map(whole),
    solutions: of('Solution').map((solution) => toSolution(solution, given, lines.solutions.get(solution) ?? [])),
  };
}

const textOf = (node: ast.Task | ast.Hint): readonly Text[] => (node.text === undefined ? [] : [{ text: node.text, span: whole(node) }]);

function toSolution(node: ast.Solution, given: Exchange, lines: readonly StatementLine[]): Solution {
  const span = whole(node);
  const first: Span = { start: span.start, end: Math.min(span.end, span.start + 'solution'.length) };
  const when = node.cases.flatMap((each) =>
    each.name === undefined || each.value === undefined ? [] : [[each.name, Number(each.value)] as const],
  );
  const title = given.title === '' ? given.name : given.title;
  const exchange = toExchange({ title, span, first }, lines);
  return { when, span: first, exchange: { ...exchange, statements: withHosts(exchange.statements, given.statements) } };
}

/** The given ones need not be written again. */
const withHosts = (own: readonly Statement[], given: readonly Statement[]): readonly Statement[] =>
  own.some(({ kind }) => kind === 'host') ? own : [...given.filter(({ kind }) => kind === 'host'), ...own];

function toVaried(node: ast.Range): readonly Varied[] {
  const name = nameOf(node, 'name', node.name);
  const values = valuesOf(node);
  return name === undefined || values === undefined ? [] : [{ name, values, span: whole(node) }];
}

function valuesOf({ from, to, step, values }: ast.Range): Values | undefined {
  if (values.length > 0) return { kind: 'set', values: values.map(Number) };
  if (from === undefined || to === undefined) return undefined;
  return { kind: 'range', from: Number(from), to: Number(to), step: step === undefined ? 1 : Number(step) };
}
