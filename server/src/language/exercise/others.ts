/** What else passes an exercise, as its teacher is told. */
import {
  type Exchange,
  type Exercise,
  type Goal,
  goalLine,
  LONGEST_EXERCISE,
  type OtherAnswer,
  otherAnswers,
  type Problem,
  type Span,
  statementText,
} from '../../core/index.js';
import type { AnalysedExercise } from '../analysis/analysis.js';
import { ABRUPT } from './to-goals.js';

interface OtherTexts {
  readonly how: OtherAnswer['kind'];
  readonly different: string;
  /** In lines, without hosts and claims. */
  readonly answer: readonly string[];
  readonly goal?: string;
}

/** Only where an answer is known that is meant. */
export function othersThan(known: Exchange, { exercise, setting }: AnalysedExercise): readonly OtherTexts[] {
  if (exercise.given.statements.length > LONGEST_EXERCISE) return [];
  return otherAnswers(exercise, known, setting, ABRUPT).map(({ kind, different, statements, against }) => {
    const [goal] = against.flatMap((each) => goalLine(each) ?? []);
    return {
      how: kind,
      different: statementText(different),
      answer: statements.filter(({ kind }) => kind !== 'host' && kind !== 'claims').map(statementText),
      ...(goal === undefined ? {} : { goal }),
    };
  });
}

/** A handout is told nothing. */
export function otherProblems(found: AnalysedExercise): readonly Problem[] {
  const { exercise } = found;
  const [solution] = exercise.solutions;
  if (solution === undefined || exercise.blanks !== undefined) return [];
  return kept(found, solution.exchange).map(({ how, different, answer, goal }) => ({
    code: 'exercise/other',
    severity: 'information',
    span: placeOf(exercise),
    facts: { kind: 'other-answer', how, different, answer, ...(goal === undefined ? {} : { goal: { text: goal, ...placeFor(exercise) } }) },
    related: [],
  }));
}

/** At the exercise; where it is expected, there. */
const placeOf = ({ given, nameSpan }: Exercise): Span =>
  given.statements.flatMap((each) =>
    each.kind === 'expect-error' && each.code?.text === 'exercise/other' ? (each.target ?? []) : [],
  )[0] ?? nameSpan;

/** Behind the last goal, where its line ends with it; else before the solution. */
function placeFor({ goals, solutions, span }: Exercise): { readonly at: number; readonly lead: string; readonly tail: string } {
  const last = goals.at(-1);
  if (last !== undefined && endsItsLine(last)) return { at: last.span.end, lead: '\n  ', tail: '' };
  const [solution] = solutions;
  return solution === undefined ? { at: span.end - 1, lead: '\n  ', tail: '\n' } : { at: solution.span.start, lead: '', tail: '\n\n  ' };
}

const endsItsLine = ({ kind, points }: Goal): boolean => kind !== 'claim' || points === undefined;

/** Looked for once, and not again at each keystroke elsewhere. */
const recent = new WeakMap<AnalysedExercise['setting']['machine'], Map<string, readonly OtherTexts[]>>();
const MOST_RECENT = 100;

function kept(found: AnalysedExercise, known: Exchange): readonly OtherTexts[] {
  const { exercise, setting } = found;
  if (setting.after !== undefined) return othersThan(known, found);
  const own = recent.get(setting.machine) ?? new Map<string, readonly OtherTexts[]>();
  recent.set(setting.machine, own);
  const text = JSON.stringify(exercise, (name, value: unknown) => (name === 'span' || name.endsWith('Span') ? undefined : value));
  const before = own.get(text);
  if (before !== undefined) return before;
  const result = othersThan(known, found);
  if (own.size >= MOST_RECENT) own.clear();
  own.set(text, result);
  return result;
}
