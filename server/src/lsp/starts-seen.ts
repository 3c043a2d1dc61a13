import type { LangiumDocument } from 'langium';
import { type AnalysedExercise, type ExerciseStart, startOf } from '../language/index.js';

/** What the exercises of a document asked when they were most open since it was opened: a blank that is filled in does not show any more. */
export class StartsSeen {
  private readonly seen = new WeakMap<LangiumDocument, Map<string, ExerciseStart>>();

  of(document: LangiumDocument, found: AnalysedExercise): ExerciseStart {
    const starts = this.seen.get(document) ?? new Map<string, ExerciseStart>();
    const start = startOf(found, starts.get(found.exercise.name));
    this.seen.set(document, starts.set(found.exercise.name, start));
    return start;
  }
}
