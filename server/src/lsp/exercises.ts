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
  type TriedExercise,
  type TryParams,
  triedRequest,
} from '../../../contract/exercises.js';
import { feedbackText, itemLabels, type Level, type Span, speakingAs } from '../core/index.js';
import {
  type AnalysedExercise,
  type Analysis,
  answers,
  blanksOf,
  type ExerciseStart,
  handout,
  isHandout,
  progress,
} from '../language/index.js';
import { toRange } from './diagnostics.js';
import { onRequest } from './request.js';
import { settingsOf } from './settings.js';
import { StartsSeen } from './starts-seen.js';
import { answered, triedExercise } from './tried-answers.js';

export interface ExerciseParts {
  readonly connection: Connection;
  readonly services: LangiumSharedServices;
  /** Tells all: what of it a student sees is chosen here. */
  readonly analysisOf: (document: LangiumDocument) => Analysis;
  /** A document with another text than it has. */
  readonly analysed: (document: LangiumDocument, text: string, earlier: Analysis) => Analysis;
}

export function addExercises({ connection, services, analysisOf, analysed }: ExerciseParts): void {
  const starts = new StartsSeen();
  const levelOf = (document: LangiumDocument, analysis: Analysis): Level => {
    const chosen = settingsOf(services).of(document.uri.toString()).feedback();
    // no setting answers a handout
    return chosen === 'answer' && isHandout(analysis) ? 'rule' : chosen;
  };
  onRequest<ExercisesParams, readonly ExerciseEntry[]>(exercisesRequest, connection, services, (document) => {
    const analysis = analysisOf(document);
    const shown: ShownDocument = { analysis, range: (span) => toRange(span, document.textDocument), level: levelOf(document, analysis) };
    return speakingAs(analysis.language, () => analysis.exercises.map((each) => entryOf(each, starts.of(document, each), shown)));
  });
  onRequest<TryParams, TriedExercise | null>(triedRequest, connection, services, (document, params) => {
    const tried = answered(document.textDocument, params.answers);
    if (tried === undefined) return null;
    const analysis = analysed(document, tried.text, analysisOf(document));
    const subject = { analysis, level: levelOf(document, analysis), start: (found: AnalysedExercise) => starts.of(document, found) };
    return speakingAs(analysis.language, () => triedExercise(tried, subject) ?? null);
  });
  onRequest<HandoutParams, string>(handoutRequest, connection, services, (document, { seed }) => handout(analysisOf(document), { seed }));
}

interface ShownDocument {
  readonly analysis: Analysis;
  readonly range: (span: Span) => TextRange;
  readonly level: Level;
}

function entryOf(found: AnalysedExercise, start: ExerciseStart, { analysis, range, level }: ShownDocument): ExerciseEntry {
  const { exercise, setting } = found;
  const { verdict, points, open } = progress(found, analysis, start);
  const firstGoal = verdict.items.length - exercise.goals.length;
  const labels = itemLabels(exercise, verdict.items, 'answer');
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
    blanks: blanksOf(exercise, verdict.losses, start.blanks > 0).map(({ span, loss }) => ({
      range: range(span),
      ...(loss === undefined ? {} : { message: feedbackText(loss, level) }),
    })),
    items: verdict.items.map((item, index) => ({
      kind: item.kind,
      label: labels[index] ?? '',
      range: range(exercise.goals[index - firstGoal]?.span ?? item.place),
      passed: item.passed,
    })),
    losses: verdict.losses.map((loss) => ({ range: range(loss.span), message: feedbackText(loss, level), item: loss.item })),
    answers: isSolved ? answers(exercise, setting).map(({ span, text }) => ({ range: range(span), text })) : [],
    solutions: exercise.solutions.map(({ exchange: { span } }) => analysis.text.slice(span.start, span.end)),
  };
}
