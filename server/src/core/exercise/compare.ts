/** Compares an answer with what was given: the places of the given lines, and what was changed, added or removed. */
import type { Statement } from '../exchange/exchange.js';
import { contains } from '../span.js';
import { align, type GivenStatement } from './align.js';
import type { Exercise } from './exercise.js';
import { isChecked, type Plan } from './plan.js';
import { isSame } from './same.js';
import type { LossCause } from './verdict.js';

export interface AnswerComparison {
  /** For each given statement the answer's own. */
  readonly own: readonly (Statement | undefined)[];
  /** Of these, given statements that were changed though they must stay. */
  readonly changed: ReadonlySet<number>;
  /** Given statements that are gone though they must stay. */
  readonly gone: readonly number[];
  /** The answer's other statements, and before which given one each stands. */
  readonly added: readonly Added[];
  /** The lines of a shuffled block are not those that were given, by the block. */
  readonly disordered: readonly number[];
}

export interface Added {
  readonly statement: Statement;
  readonly before: number;
  /** Why it may not stand there. */
  readonly wrong?: Extract<LossCause, { kind: 'added' }>['what'];
}

/** The given statements but those of shuffled blocks, where a student may put any of these. */
interface GivenFrame {
  readonly fixed: readonly GivenStatement[];
  /** Of each fixed statement its index among all given ones; at the end the number of all. */
  readonly places: readonly number[];
  /** For each block: the fixed statement that it stands before, and its own lines. */
  readonly blocks: readonly ShuffledBlock[];
}

interface ShuffledBlock {
  readonly before: number;
  readonly indices: readonly number[];
}

export function compare(plan: Plan, answer: Exercise): AnswerComparison {
  const statements = inGivenOrder(answer.given.statements.filter(isChecked), plan);
  const frame = frameOf(plan);
  const isOpen = (at: number): boolean => frame.blocks.some(({ before }) => before === at);
  const isGap = (at: number): boolean => frame.fixed[at]?.gapBefore ?? plan.gapAtEnd;
  const fixed = frame.fixed.map((given, at) => ({ ...given, gapBefore: given.gapBefore || isOpen(at) }));
  const { own, changed, added } = align(fixed, statements, plan.gapAtEnd || isOpen(fixed.length));
  const ownAt = new Map(own.map((at, index) => [frame.places[index], at === undefined ? undefined : statements[at]]));
  const left = new Map([...added].flatMap(([at, before]) => (statements[at] === undefined ? [] : [[statements[at], before] as const])));
  const disordered = frame.blocks.flatMap((block, index) => (taken(block, plan, left, ownAt, isGap) ? [] : [index]));
  const isFixed = (at: number): boolean => fixed[at]?.free === false;
  return {
    own: plan.given.map((_, at) => ownAt.get(at)),
    changed: new Set(fixed.flatMap((_, at) => (isFixed(at) && changed.has(at) ? (frame.places[at] ?? []) : []))),
    gone: fixed.flatMap((_, at) => (isFixed(at) && own[at] === undefined ? (frame.places[at] ?? []) : [])),
    added: [...left].map(([statement, at]) => {
      const wrong = whyNot(statement, isGap(at) || isOpen(at), plan);
      return { statement, before: frame.places[at] ?? plan.given.length, ...(wrong === undefined ? {} : { wrong }) };
    }),
    disordered,
  };
}

/** Hosts may stand in any order. */
function inGivenOrder(statements: readonly Statement[], { given }: Plan): readonly Statement[] {
  const names = given.flatMap(({ statement }) => (statement.kind === 'host' ? [statement.name.text] : []));
  const place = (statement: Statement) => (statement.kind === 'host' ? names.indexOf(statement.name.text) + 1 || names.length + 1 : 0);
  const hosts = statements.filter(({ kind }) => kind === 'host').sort((a, b) => place(a) - place(b));
  return statements.map((each) => (each.kind === 'host' ? (hosts.shift() ?? each) : each));
}

function frameOf({ given, exercise: { shuffles } }: Plan): GivenFrame {
  const blockOf = (at: number): number => shuffles.findIndex((block) => contains(block, given[at]?.statement.span ?? block));
  const places = given.map((_, at) => at).filter((at) => blockOf(at) < 0);
  const blocks = shuffles.map((_, index): ShuffledBlock => {
    const indices = given.map((_each, at) => at).filter((at) => blockOf(at) === index);
    const next = places.findIndex((at) => at > (indices[0] ?? given.length));
    return { before: next < 0 ? places.length : next, indices };
  });
  return { fixed: places.flatMap((at) => given[at] ?? []), places: [...places, given.length], blocks };
}

/** Takes the lines of a block from what was added there; are they all there, and no others? */
function taken(
  { before, indices }: ShuffledBlock,
  { given }: Plan,
  left: Map<Statement, number>,
  own: Map<number | undefined, Statement | undefined>,
  isGap: (at: number) => boolean,
): boolean {
  const candidates = [...left].filter(([, at]) => at === before).map(([statement]) => statement);
  for (const index of indices) {
    const line = given[index]?.statement;
    const found = candidates.find((each) => left.has(each) && line !== undefined && isSame(line, each));
    if (found !== undefined) left.delete(found);
    own.set(index, found);
  }
  const isWhole = indices.every((index) => own.get(index) !== undefined);
  // a claim more harms nobody
  return isWhole && (isGap(before) || candidates.every((each) => each.kind === 'claims' || !left.has(each)));
}

/** What may be put in nowhere, as it would take the machine's word away or help it along. */
function whyNot(statement: Statement, isInGap: boolean, { kind, exercise, given }: Plan): Added['wrong'] {
  const teacher = [...exercise.given.statements, ...exercise.solutions.flatMap(({ exchange }) => exchange.statements)];
  if (statement.kind === 'expect-error') {
    if (kind === 'mend') return statement.code === undefined ? 'expect-error' : undefined;
    return teacher.some((each) => isSame(each, statement)) ? undefined : 'expect-error';
  }
  if (statement.kind === 'host') return given.some((each) => each.statement.kind === 'host') ? 'host' : undefined;
  if (statement.kind === 'message' && statement.stray) {
    // whoever is to break something may do what a network can do
    const mayStray = exercise.goals.some((goal) => goal.kind === 'breaks') || teacher.some((each) => each.kind === 'message' && each.stray);
    return mayStray && isInGap ? undefined : 'stray';
  }
  // a claim more than was asked for harms nobody
  if (isInGap || statement.kind === 'claims') return undefined;
  return kind === 'mend' ? 'beside' : 'line';
}
