/**
 * What else passes: answers that differ in kind from the one that is known. At each place of that one something abrupt is put in, and the
 * goals are looked for from there, or a message is sent once more; it is left off early; another message stands in its blank.
 */
import type { Exchange, Message, Statement } from '../exchange/exchange.js';
import { messageFor } from '../exchange/unwritten.js';
import { statesIn } from '../run/ask.js';
import type { Run } from '../run/run.js';
import { type Move, movesOf } from '../run/search/moves.js';
import type { Exercise, Goal } from './exercise.js';
import { missed } from './goals.js';
import { type Difference, goalsAgainst } from './goals-against.js';
import { judgeStatements } from './judge.js';
import { type ExerciseSetting, errorsOf, isChecked, type Plan, planOf, runOf } from './plan.js';
import { wayTo } from './reach.js';
import { leavesOut, repeatsAt, shortened } from './repeats.js';
import { sameNames } from './same.js';
import { slotsOf } from './slots.js';
import { grouped, tidied } from './tidy.js';
import { firstDraw, withDraw } from './vary.js';

export interface OtherAnswer extends Difference {
  /** All of it, the hosts too. */
  readonly statements: readonly Statement[];
  /** Goals that the known answer reaches and this one misses, the shortest way to exclude it first. */
  readonly against: readonly Goal[];
}

/** Longer answers are tried at their last places. */
const MOST_PLACES = 24;
/** Each is a run of the whole answer. */
const MOST_TRIED = 300;
/** More are of the same sort. */
const MOST_FOUND = 5;
/** From an abrupt end it is never far. */
const MOST_MOVES = 2;
const MOST_WORLDS = 60;

/**
 * @param known an answer that passes, the hosts too
 * @param abrupt names of events and messages that end an exchange at once
 */
export function otherAnswers(
  exercise: Exercise,
  known: Exchange,
  setting: ExerciseSetting,
  abrupt: readonly string[],
): readonly OtherAnswer[] {
  const draw = firstDraw(exercise);
  const key = withDraw(tidied(exercise, setting.machine), draw);
  const passes = (statements: readonly Statement[]): boolean => judgeStatements(key, statements, draw, setting).passed;
  const search = new AnswerSearch(
    planOf(key, setting),
    { ...key.given, statements: known.statements.filter(isChecked) },
    setting,
    abrupt,
    passes,
  );
  return search.found();
}

class AnswerSearch {
  private readonly model: Run;
  private readonly others: OtherAnswer[] = [];
  private tried = 0;

  constructor(
    private readonly plan: Plan,
    private readonly known: Exchange,
    private readonly setting: ExerciseSetting,
    private readonly abrupt: readonly string[],
    private readonly passes: (statements: readonly Statement[]) => boolean,
  ) {
    this.model = this.run(known.statements);
  }

  found(): readonly OtherAnswer[] {
    const { given, gapAtEnd } = this.plan;
    if (gapAtEnd || given.some(({ gapBefore }) => gapBefore)) {
      this.leftOff();
      this.endedAbruptly();
      this.sentAgain();
    }
    this.inBlanks();
    return this.others;
  }

  private run(statements: readonly Statement[]): Run {
    return runOf(grouped({ ...this.known, statements }), this.setting);
  }

  private get isDone(): boolean {
    return this.tried > MOST_TRIED || this.others.length >= MOST_FOUND;
  }

  private get places(): readonly number[] {
    const { statements } = this.known;
    const first = statements.findIndex(({ kind }) => kind !== 'host');
    const all = Array.from({ length: statements.length - Math.max(0, first) + 1 }, (_, at) => at + Math.max(0, first));
    return all.slice(-MOST_PLACES);
  }

  private leftOff(): void {
    const { statements } = this.known;
    const end = worldOf(this.model);
    for (const at of this.places) {
      const last = statements[at - 1];
      if (this.isDone || at === statements.length || last === undefined) return;
      const prefix = statements.slice(0, at);
      if (worldOf(this.run(prefix)) !== end && this.add('early', last, prefix)) return;
    }
  }

  private endedAbruptly(): void {
    const { exercise } = this.plan;
    const goals = exercise.goals.filter(({ kind }) => kind === 'claim' || kind === 'owed');
    // what comes after the whole answer is no way around it
    for (const at of this.places.slice(0, -1)) {
      const prefix = this.known.statements.slice(0, at);
      const before = this.run(prefix);
      for (const { statement } of movesOf(before.context, before.end).filter(this.isAbrupt)) {
        if (this.isDone) return;
        if (exercise.goals.some((goal) => forbids(goal, statement)) || this.others.some(({ different }) => isAlike(different, statement)))
          continue;
        const start = [...prefix, statement];
        const way = wayTo(goals, this.run(start), MOST_MOVES, MOST_WORLDS);
        const rest = this.known.statements.slice(at);
        if (way === undefined || !this.add('abrupt', statement, [...start, ...way])) this.add('abrupt', statement, [...start, ...rest]);
      }
    }
  }

  /** In place of a stretch of the known answer; only where it is what makes the answer pass. */
  private sentAgain(): void {
    const { statements } = this.known;
    // who is to break something may do it in any way
    if (this.plan.exercise.goals.some(({ kind }) => kind === 'breaks')) return;
    for (const at of this.places.slice(0, -1)) {
      const prefix = statements.slice(0, at);
      for (const message of repeatsAt(statements, at)) {
        for (const rest of shortened(statements.slice(at))) {
          if (this.isDone) return;
          if (this.others.some(({ kind, different }) => kind === 'again' && isAlike(different, message))) break;
          const answer = [...prefix, message, ...rest];
          if (!leavesOut(statements, answer) || !this.mayPass(answer) || this.passes([...prefix, ...rest])) continue;
          this.add('again', message, answer);
        }
      }
    }
  }

  /** One run tells of most that it does not. */
  private mayPass(statements: readonly Statement[]): boolean {
    this.tried++;
    const run = this.run(statements);
    return errorsOf(run, run.trace.exchange).length === 0 && this.plan.exercise.goals.every((goal) => missed(goal, run) === undefined);
  }

  /** What the known answer does itself is no other kind. */
  private readonly isAbrupt = ({ statement }: Move): boolean =>
    namesOf(statement).some((name) => this.abrupt.includes(name) && !this.isUsed(name));

  private readonly isUsed = (name: string): boolean => this.known.statements.some((each) => namesOf(each).includes(name));

  private inBlanks(): void {
    const blanks = this.plan.given.filter(({ statement }) => slotsOf(statement).some(({ kind }) => kind === 'message'));
    for (const { statement: line } of blanks) {
      const at = this.known.statements.findIndex((each) => each.kind === 'message' && isBetween(each, line) && !this.isGiven(each));
      const own = this.known.statements[at];
      if (own?.kind !== 'message') continue;
      const before = this.run(this.known.statements.slice(0, at));
      for (const { statement } of movesOf(before.context, before.end)) {
        if (this.isDone) return;
        if (statement.kind !== 'message' || !isBetween(statement, own) || sameNames(statement.names, own.names)) continue;
        const message = {
          ...messageFor(
            own.from.text,
            own.to.text,
            statement.names.map(({ text }) => text),
          ),
          fate: own.fate,
          span: own.span,
        };
        this.add('message', message, this.known.statements.with(at, { ...message, ...(own.segment && { segment: own.segment }) }));
      }
    }
  }

  private isGiven(own: Message): boolean {
    return this.plan.given.some(({ statement }) => statement.kind === 'message' && !statement.blank && statement.span === own.span);
  }

  private add(kind: OtherAnswer['kind'], different: Statement, statements: readonly Statement[]): boolean {
    this.tried++;
    if (!this.passes(statements)) return false;
    this.others.push({
      kind,
      different,
      statements,
      against: goalsAgainst({ kind, different }, this.run(statements), this.model, this.abrupt),
    });
    return true;
  }
}

const namesOf = (statement: Statement): readonly string[] =>
  statement.kind === 'event' ? [statement.event.text] : statement.kind === 'message' ? statement.names.map(({ text }) => text) : [];

const isBetween = (a: Message, b: Statement): boolean => b.kind === 'message' && a.from.text === b.from.text && a.to.text === b.to.text;

/** Whatever comes after it, the goal is missed. */
function forbids(goal: Goal, statement: Statement): boolean {
  const names = namesOf(statement);
  if (goal.kind === 'graceful') return names.some((name) => goal.abrupt.includes(name));
  if (goal.kind !== 'never') return false;
  const { what } = goal;
  if (!('event' in what)) return false;
  return (
    statement.kind === 'event' && names.includes(what.event.text) && (what.host === undefined || what.host.text === statement.host.text)
  );
}

/** The same thing, at whatever place. */
function isAlike(a: Statement, b: Statement): boolean {
  if (a.kind === 'event' && b.kind === 'event') return a.host.text === b.host.text && a.event.text === b.event.text;
  return a.kind === 'message' && b.kind === 'message' && isBetween(a, b) && sameNames(a.names, b.names);
}

/** Where the hosts are at the end, and what they owe. */
function worldOf(run: Run): string {
  const owed = run.end.hosts.map(({ owed: all }) =>
    all.filter(({ how }) => how !== 'allow').map(({ segment }) => [segment.flags, segment.kind]),
  );
  return JSON.stringify([statesIn(run, run.end), owed]);
}
