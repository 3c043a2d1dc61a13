/**
 * Judges an answer by its meaning: the machine runs it, whatever it accepts is right. What was given must still be there;
 * each blank and each goal has its share of the points; what only follows from a mistake costs nothing more.
 */
import type { Exchange, Statement, Value } from '../exchange/exchange.js';
import { valuesOf as valuesIn } from '../exchange/values.js';
import type { Problem } from '../problem/problem.js';
import type { Run } from '../run/run.js';
import type { Span } from '../span.js';
import { type AnswerComparison, compare } from './compare.js';
import { counted, type Lapse } from './counted.js';
import { eachForItself, type FilledSlot } from './each-blank.js';
import { embellishedLines } from './embellished.js';
import type { DrawnNumbers, Exercise, Solution } from './exercise.js';
import { failed } from './failed.js';
import { type FalseMessages, falseMessages } from './false-messages.js';
import { falseNumbers } from './false-numbers.js';
import { filledSlots } from './filled-slots.js';
import { isMissedByNumbers, withoutFollowing } from './follows.js';
import { missed } from './goals.js';
import { type Entry, entriesOf } from './items.js';
import { evasions } from './mended.js';
import { isNewName } from './names.js';
import { type ExerciseSetting, errorsOf, type Plan, planOf, runOf } from './plan.js';
import { LONGEST_EXERCISE, mostStatements, prepared } from './prepared.js';
import { wayTo } from './reach.js';
import { restored } from './restored.js';
import { isOneOf } from './same.js';
import { filled } from './slots.js';
import { grouped, tidied } from './tidy.js';
import { withDraw } from './vary.js';
import type { Judgement, LossCause } from './verdict.js';
import { withinReach } from './within-reach.js';

export interface JudgedAnswer {
  readonly exercise: Exercise;
  /** What is wrong with its text: lines that cannot be read. */
  readonly problems: readonly Problem[];
}

export function judge(key: Exercise, answer: JudgedAnswer, setting: ExerciseSetting): Judgement {
  if (key.given.statements.length > LONGEST_EXERCISE) return failed(key, [{ kind: 'too-long', most: LONGEST_EXERCISE }]);
  const most = mostStatements(key);
  if (answer.exercise.given.statements.length > most) return failed(key, [{ kind: 'too-long', most }], answer.exercise.nameSpan);
  const { plan, exercise, draw, found } = prepared(key, answer.exercise, setting);
  return new AnswerJudge(plan, { ...answer, exercise }, setting, draw).verdict(found);
}

/** A solution as the answer that a student would hand in. */
export function judgeSolution(key: Exercise, solution: Solution, draw: DrawnNumbers, setting: ExerciseSetting): Judgement {
  const drawn = withDraw(tidied({ ...key, solutions: [solution] }, setting.machine), draw);
  return judgeStatements(drawn, (drawn.solutions[0]?.exchange ?? solution.exchange).statements, draw, setting);
}

/** @param key tidied, its numbers drawn */
export function judgeStatements(key: Exercise, statements: readonly Statement[], draw: DrawnNumbers, setting: ExerciseSetting): Judgement {
  const answer = { exercise: { ...key, given: { ...key.given, statements }, gaps: [], shuffles: [] }, problems: [] };
  return new AnswerJudge(planOf(key, setting), answer, setting, draw).verdict([]);
}

class AnswerJudge {
  private readonly comparison: AnswerComparison;
  private readonly entries: readonly Entry[];
  private readonly found: Lapse[] = [];
  private readonly statements: readonly Statement[];
  private exchange: Exchange;
  private own: readonly (Statement | undefined)[];

  constructor(
    private readonly plan: Plan,
    private readonly answer: JudgedAnswer,
    private readonly setting: ExerciseSetting,
    private readonly draw: DrawnNumbers,
  ) {
    const read = answer.exercise;
    this.comparison = compare(plan, read);
    const wrong = new Set(this.comparison.added.filter((each) => each.wrong !== undefined).map(({ statement }) => statement));
    this.statements = read.given.statements.filter((each) => !wrong.has(each));
    [this.exchange, this.own] = this.restored();
    this.entries = entriesOf(plan, this.comparison, read);
  }

  verdict(causes: readonly Lapse[]): Judgement {
    this.found.push(...causes);
    this.structure();
    const run = this.asGiven(runOf(grouped(this.exchange), this.setting));
    const { errors, others } = this.errors(run);
    this.mended();
    this.blanks(errors, others);
    const judged = { plan: this.plan, comparison: this.comparison, exchange: this.exchange };
    const unreadable = this.answer.problems;
    const own = withoutFollowing(errors, { ...judged, entries: this.entries, unreadable, lapses: this.found });
    const told = own.map((problem) => withinReach(problem, judged));
    for (const problem of [...unreadable, ...told]) this.found.push({ span: problem.span, cause: { kind: 'problem', problem } });
    if (errors.length === 0) this.start(run);
    const goals = this.goals(run, errors.length + this.answer.problems.length);
    return counted(this.plan.exercise, this.entries, { found: this.found, goals, draw: this.draw });
  }

  /** Without what only follows from a false blank. */
  private errors(run: Run): { readonly errors: readonly Problem[]; readonly others: FalseMessages['others'] } {
    const filledIn = filledSlots(this.entries, this.own, this.plan);
    const { runIn, errorsIn } = this;
    const { exchange, slots, problems, others } = falseMessages(this.exchange, filledIn, { plan: this.plan, runIn });
    const now = exchange === this.exchange ? run : runIn(exchange);
    const numbers = falseNumbers(exchange, slots, { plan: this.plan, run: now, runIn });
    for (const each of numbers.others) this.falseBlank(each, { kind: 'other-number', isDropped: each.isDropped });
    this.exchange = numbers.exchange;
    const last = numbers.exchange === exchange ? now : runIn(this.exchange);
    const written = this.comparison.added.map(({ statement }) => statement.span);
    const found = eachForItself(this.exchange, numbers.slots, { errors: errorsOf(last, this.exchange), written, errorsIn, runIn });
    for (const each of found.contradicted) this.falseBlank(each, { kind: 'contradicted' });
    return { errors: [...problems, ...found.errors], others };
  }

  private falseBlank({ slot, at, place }: FilledSlot, cause: LossCause): void {
    this.found.push({ span: place, cause, item: this.entries.findIndex((each) => each.at === at && each.slot === slot) });
  }

  private readonly runIn = (exchange: Exchange): Run => runOf(grouped(exchange), this.setting);

  private readonly errorsIn = (exchange: Exchange): readonly Problem[] => errorsOf(this.runIn(exchange), exchange);

  private mended(): void {
    for (const { at, span, cause } of evasions(this.plan, this.comparison))
      this.found.push({ span: span ?? this.spanAfter(at), cause, ...this.mistakeAt(at) });
    for (const at of this.plan.mistakes) {
      const own = this.comparison.own[at];
      for (const value of own === undefined ? [] : valuesIn(own))
        if (this.isEvasion(value, at, []))
          this.found.push({ span: value.span, cause: { kind: 'new-name', name: value.kind === 'symbol' ? value.name : '' } });
    }
  }

  private mistakeAt(at: number): Pick<Lapse, 'item'> {
    const item = this.entries.findIndex((each) => each.kind === 'mistake' && each.at === at);
    return item < 0 ? {} : { item };
  }

  private structure(): void {
    const { changed, gone, added, own, disordered } = this.comparison;
    // a line that cannot be read has its own problem
    for (const at of changed) if (!own[at]?.damaged) this.found.push({ span: own[at]?.span ?? this.head, cause: this.changedTo(at) });
    const asked = new Set(this.entries.map(({ at }) => at));
    for (const at of gone) if (!asked.has(at)) this.found.push({ span: this.spanAfter(at), cause: this.gone(at) });
    for (const { statement, wrong } of added) {
      if (wrong !== undefined) this.found.push({ span: statement.span, cause: { kind: 'added', what: wrong } });
      // to put a question into a gap is no answer
      else if (statement.kind === 'message' && statement.blank)
        this.found.push({ span: statement.namesSpan, cause: { kind: 'open', what: 'message' } });
    }
    for (const at of disordered) this.found.push({ span: this.answer.exercise.shuffles[at] ?? this.head, cause: { kind: 'order' } });
  }

  private restored(embellished: readonly number[] = []): readonly [Exchange, readonly (Statement | undefined)[]] {
    const { statements, own } = restored(this.statements, this.plan, this.comparison, { head: this.head, embellished });
    return [{ ...this.answer.exercise.given, statements }, own];
  }

  /** A given message carries what it would carry without the fields that were put in. */
  private asGiven(run: Run): Run {
    const embellished = embellishedLines(this.plan, this.comparison, run, (exchange) => runOf(grouped(exchange), this.setting));
    const isMended = (at: number): boolean => this.plan.given[at]?.free === true;
    for (const at of embellished) {
      const cause = this.changed(at, isMended(at) ? 'rewritten' : 'changed');
      this.found.push({ span: this.comparison.own[at]?.span ?? this.head, cause, ...this.mistakeAt(at) });
    }
    if (embellished.every(isMended)) return run;
    [this.exchange, this.own] = this.restored(embellished.filter((at) => !isMended(at)));
    return runOf(grouped(this.exchange), this.setting);
  }

  private changedTo(at: number): LossCause {
    const [given, own] = [this.plan.given[at]?.statement, this.comparison.own[at]];
    if (given?.kind !== 'claims' || own?.kind !== 'claims') return this.changed(at);
    const [claim, answer] = [given.claims[0], own.claims[0]];
    const isSeveral = claim?.kind === 'state' && claim.state === undefined && answer !== undefined && isOneOf(claim, answer);
    return isSeveral ? { kind: 'several' } : this.changed(at);
  }

  private changed(at: number, kind: 'changed' | 'rewritten' = 'changed'): LossCause {
    const given = this.plan.given[at]?.statement;
    return given === undefined ? { kind: 'order' } : { kind, given };
  }

  private gone(at: number): LossCause {
    return { kind: 'gone', given: this.plan.given.slice(at, at + 1).map(({ statement }) => statement) };
  }

  /** Where the next of the given statements stands that is still there. */
  private spanAfter(at: number): Span {
    const { own } = this.comparison;
    return own.slice(at).find((each) => each !== undefined)?.span ?? own.findLast((each) => each !== undefined)?.span ?? this.head;
  }

  private get head(): Span {
    return this.answer.exercise.nameSpan;
  }

  private blanks(errors: readonly Problem[], others: FalseMessages['others']): void {
    for (const [item, { slot, at }] of this.entries.entries()) {
      if (slot === undefined || at === undefined) continue;
      const own = this.comparison.own[at];
      const answer = own && filled(slot, own);
      if (own === undefined) this.found.push({ span: this.spanAfter(at), cause: this.gone(at), item });
      else if (own.damaged) continue;
      else if (answer === undefined) this.found.push({ span: own.span, cause: { kind: 'left-out', field: slot.name }, item });
      else if (answer.isOpen) this.found.push({ span: answer.span, cause: { kind: 'open', what: slot.kind } });
      else if (this.isEvasion(answer.value, at, errors)) {
        const name = answer.value?.kind === 'symbol' ? answer.value.name : '';
        this.found.push({ span: answer.span, cause: { kind: 'new-name', name } });
      } else if (slot.kind === 'message' && own.kind === 'message') {
        const expected = others.get(at);
        if (expected !== undefined) this.found.push({ span: answer.span, cause: { kind: 'other-message', expected }, item });
      }
    }
  }

  /** A new name is right wherever one number is; but it says nothing of which. */
  private isEvasion(value: Value | undefined, at: number, errors: readonly Problem[]): boolean {
    if (value?.kind !== 'symbol' || errors.some(({ span }) => span.start <= value.span.start && value.span.end <= span.end)) return false;
    return isNewName(value, { at, exchange: this.exchange, plan: this.plan }, this.errorsIn);
  }

  private start({ trace }: Run): void {
    for (const [host, expected] of Object.entries(this.plan.start)) {
      const actual = trace.start[host];
      if (actual === undefined || actual === expected) continue;
      const declared = this.exchange.statements.find((each) => each.kind === 'host' && each.name.text === host);
      this.found.push({
        span: declared?.span ?? this.exchange.statements[0]?.span ?? this.head,
        cause: { kind: 'start', host, actual, expected },
      });
    }
  }

  private goals(run: Run, mistakes: number): ReadonlyMap<number, Lapse> {
    const goals = this.entries.flatMap(({ goal }, item) => {
      const actual = goal && missed(goal, run);
      return goal === undefined || actual === undefined ? [] : [{ item, goal, actual }];
    });
    const askable = goals.filter(({ goal }) => goal.kind === 'claim' || goal.kind === 'owed').map(({ goal }) => goal);
    const follows = mistakes > 0 && askable.length > 0 && wayTo(askable, run, Math.min(mistakes, 2)) !== undefined;
    const span = this.exchange.statements.at(-1)?.span ?? this.head;
    return new Map(
      goals.map(({ item, goal, actual }) => [
        item,
        {
          span,
          cause: { kind: 'goal', goal, actual, follows: askable.includes(goal) ? follows : mistakes > 0 && isMissedByNumbers(goal, run) },
        },
      ]),
    );
  }
}
