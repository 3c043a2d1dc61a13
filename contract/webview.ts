/** Messages between the preview's page and the extension. */
import type { DiagramKind, FieldChoice, LineRange, MachinePicture, Picture, Target } from './messages.js';
import type { PlayAnswer } from './play.js';

/** extension → page */
export type ToPage =
  | { readonly type: 'picture'; readonly picture: Picture }
  /** Nothing can be drawn, and why. */
  | { readonly type: 'nothing'; readonly message: string }
  /** What comes is of another document: nothing is kept of the one before. */
  | { readonly type: 'other' }
  /** Why the picture may be old, above it, and the words of a button that starts the server again; without a message it goes. */
  | { readonly type: 'notice'; readonly message?: string; readonly restart?: string }
  | { readonly type: 'locked'; readonly locked: boolean }
  /** Go through it step by step. */
  | { readonly type: 'walk' }
  /** What an exchange that is played has come to; it is over when a `picture` comes. */
  | { readonly type: 'played'; readonly answer: PlayAnswer }
  /** What was exported is in the clipboard. */
  | { readonly type: 'copied' }
  /** The lines that the selection touches. */
  | { readonly type: 'lines'; readonly lines: readonly LineRange[] }
  | { readonly type: 'machine'; readonly machine: MachinePicture }
  /** The exercise whose exchange is drawn; none for other exchanges. */
  | { readonly type: 'exercise'; readonly exercise?: ShownExercise }
  | ({ readonly type: 'tried' } & TriedAnswers)
  | {
      readonly type: 'export';
      readonly format: ExportFormat;
      readonly target: ExportTarget;
      /** Mermaid source of the whole exchange, where that was asked for. */
      readonly text?: string;
    };

/** page → extension */
export type FromPage =
  | { readonly type: 'ready' }
  /** Show a line in the editor; `take` moves the keyboard there too. */
  | { readonly type: 'reveal'; readonly line: number; readonly take: boolean }
  /** A captured message was clicked: what finds its frame in a packet analyser is taken along. */
  | { readonly type: 'frame'; readonly frame: number }
  /** Something that stands for a line is pointed at, or nothing any more. */
  | { readonly type: 'hover'; readonly lines: LineRange | undefined }
  | { readonly type: 'open'; readonly place: Target }
  /** Stay with this exchange, or follow the cursor again. */
  | { readonly type: 'pick'; readonly exchange: number | undefined }
  /** Stay with this document, or follow the active editor again. */
  | { readonly type: 'lock'; readonly locked: boolean }
  | { readonly type: 'restart' }
  /** Put right what is wrong there in this version of the text. */
  | { readonly type: 'fix'; readonly version: number; readonly line: number; readonly character: number; readonly code: string }
  | ({ readonly type: 'fill' } & FilledBlank)
  /** What would come of these answers? Nothing is written. */
  | { readonly type: 'try'; readonly turn: number; readonly answers: readonly FilledBlank[] }
  | { readonly type: 'chain'; readonly chain: boolean }
  | { readonly type: 'diagram'; readonly diagram: DiagramKind }
  /** Draw all fields of the messages, or the main ones. */
  | { readonly type: 'fields'; readonly fields: FieldChoice }
  /** Draw a long exchange from this step on. */
  | { readonly type: 'part'; readonly from: number }
  | { readonly type: 'machine'; readonly exchange: number }
  /** Of a long exchange only a part is here, but all of it is to be exported. */
  | { readonly type: 'whole'; readonly format: ExportFormat; readonly target: ExportTarget }
  | {
      readonly type: 'exported';
      readonly format: ExportFormat;
      readonly target: ExportTarget;
      readonly data: string;
      readonly name: string;
    }
  /** Start playing from what is shown, or continue with these lines. */
  | { readonly type: 'play'; readonly lines?: readonly string[] }
  /** These lines become an exchange of the document. */
  | { readonly type: 'insert-played'; readonly lines: readonly string[] }
  | { readonly type: 'end-play' }
  | { readonly type: 'failed'; readonly message: string };

/** What a student sees of an exercise beside its picture. */
export interface ShownExercise {
  readonly name: string;
  readonly title: string;
  readonly tasks: readonly string[];
  readonly hints: readonly string[];
  readonly passed: boolean;
  readonly points: number;
  readonly outOf: number;
  readonly blanks: readonly ShownBlank[];
  /** What else counts. */
  readonly items: readonly ShownItem[];
  /** Of a teacher's document. */
  readonly solutions: readonly string[];
}

export interface ShownItem {
  readonly label: string;
  readonly passed: boolean;
  /** Of a goal: where a mistake is, is not told. */
  readonly line?: number;
}

/** A stretch of a line. */
export interface BlankPlace {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  /** What stands there. */
  readonly written: string;
}

export interface ShownBlank extends BlankPlace {
  /** The rest of its line. */
  readonly before: string;
  readonly after: string;
  /** Why it is not right yet; absent where it is open. */
  readonly message?: string;
  readonly isReadOnly?: boolean;
}

export interface FilledBlank extends BlankPlace {
  /** What is written over it. */
  readonly text: string;
}

export interface TriedAnswers {
  /** Of the question. */
  readonly turn: number;
  readonly points: number;
  readonly outOf: number;
  readonly passed: boolean;
  /** By answer, why it is not right yet; nothing for one that is. */
  readonly messages: readonly (string | null)[];
}

export type ExportFormat = 'svg' | 'png' | 'mermaid' | 'markdown';
export type ExportTarget = 'file' | 'clipboard';

/** The state that survives a reload of the page; the editor stores it. */
export interface PageState {
  readonly uri: string;
  readonly locked?: boolean;
  readonly exchange?: number | undefined;
  readonly chain?: boolean;
  readonly diagram?: DiagramKind;
  readonly fields?: FieldChoice;
  /** Plain Mermaid is shown instead. */
  readonly plain?: boolean;
  readonly zoom?: { readonly scale?: number; readonly x: number; readonly y: number };
  readonly step?: number | undefined;
  readonly panel?: boolean;
  readonly machine?: boolean;
  /** Whether the machine's groups of states are drawn as boxes. */
  readonly groups?: boolean;
  readonly predict?: boolean;
  readonly picture?: Picture;
}
