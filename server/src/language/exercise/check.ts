/** What is wrong with an exercise itself, and which problems of its given statements are none of its teacher's. */
import {
  type Begun,
  begunAnswer,
  type DrawnNumbers,
  type Exercise,
  type ExerciseSetting,
  type Goal,
  type Judgement,
  judge,
  judgeSolution,
  LONGEST_EXERCISE,
  lossText,
  type Problem,
  type Solution,
  type Span,
  sampleDraws,
  statementText,
  unreachable,
  wording,
} from '../../core/index.js';
import type { AnalysedExercise, ExerciseChecks } from '../analysis/analysis.js';
import type { DeclaredExchange } from '../analysis/declared.js';
import type { DeclaredExercise } from '../analysis/unit.js';
import { otherProblems } from './others.js';

/** Wrong whatever is still to be found out. */
const OF_THE_TEXT = new Set(['syntax', 'unknown-name', 'duplicate-name', 'number', 'blank']);

/** What a run meets where it cannot tell what a line means. */
const UNREAD = new Set(['unknown-name', 'duplicate-name', 'number']);

/** Where a solution tells what is meant, or a student has yet to write, a run says nothing of the given statements. */
export function heldBack(exercises: readonly DeclaredExercise[]): (declared: DeclaredExchange, problem: Problem) => boolean {
  const given = new Map(exercises.map((each) => [each.given, each.exercise]));
  return (declared, { code }) => {
    // goals say what must be answered
    if (declared.part !== undefined && code === 'unanswered') return true;
    const exercise = given.get(declared);
    if (exercise === undefined || OF_THE_TEXT.has(code)) return false;
    return exercise.solutions.length > 0 || exercise.gaps.length > 0;
  };
}

export function exerciseProblems(found: AnalysedExercise, checks: ExerciseChecks): readonly Problem[] {
  const { exercise, setting } = found;
  if (checks === 'not' || exercise.given.statements.length > LONGEST_EXERCISE || !isRead(exercise)) return [];
  const failing = failingSolutions(exercise, setting);
  if (failing.length > 0) return failing;
  const goals = exercise.solutions.length > 0 ? [] : exercise.goals.flatMap((goal) => goalProblem(goal, exercise, setting));
  const own = [...goals, ...trivial(exercise, setting)];
  return own.length > 0 || checks === 'solutions' ? own : otherProblems(found);
}

const problem = (what: 'solution' | 'other-line' | 'trivial' | 'goal', span: Span, reason: string): Problem => ({
  code: what === 'other-line' ? 'exercise/solution' : `exercise/${what}`,
  severity: 'error',
  span,
  facts: { kind: 'exercise', what, reason },
  related: [],
});

function failingSolutions(exercise: Exercise, setting: ExerciseSetting): readonly Problem[] {
  const draws = sampleDraws(exercise);
  const short = exercise.solutions.filter(({ exchange }) => exchange.statements.length <= LONGEST_EXERCISE);
  return short.flatMap((solution) => {
    const failed = draws
      .filter((draw) => isFor(solution, draw))
      .map((draw) => judgeSolution(exercise, solution, draw, setting))
      .find(({ passed }) => !passed);
    if (failed === undefined || failed.losses.some(isUnread)) return [];
    const begun = begunAnswer(exercise, solution, failed.draw, setting);
    if (begun === undefined) return [problem('solution', solution.span, reasonOf(failed))];
    return begun.other === undefined ? begun.errors : [...begun.errors, problem('other-line', solution.span, otherLine(begun.other))];
  });
}

/** Of what nobody can read it is told at its place what is wrong; whether a solution passes is not known before it is mended. */
const isRead = ({ given, solutions }: Exercise): boolean =>
  [given, ...solutions.map(({ exchange }) => exchange)].every(({ statements }) => !statements.some(({ damaged }) => damaged));

const isUnread = ({ cause }: Judgement['losses'][number]): boolean => cause.kind === 'problem' && UNREAD.has(cause.problem.code);

const otherLine = ({ given, solved }: NonNullable<Begun['other']>): string =>
  wording().verdict.otherLine(statementText(given), solved && statementText(solved));

const isFor = ({ when }: Solution, draw: DrawnNumbers): boolean => when.every(([name, value]) => draw.get(name) === value);

/** For whoever has several numbers: with which of them. */
function reasonOf({ losses, draw }: Judgement): string {
  const first = losses.find(({ cause }) => cause.kind === 'problem') ?? losses.find(({ cause }) => cause.kind === 'goal') ?? losses[0];
  const numbers = [...draw].map(([name, value]) => `${name}=${value}`).join(', ');
  const reason = first === undefined ? '' : lossText(first);
  return numbers === '' ? reason : wording().verdict.withNumbers(numbers, reason);
}

function goalProblem(goal: Goal, exercise: Exercise, setting: ExerciseSetting): readonly Problem[] {
  const reason = unreachable(goal, exercise, setting);
  return reason === undefined ? [] : [problem('goal', goal.span, wording().verdict.unreachable(reason))];
}

/** What a student gets is no answer yet; lines that are to be put in order are handed out in another one. */
function trivial(exercise: Exercise, setting: ExerciseSetting): readonly Problem[] {
  if (exercise.blanks !== undefined || exercise.shuffles.length > 0) return [];
  if (exercise.solutions.length === 0 && exercise.tasks.length === 0 && exercise.goals.length === 0) return [];
  const { passed } = judge(exercise, { exercise, problems: [] }, setting);
  // where goals ask for nothing, they are what is to be changed
  return passed ? [problem('trivial', exercise.goals[0]?.span ?? exercise.nameSpan, '')] : [];
}
