/** The block of an exercise to what the core judges answers by. */

import type { Exchange, Message, Statement } from '../../core/exchange/exchange.js';
import type { Exercise, Goal, Solution, Text, Values, Varied } from '../../core/exercise/exercise.js';
import type { Name, Span } from '../../core/span.js';
import { toClaims } from '../exchange/claims.js';
import { type Head, headOf, type StatementLine, toExchange } from '../exchange/to-exchange.js';
import { toFields } from '../exchange/values.js';
import type * as ast from '../generated/ast.js';
import { nameOf, namesOf, whole } from '../spans.js';

export interface ExerciseLines {
  readonly given: readonly StatementLine[];
  readonly solutions: ReadonlyMap<ast.Solution, readonly StatementLine[]>;
}

const DEFAULT_POINTS = 10;

export function toExercise(node: ast.Exercise, lines: ExerciseLines): Exercise {
  const { parts } = node;
  const of = <T extends ast.Part['$type']>(type: T) => parts.filter((part): part is Extract<ast.Part, { $type: T }> => part.$type === type);
  const head: Head = headOf(node);
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
  const title = `${given.title === '' ? given.name : given.title}: a solution`;
  const exchange = toExchange({ title, span, first }, lines);
  return { when, span: first, exchange: { ...exchange, statements: withHosts(exchange.statements, given.statements) } };
}

/** The given ones need not be written again. */
const withHosts = (own: readonly Statement[], given: readonly Statement[]): readonly Statement[] =>
  own.some(({ kind }) => kind === 'host') ? own : [...given.filter(({ kind }) => kind === 'host'), ...own];

function toGoals(node: ast.Goal): readonly Goal[] {
  const span = whole(node);
  if (node.most !== undefined) return [{ kind: 'at-most', messages: Number(node.most), span }];
  if (node.nothing) return [{ kind: 'owed', names: [], span }];
  if (node.clean) return [{ kind: 'no-errors', span }];
  if (node.sought) return [sought(node, span)];
  const message = node.number ?? node.symbol;
  if (message !== undefined) return [{ kind: 'lost', message: node.number === undefined ? message : Number(message), span }];
  const owing = nameOf(node, 'owing', node.owing);
  if (owing !== undefined) return [owed(node, owing, span)];
  const claims = toClaims(node.claims, false)?.claims ?? [];
  return claims.map((claim) => ({ kind: 'claim', claim, span: claim.span }));
}

/** `owes nothing`. */
function owed(node: ast.Goal, host: Name, span: Span): Goal {
  const names = namesOf(node, 'names', node.names);
  const isNothing = names.length === 1 && names[0]?.text === 'nothing';
  return { kind: 'owed', host, names: isNothing ? [] : names, span };
}

const FATES: Readonly<Record<string, Message['fate']>> = { '->': 'delivered', '~>': 'in-flight' };

function sought(node: ast.Goal, span: Span): Goal {
  const [from, to] = [nameOf(node, 'from', node.from), nameOf(node, 'to', node.to)];
  const drawn = node.arrow === undefined ? undefined : (FATES[node.arrow] ?? 'lost');
  const fate = node.lost ? 'lost' : drawn;
  return {
    kind: 'with',
    span,
    sought: {
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(fate === undefined ? {} : { fate }),
      names: namesOf(node, 'names', node.names),
      without: namesOf(node, 'without', node.without),
      fields: toFields(node.fields),
    },
  };
}

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
