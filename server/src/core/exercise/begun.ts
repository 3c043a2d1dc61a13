/**
 * A solution in a document where somebody has begun to answer: a given line that is wrong, or has a name or a field of its
 * own, may be one whose blanks were filled in, and says nothing against the solution.
 */
import type { FieldValue, Statement } from '../exchange/exchange.js';
import type { Problem } from '../problem/problem.js';
import { contains } from '../span.js';
import { align } from './align.js';
import type { DrawnNumbers, Exercise, Solution } from './exercise.js';
import { judgeStatements } from './judge.js';
import { type ExerciseSetting, errorsOf, isChecked, planOf, runOf } from './plan.js';
import { fieldOf, isSame, sameNames, sameValue } from './same.js';
import { slotsOf } from './slots.js';
import { grouped, tidied } from './tidy.js';
import { withDraw } from './vary.js';

/** How a key was answered, if its solution passes in spite of that. */
export interface Begun {
  /** What is wrong with the given lines. */
  readonly errors: readonly Problem[];
  /** A given line that is right, and another one than the solution's: an answer, or a slip of the author. */
  readonly other?: { readonly given: Statement; readonly solved?: Statement };
}

/** @returns `undefined` where the solution itself does not pass */
export function begunAnswer(key: Exercise, solution: Solution, draw: DrawnNumbers, setting: ExerciseSetting): Begun | undefined {
  const drawn = withDraw(tidied({ ...key, solutions: [solution] }, setting.machine), draw);
  const statements = drawn.solutions[0]?.exchange.statements ?? [];
  if (drawn.shuffles.length > 0) return undefined;
  const errors = errorsOf(runOf(grouped(drawn.given), setting), drawn.given);
  const isWrong = ({ span }: Statement): boolean => errors.some((error) => contains(span, error.span));
  const { given, gapAtEnd } = planOf(drawn, setting);
  const open = given.map((each) => ({ ...each, free: each.free || isWrong(each.statement) }));
  const own = statements.filter(isChecked);
  const places = align(open, own, gapAtEnd).own;
  const instead = new Map(
    given.flatMap(({ statement }, at) => {
      const solved = own[places[at] ?? -1];
      const isAnswer = solved !== undefined && mayBeFilled(statement, solved) && (isWrong(statement) || saysTheSame(solved, statement));
      return isAnswer ? [[statement, { ...solved, span: statement.span }] as const] : [];
    }),
  );
  const passes = (lines: readonly Statement[]): boolean =>
    judgeStatements({ ...drawn, given: { ...drawn.given, statements: lines } }, statements, draw, setting).passed;
  if (passes(drawn.given.statements.map((each) => instead.get(each) ?? each))) return { errors };
  const differing = given.flatMap(({ statement }, at) => {
    const solved = own[places[at] ?? -1];
    if (statement.kind === 'host' || instead.has(statement) || (solved !== undefined && isSame(statement, solved))) return [];
    return [{ given: statement, ...(solved === undefined ? {} : { solved }) }];
  });
  const [other] = differing;
  // nobody leaves a blank in what is an answer
  if (other === undefined || differing.some((each) => each.solved === undefined && isBlank(each.given))) return undefined;
  const itself = [...drawn.given.statements.filter(isHost), ...statements.filter((each) => !isHost(each))];
  return passes(itself) ? { errors, other } : undefined;
}

const isHost = ({ kind }: Statement): boolean => kind === 'host';

const isBlank = (statement: Statement): boolean => slotsOf(statement).length > 0;

/** May they be one line, with blanks filled in in two ways? */
function mayBeFilled(given: Statement, solved: Statement): boolean {
  if (given.kind === 'message')
    return (
      solved.kind === 'message' && given.from.text === solved.from.text && given.to.text === solved.to.text && given.fate === solved.fate
    );
  return given.kind === 'claims' && solved.kind === 'claims';
}

/** As far as the solution tells it: a name of its own may be any number. */
function saysTheSame(solved: Statement, given: Statement): boolean {
  if (solved.kind !== 'message' || given.kind !== 'message') return isSame(solved, given);
  return sameNames(solved.names, given.names) && solved.fields.every((field) => agrees(field, fieldOf(given.fields, field.name.text)));
}

const agrees = ({ value }: FieldValue, own: FieldValue | undefined): boolean =>
  own === undefined || value.kind === 'symbol' || own.value.kind === 'symbol' || sameValue(value, own.value);
