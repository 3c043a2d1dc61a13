/** What a student may do with the given statements: which ones must stay, where others may be put in, which are wrong. */
import type { Exchange, Statement } from '../exchange/exchange.js';
import type { Machine } from '../machine/machine.js';
import { codesOf } from '../problem/codes.js';
import { applyExpectations } from '../problem/expectations.js';
import type { Problem } from '../problem/problem.js';
import { type Run, run } from '../run/run.js';
import { contains, type Span } from '../span.js';
import { align, type GivenStatement } from './align.js';
import type { Exercise, Goal } from './exercise.js';
import { missed } from './goals.js';
import { slotsOf } from './slots.js';
import { grouped } from './tidy.js';

export interface ExerciseSetting {
  readonly machine: Machine;
  /** The exchange that the exercise goes on after. */
  readonly after?: Run;
}

export interface Plan {
  readonly exercise: Exercise;
  /** `fill`: what is given stays, but for blanks and gaps; `mend`: it holds mistakes; `free`: only the hosts stay. */
  readonly kind: 'fill' | 'mend' | 'free';
  readonly given: readonly GivenStatement[];
  readonly gapAtEnd: boolean;
  /** Given statements that are wrong: indices into `given`. */
  readonly mistakes: readonly number[];
  /** Of each given statement the solution's own; absent without a solution. */
  readonly solved?: readonly (Statement | undefined)[];
  /** How it goes by the solution; without one, and without gaps, as far as the machine knows. */
  readonly model?: Run;
  /** Goals that hold before anything is done: conditions, which bring no points. */
  readonly met: ReadonlySet<Goal>;
  /** Where it starts, by host, as far as the teacher's own statements tell. */
  readonly start: Readonly<Record<string, string>>;
}

const DRAWN_ONLY: ReadonlySet<Statement['kind']> = new Set(['note', 'section', 'box', 'stretch']);

/** What is drawn and never checked is nobody's answer; nor is what the teacher expects of the exercise itself. */
export const isChecked = (statement: Statement): boolean => {
  if (statement.kind === 'expect-error') return !statement.code?.text.startsWith('exercise/');
  return !DRAWN_ONLY.has(statement.kind);
};

/** A class hands in answers to the same exercise. */
const known = new WeakMap<Exercise, { readonly setting: ExerciseSetting; readonly plan: Plan }>();

export function planOf(exercise: Exercise, setting: ExerciseSetting): Plan {
  const before = known.get(exercise);
  if (before?.setting === setting) return before.plan;
  const plan = makePlan(exercise, setting);
  known.set(exercise, { setting, plan });
  return plan;
}

function makePlan(exercise: Exercise, setting: ExerciseSetting): Plan {
  const statements = exercise.given.statements.filter(isChecked);
  const own = runOf(grouped(exercise.given), setting);
  const errors = errorsOf(own, exercise.given);
  const kind = kindOf(exercise, statements, errors);
  const solution = exercise.solutions[0]?.exchange;
  const { loose, open } = kind === 'mend' ? looseIn(statements, errors, solution) : nothingLoose;
  const isFree = (at: number): boolean => (kind === 'free' ? statements[at]?.kind !== 'host' : loose.has(at));
  const given = statements.map((statement, at) => ({
    statement,
    free: isFree(at),
    gapBefore: kind === 'free' || hasGap(exercise, statements, at) || open.has(at),
  }));
  const gapAtEnd = kind === 'free' || hasGap(exercise, statements, statements.length) || open.has(statements.length);
  return {
    exercise,
    kind,
    ...modelOf({ exercise, given, gapAtEnd }, setting, own),
    given,
    gapAtEnd,
    mistakes: kind === 'mend' ? mistakesIn(statements, errors) : [],
    met: new Set(goalsMet(exercise, own)),
    start: (solution === undefined ? own : runOf(solution, setting)).trace.start,
  };
}

const goalsMet = ({ goals }: Exercise, run: Run): readonly Goal[] => goals.filter((goal) => missed(goal, run) === undefined);

/** Goals that hold in what is given, as it stands there. */
export const metGoals = (exercise: Exercise, setting: ExerciseSetting): readonly Goal[] =>
  goalsMet(exercise, runOf(grouped(exercise.given), setting));

function modelOf(
  { exercise, given, gapAtEnd }: Pick<Plan, 'exercise' | 'given' | 'gapAtEnd'>,
  setting: ExerciseSetting,
  own: Run,
): Pick<Plan, 'solved' | 'model'> {
  const solution = exercise.solutions[0]?.exchange;
  if (solution === undefined) return exercise.gaps.length + exercise.shuffles.length > 0 ? {} : { model: own };
  if (exercise.shuffles.length > 0) return {};
  const statements = solution.statements.filter(isChecked);
  const { own: places } = align(given, statements, gapAtEnd);
  return { solved: places.map((at) => (at === undefined ? undefined : statements[at])), model: runOf(grouped(solution), setting) };
}

export const runOf = (exchange: Exchange, { machine, after }: ExerciseSetting): Run =>
  run(exchange, machine, after === undefined ? {} : { after });

/** Errors that the author does not expect. */
export function errorsOf({ trace }: Run, { statements }: Exchange): readonly Problem[] {
  const codes = codesOf(trace.machine);
  const expectations = statements.flatMap((each) => (each.kind === 'expect-error' && isChecked(each) ? [{ ...each, codes }] : []));
  return applyExpectations(trace.problems, expectations).filter(({ severity }) => severity === 'error');
}

function kindOf({ gaps, shuffles }: Exercise, statements: readonly Statement[], errors: readonly Problem[]): Plan['kind'] {
  const slots = statements.flatMap(slotsOf);
  if (gaps.length + shuffles.length > 0 || slots.some(({ kind }) => kind === 'message')) return 'fill';
  if (errors.length > 0) return 'mend';
  return slots.length > 0 ? 'fill' : 'free';
}

const mistakesIn = (statements: readonly Statement[], errors: readonly Problem[]): readonly number[] => [
  ...new Set(errors.map(({ span }) => statements.findIndex((each) => contains(each.span, span))).filter((at) => at >= 0)),
];

interface Loose {
  /** Statements that may be changed. */
  readonly loose: ReadonlySet<number>;
  /** Statements before which others may be put in. */
  readonly open: ReadonlySet<number>;
}

const nothingLoose: Loose = { loose: new Set(), open: new Set() };

/** The wrong ones, and those that the teacher mends; lines are put in where the teacher does, and anywhere around a mistake if nothing is known. */
function looseIn(statements: readonly Statement[], errors: readonly Problem[], solution: Exchange | undefined): Loose {
  const wrong = mistakesIn(statements, errors);
  if (solution === undefined) return { loose: new Set(wrong), open: new Set(wrong.flatMap((at) => [at, at + 1])) };
  const all = statements.map((statement) => ({ statement, free: true, gapBefore: true }));
  const { own, changed, added } = align(all, solution.statements.filter(isChecked), true);
  const mended = statements.flatMap((_, at) => (own[at] === undefined || changed.has(at) ? [at] : []));
  const put = [...added.values()];
  return { loose: new Set([...wrong, ...mended, ...put]), open: new Set(put) };
}

/** Does the student write before the statement with this index? */
const hasGap = ({ gaps }: Exercise, statements: readonly Statement[], at: number): boolean =>
  gaps.some((gap) => indexOfGap(gap, statements) === at);

export function indexOfGap(gap: Span, statements: readonly Statement[]): number {
  const next = statements.findIndex(({ span }) => span.start >= gap.end);
  return next < 0 ? statements.length : next;
}
