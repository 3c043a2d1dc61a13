/** Messages between client and server about exercises. */

/** client → server: the exercises of a document, judged. */
export const exercisesRequest = 'handshake/exercises';
/** client → server: what would come of answers that are not in the document yet. */
export const triedRequest = 'handshake/tryAnswers';
/** client → server: the document as students get it. */
export const handoutRequest = 'handshake/handout';

export interface ExercisesParams {
  readonly uri: string;
}

export interface TryParams {
  readonly uri: string;
  /** All of one exercise. */
  readonly answers: readonly ExerciseAnswer[];
}

export interface TriedExercise {
  readonly points: number;
  readonly outOf: number;
  readonly passed: boolean;
  /** By answer, why it is not right yet; nothing for one that is. */
  readonly messages: readonly (string | null)[];
}

export interface HandoutParams {
  readonly uri: string;
  readonly seed: string;
}

export interface TextRange {
  readonly start: TextPosition;
  readonly end: TextPosition;
}

export interface TextPosition {
  readonly line: number;
  readonly character: number;
}

export interface ExerciseEntry {
  readonly name: string;
  readonly title: string;
  readonly range: TextRange;
  readonly head: TextRange;
  readonly tasks: readonly string[];
  readonly hints: readonly string[];
  readonly passed: boolean;
  readonly points: number;
  readonly outOf: number;
  /** Blanks and gaps that are still open. */
  readonly open: number;
  /** Where a student writes. */
  readonly blanks: readonly ExerciseBlank[];
  readonly items: readonly ExerciseItem[];
  readonly losses: readonly ExerciseLoss[];
  /** One after the other; none, where only the machine would know. */
  readonly answers: readonly ExerciseAnswer[];
  /** As they are written; none in a handout. */
  readonly solutions: readonly string[];
}

export interface ExerciseBlank {
  readonly range: TextRange;
  /** Why what stands there is not right yet; absent where it is open. */
  readonly message?: string;
}

export interface ExerciseItem {
  readonly kind: 'blank' | 'gap' | 'shuffle' | 'mistake' | 'goal' | 'exchange';
  readonly label: string;
  readonly range: TextRange;
  readonly passed: boolean;
}

export interface ExerciseLoss {
  readonly range: TextRange;
  readonly message: string;
  /** Index of the item. */
  readonly item: number;
}

export interface ExerciseAnswer {
  readonly range: TextRange;
  readonly text: string;
}
