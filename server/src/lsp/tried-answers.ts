/** What would come of answers that somebody is typing: judged in a text that has them, and kept nowhere. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ExerciseAnswer, TriedExercise } from '../../../contract/exercises.js';
import { contains, feedbackText, type Level, type Span } from '../core/index.js';
import { type AnalysedExercise, type Analysis, blanksOf, type ExerciseStart, progress } from '../language/index.js';

export interface AnsweredText {
  readonly text: string;
  /** Where each answer stands in it. */
  readonly spans: readonly Span[];
}

export interface TriedSubject {
  readonly analysis: Analysis;
  readonly level: Level;
  /** What an exercise asked before some of it was filled in. */
  readonly start: (found: AnalysedExercise) => ExerciseStart;
}

const MOST_ANSWERS = 200;
/** One line, of a length that somebody types. */
const ANSWER = /^[^\r\n]{0,200}$/u;

/** `undefined` where they are no answers, or lie over one another. */
export function answered(document: TextDocument, answers: readonly ExerciseAnswer[]): AnsweredText | undefined {
  if (!Array.isArray(answers) || answers.length > MOST_ANSWERS || !answers.every(({ text }) => ANSWER.test(text))) return undefined;
  const places = answers.map(({ range, text }) => ({ start: document.offsetAt(range.start), end: document.offsetAt(range.end), text }));
  const inOrder = [...places].sort((a, b) => a.start - b.start);
  if (inOrder.some(({ start, end }, index) => end < start || start < (inOrder[index - 1]?.end ?? 0))) return undefined;
  const moved = (place: (typeof places)[number]): Span => {
    const before = inOrder.slice(0, inOrder.indexOf(place)).reduce((sum, { start, end, text }) => sum + text.length - (end - start), 0);
    return { start: place.start + before, end: place.start + before + place.text.length };
  };
  return {
    text: TextDocument.applyEdits(
      document,
      answers.map(({ range, text }) => ({ range, newText: text })),
    ),
    spans: places.map(moved),
  };
}

/** `undefined` where they stand in no exercise, or make something else of it. */
export function triedExercise({ spans }: AnsweredText, { analysis, level, start }: TriedSubject): TriedExercise | undefined {
  const found = analysis.exercises.find(({ exercise: { span } }) => spans.every((each) => contains(span, each)));
  if (found === undefined) return undefined;
  const asked = start(found);
  const { verdict, points } = progress(found, analysis, asked);
  const wrong = blanksOf(found.exercise, verdict.losses, asked.blanks > 0);
  return {
    passed: verdict.passed,
    points,
    outOf: found.exercise.points,
    messages: spans.map(({ start, end }) => {
      const loss = wrong.find(({ span }) => span.start < end && start < span.end)?.loss;
      return loss === undefined ? null : feedbackText(loss, level);
    }),
  };
}
