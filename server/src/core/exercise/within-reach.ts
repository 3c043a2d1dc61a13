/** Of what the checker takes for meant, only what the student may do: given lines are neither moved nor removed, and not all places take a new one. */
import type { Exchange, Statement } from '../exchange/exchange.js';
import type { Problem } from '../problem/problem.js';
import type { Repair } from '../problem/repair.js';
import { contains } from '../span.js';
import type { AnswerComparison } from './compare.js';
import type { Plan } from './plan.js';
import { isSame } from './same.js';
import { grouped } from './tidy.js';

export interface JudgedExchange {
  readonly plan: Plan;
  readonly comparison: AnswerComparison;
  /** As it was run; its statements and those that the repairs count stand in the same places. */
  readonly exchange: Exchange;
}

/** The same problem, without what was meant where it takes more than the exercise allows. */
export function withinReach(problem: Problem, judged: JudgedExchange): Problem {
  const { meant, ...rest } = problem;
  return meant === undefined || meant.repairs.every((repair) => mayBeDone(repair, judged)) ? problem : rest;
}

function mayBeDone(repair: Repair, judged: JudgedExchange): boolean {
  const { statements } = grouped(judged.exchange);
  const own = statements[repair.at];
  switch (repair.kind) {
    case 'insert':
      return mayStandBefore(own, judged);
    case 'remove':
      return isFree(own, judged);
    case 'move':
      return isShuffled(own, judged) || (isFree(own, judged) && mayStandBefore(statements[repair.before], judged));
    case 'cross':
      return isFree(own, judged) && mayStandBefore(statements[repair.behind + 1], judged);
    case 'replace': {
      const given = givenOf(own, judged);
      return isFree(own, judged) || (given !== undefined && isSame(given, repair.statement));
    }
  }
}

/** Index of the given statement. */
const indexOf = (own: Statement | undefined, { comparison }: JudgedExchange): number =>
  own === undefined ? -1 : comparison.own.findIndex((each) => each?.span.start === own.span.start && each.kind === own.kind);

const givenOf = (own: Statement | undefined, judged: JudgedExchange): Statement | undefined =>
  judged.plan.given[indexOf(own, judged)]?.statement;

const addedAs = (own: Statement | undefined, { comparison }: JudgedExchange) =>
  comparison.added.find(({ statement }) => statement.span.start === own?.span.start);

/** The student wrote it, or may change it. */
const isFree = (own: Statement | undefined, judged: JudgedExchange): boolean =>
  addedAs(own, judged) !== undefined || judged.plan.given[indexOf(own, judged)]?.free === true;

function isShuffled(own: Statement | undefined, judged: JudgedExchange): boolean {
  const given = givenOf(own, judged);
  return given !== undefined && judged.plan.exercise.shuffles.some((block) => contains(block, given.span));
}

function mayStandBefore(own: Statement | undefined, judged: JudgedExchange): boolean {
  const { given, gapAtEnd } = judged.plan;
  const before = addedAs(own, judged)?.before ?? (own === undefined ? given.length : indexOf(own, judged));
  return before === given.length ? gapAtEnd : given[before]?.gapBefore === true;
}
