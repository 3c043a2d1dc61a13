/** A teacher's document as students get it: no solutions, one hint, numbers drawn, lines shuffled. Nothing of the answers is left. */

import { contains, draw, type Exercise, type FixEdit, judge, permuted, type Span, type Statement, slotsOf } from '../../core/index.js';
import type { AnalysedExercise, Analysis } from '../analysis/analysis.js';
import { applied } from '../features/actions/action.js';
import { commentsIn, wholeLines } from './comments.js';
import { inlinedImports } from './inlined.js';
import { numberEdits, TOKENS } from './numbers.js';
import { exercisesIn } from './read.js';

export interface HandoutOptions {
  /** The same seed gives the same handout. */
  readonly seed: string;
  /** All hints, not the first one only. */
  readonly allHints?: boolean;
  /** The text as it stands in its file, where only a part of it is in our language. */
  readonly original?: string;
}

/** It needs no other file: what is used of its imports is written into it. */
export function handout(analysis: Analysis, { seed, allHints = false, original = analysis.text }: HandoutOptions): string {
  const { text, exercises } = analysis;
  const own = exercises.flatMap((each) => editsFor(each, text, { seed, hints: allHints ? each.exercise.hints.length : 1 }));
  const exerciseSpans = exercises.map(({ exercise }) => exercise.span);
  const others = commentsIn({ start: 0, end: text.length }, text).filter(({ span }) => !exerciseSpans.some((each) => contains(each, span)));
  return applied(original, [...inlinedImports(analysis), ...others, ...own]);
}

/** Shuffled so that the lines do not pass as they stand. */
const MOST_SHUFFLES = 20;

function editsFor(
  found: AnalysedExercise,
  text: string,
  { seed, hints }: { readonly seed: string; readonly hints: number },
): readonly FixEdit[] {
  const { exercise } = found;
  const numbers = draw(exercise, seed);
  const edits = [
    ...solutionsAndHints(exercise, text, hints),
    ...commentsIn(exercise.span, text),
    ...numberEdits(exercise, numbers, text),
    ...blanksIn(exercise, text),
  ];
  for (let attempt = 0; attempt < MOST_SHUFFLES; attempt++) {
    const all = [...edits, ...shuffled(exercise, text, edits, `${seed}/${attempt}`)];
    if (exercise.shuffles.length === 0 || !passes(found, text, all)) return withoutOverlaps(all);
  }
  return withoutOverlaps(edits);
}

function passes(found: AnalysedExercise, text: string, edits: readonly FixEdit[]): boolean {
  const own = exercisesIn(applied(text, withoutOverlaps(edits))).exercises.find(({ name }) => name === found.exercise.name);
  return own !== undefined && judge(found.exercise, { exercise: own, problems: [] }, found.setting).passed;
}

/** What is taken out as a whole is not changed within. */
function withoutOverlaps(edits: readonly FixEdit[]): readonly FixEdit[] {
  const widest = [...edits].sort((a, b) => b.span.end - b.span.start - (a.span.end - a.span.start));
  const kept: FixEdit[] = [];
  for (const edit of widest) if (!kept.some(({ span }) => overlap(span, edit.span))) kept.push(edit);
  return kept;
}

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

function solutionsAndHints({ solutions, hints, goals }: Exercise, text: string, shown: number): readonly FixEdit[] {
  const blocks = solutions.map(({ exchange }) => exchange.span);
  const hidden = [...new Set(goals.flatMap((goal) => goal.hidden ?? []))];
  return [...blocks, ...hidden, ...hints.slice(shown).map(({ span }) => span)].map((span) => ({ span: wholeLines(span, text), text: '' }));
}

const OPENING = new RegExp(`${TOKENS.source}|\\{`, 'g');

/** Behind the one of the block: a title may hold others. */
export function openingBrace(text: string, from: number): number {
  const found = [...text.slice(from).matchAll(OPENING)].find(([token]) => token === '{');
  return from + (found?.index ?? 0) + 1;
}

/** How many there were, so that an editor without the key can count; by this line a handout is known. */
function blanksIn({ given, span, blanks }: Exercise, text: string): readonly FixEdit[] {
  const count = given.statements.flatMap(slotsOf).length;
  const brace = openingBrace(text, span.start);
  return blanks !== undefined ? [] : [{ span: { start: brace, end: brace }, text: `\n  blanks ${count}` }];
}

function shuffled({ shuffles, given }: Exercise, text: string, edits: readonly FixEdit[], seed: string): readonly FixEdit[] {
  return shuffles.flatMap((block, index) => {
    const inner = given.statements.filter((each) => contains(block, each.span) && !(each.kind === 'claims' && each.trailing));
    const spans = inner.map(({ span }) => ({ start: span.start, end: endOfLine(span, given.statements) }));
    const order = permuted(spans, `${seed}/${index}`);
    return spans.map((span, at) => ({ span, text: drawnText(order[at] ?? span, text, edits) }));
  });
}

/** The text of one line with its numbers drawn. */
function drawnText(span: Span, text: string, edits: readonly FixEdit[]): string {
  const within = edits.filter((edit) => contains(span, edit.span)).map((edit) => ({ ...edit, span: moved(edit.span, -span.start) }));
  return applied(text.slice(span.start, span.end), withoutOverlaps(within));
}

const moved = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

/** Claims at the end of a message's line go with it. */
function endOfLine(span: Span, statements: readonly Statement[]): number {
  const next = statements[statements.findIndex((each) => each.span.start === span.start) + 1];
  return next?.kind === 'claims' && next.trailing ? next.span.end : span.end;
}
