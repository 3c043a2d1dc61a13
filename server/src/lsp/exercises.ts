/** The exercises of a document for the editor that a student or a teacher works in. */
import type { LangiumDocument } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import {
  type ExerciseEntry,
  type ExercisesParams,
  exercisesRequest,
  type HandoutParams,
  handoutRequest,
  type TextRange,
} from '../../../contract/exercises.js';
import type { Span } from '../core/span.js';
import { feedbackText } from '../core/views/feedback.js';
import { itemLabels } from '../core/views/items.js';
import { speakingAs } from '../core/views/words/wording.js';
import type { AnalysedExercise, Analysis } from '../language/analysis/analysis.js';
import { answers } from '../language/exercise/answers.js';
import { handout } from '../language/exercise/handout.js';
import { progress } from '../language/exercise/own.js';
import { toRange } from './diagnostics.js';
import { onRequest } from './request.js';

/** `analysisOf` tells all: what of it a student sees is chosen here. */
export function addExercises(
  connection: Connection,
  services: LangiumSharedServices,
  analysisOf: (document: LangiumDocument) => Analysis,
): void {
  onRequest<ExercisesParams, readonly ExerciseEntry[]>(exercisesRequest, connection, services, (document) => {
    const analysis = analysisOf(document);
    return speakingAs(analysis.language, () =>
      analysis.exercises.map((each) => entryOf(each, analysis, (span) => toRange(span, document.textDocument))),
    );
  });
  onRequest<HandoutParams, string>(handoutRequest, connection, services, (document, { seed }) => handout(analysisOf(document), { seed }));
}

function entryOf(found: AnalysedExercise, analysis: Analysis, range: (span: Span) => TextRange): ExerciseEntry {
  const { exercise, setting } = found;
  const { verdict, points, open } = progress(found, analysis);
  const firstGoal = verdict.items.length - exercise.goals.length;
  const labels = itemLabels(exercise, verdict.items);
  const isSolved = exercise.solutions.length > 0;
  return {
    name: exercise.name,
    title: exercise.title,
    range: range(exercise.span),
    head: range(exercise.nameSpan),
    tasks: exercise.tasks.map(({ text }) => text),
    hints: exercise.hints.map(({ text }) => text),
    passed: verdict.passed,
    points,
    outOf: exercise.points,
    open,
    items: verdict.items.map((item, index) => ({
      isBlank: item.kind === 'blank',
      label: labels[index] ?? '',
      range: range(exercise.goals[index - firstGoal]?.span ?? item.place),
      passed: item.passed,
    })),
    losses: verdict.losses.map((loss) => ({ range: range(loss.span), message: feedbackText(loss, 'rule'), item: loss.item })),
    answers: isSolved ? answers(exercise, setting).map(({ span, text }) => ({ range: range(span), text })) : [],
    hasSolution: isSolved,
  };
}
