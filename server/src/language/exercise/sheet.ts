/** Exercises as they are done on paper: each line with its blanks, and how it is solved. Their numbers are to be drawn already. */
import { type AnswerSlot, contains, type Span, slotsOf } from '../../core/index.js';
import type { AnalysedExercise, Analysis } from '../analysis/analysis.js';
import { openingBrace } from './handout.js';
import { solved } from './solve.js';

/** A text, or how many letters a blank has room for. */
export type SheetPart = string | number;

export interface SheetLine {
  readonly parts: readonly SheetPart[];
  /** To be numbered: its place is asked for. */
  readonly isShuffled: boolean;
}

export interface SheetExercise {
  readonly title: string;
  readonly points: number;
  readonly tasks: readonly string[];
  readonly hints: readonly string[];
  readonly lines: readonly SheetLine[];
}

export interface SolvedExercise extends Pick<SheetExercise, 'title' | 'points'> {
  /** Absent where no answer is known. */
  readonly lines?: readonly string[];
}

/** @param handedOut a handout, analysed */
export const sheetOf = ({ exercises, text }: Analysis): readonly SheetExercise[] =>
  exercises.map((found) => {
    const { tasks, hints, points } = found.exercise;
    return {
      title: titleOf(found),
      points,
      tasks: tasks.map((each) => each.text),
      hints: hints.map((each) => each.text),
      lines: linesOf(found, text),
    };
  });

export const solutionsOf = ({ exercises, text }: Analysis): readonly SolvedExercise[] =>
  exercises.map((found) => {
    const lines = solved(found, text)
      ?.trimEnd()
      .split('\n')
      .slice(1, -1)
      .map((line) => line.trim());
    return { title: titleOf(found), points: found.exercise.points, ...(lines === undefined ? {} : { lines }) };
  });

const titleOf = ({ exercise: { title, name } }: AnalysedExercise): string => (title === '' ? name : title);

/** Room for what is written by hand, in letters. */
const ROOM: Readonly<Record<AnswerSlot['kind'], number>> = { value: 8, state: 16, message: 28 };
const GAP_LINES = 6;
const WHOLE_LINE = 48;

/** What stands elsewhere on the sheet, or is for no student. */
const ELSEWHERE = /^(?:task|hint|points|blanks|goal|vary)\b/;
const BRACES = /^(?:shuffle\s*\{|\})$/;

function linesOf({ exercise }: AnalysedExercise, text: string): readonly SheetLine[] {
  const blanks = exercise.given.statements.flatMap(slotsOf).map(({ span, kind }) => ({ span, room: ROOM[kind] }));
  const start = openingBrace(text, exercise.span.start);
  const found: SheetLine[] = [];
  let at = start;
  for (const line of text.slice(start, exercise.span.end - 1).split('\n')) {
    const span = { start: at, end: at + line.length };
    at = span.end + 1;
    if (line.trim() === '' || ELSEWHERE.test(line.trim()) || BRACES.test(line.trim())) continue;
    if (exercise.gaps.some((gap) => contains(span, gap))) found.push(...Array.from({ length: GAP_LINES }, () => emptyLine));
    else found.push({ parts: partsOf(span, text, blanks), isShuffled: exercise.shuffles.some((block) => contains(block, span)) });
  }
  return isWhole(exercise, found) ? [...found, ...Array.from({ length: GAP_LINES }, () => emptyLine)] : found;
}

const emptyLine: SheetLine = { parts: [WHOLE_LINE], isShuffled: false };

/** Nothing is left open in it: it is to be written anew. */
const isWhole = ({ gaps, shuffles }: AnalysedExercise['exercise'], lines: readonly SheetLine[]): boolean =>
  gaps.length + shuffles.length === 0 && lines.every(({ parts }) => parts.every((part) => typeof part === 'string'));

function partsOf(line: Span, text: string, blanks: readonly { readonly span: Span; readonly room: number }[]): readonly SheetPart[] {
  const own = blanks.filter(({ span }) => contains(line, span)).sort((a, b) => a.span.start - b.span.start);
  const parts: SheetPart[] = [];
  let at = line.start;
  for (const { span, room } of own) {
    parts.push(text.slice(at, span.start), room);
    at = span.end;
  }
  const [first, ...rest] = [...parts, text.slice(at, line.end).trimEnd()].filter((part) => part !== '');
  return first === undefined ? [] : [typeof first === 'string' ? first.trimStart() : first, ...rest];
}
