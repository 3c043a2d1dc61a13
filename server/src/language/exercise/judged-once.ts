/** A class hands in the same answers again and again: each is judged once, wherever in its file it stands. */
import { type Exercise, type Judgement, judge, type Span } from '../../core/index.js';
import type { AnalysedExercise } from '../analysis/analysis.js';
import { RecentlyUsed } from '../recently-used.js';
import { problemsOf, type ReadExercises } from './read.js';

interface KnownVerdict {
  readonly verdict: Judgement;
  /** Where the answer began. */
  readonly start: number;
}

/** How many answers to one exercise are cached. */
const MOST = 500;

const known = new WeakMap<Exercise, RecentlyUsed<string, KnownVerdict>>();

/** @param own one of those that were read */
export function judgedOnce(
  { exercise, setting }: Pick<AnalysedExercise, 'exercise' | 'setting'>,
  own: Exercise,
  { problems, text }: ReadExercises,
): Judgement {
  const judged = known.get(exercise) ?? new RecentlyUsed<string, KnownVerdict>(MOST);
  known.set(exercise, judged);
  const { start, end } = own.span;
  const faults = problemsOf(own, problems);
  // what is wrong with an answer may come from what stands beside it, such as another of its name
  const written = JSON.stringify([text.slice(start, end), faults.map(({ code, span }) => [code, span.start - start, span.end - start])]);
  const before = judged.get(written);
  if (before !== undefined) return moved(before.verdict, (span) => shifted(span, start - before.start));
  const verdict = judge(exercise, { exercise: own, problems: faults }, setting);
  judged.set(written, { verdict, start });
  return verdict;
}

const shifted = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

/** The same of an answer that stands elsewhere. */
export const moved = (verdict: Judgement, to: (span: Span) => Span): Judgement => ({
  ...verdict,
  items: verdict.items.map((item) => ({ ...item, place: to(item.place), ...(item.written && { written: to(item.written) }) })),
  losses: verdict.losses.map((loss) => ({ ...loss, span: to(loss.span) })),
});
