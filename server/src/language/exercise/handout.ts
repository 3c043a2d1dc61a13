/** A teacher's document as students get it: no solutions, one hint, numbers drawn, lines shuffled. Nothing of the answers is left. */

import type { Statement } from '../../core/exchange/exchange.js';
import type { Exercise } from '../../core/exercise/exercise.js';
import { judge } from '../../core/exercise/judge.js';
import { slotsOf } from '../../core/exercise/slots.js';
import { draw, permuted } from '../../core/exercise/vary.js';
import { contains, movedSpan, type Span } from '../../core/span.js';
import type { Edit } from '../../core/views/fixes.js';
import type { AnalysedExercise, Analysis } from '../analysis/analysis.js';
import { applied } from '../features/actions/action.js';
import { numberEdits, TOKENS } from './numbers.js';
import { exercisesIn } from './read.js';

export interface HandoutOptions {
  /** The same seed gives the same handout. */
  readonly seed: string;
  /** What an import's path is to be in the handout. */
  readonly importPath?: (path: string) => string;
  /** The text as it stands in its file, where only a part of it is in our language. */
  readonly original?: string;
}

export function handout(analysis: Analysis, { seed, importPath = (path) => path, original = analysis.text }: HandoutOptions): string {
  const { text, parsed, exercises } = analysis;
  const imports = parsed.lines.flatMap((line): Edit[] => {
    const content = parsed.contents.get(line);
    if (content?.type !== 'Import' || content.name === undefined) return [];
    return [{ span: movedSpan(content.span, line.base), text: `import ${JSON.stringify(importPath(content.name.text))}` }];
  });
  return applied(original, [...imports, ...exercises.flatMap((each) => editsFor(each, text, seed))]);
}

/** Shuffled so that the lines do not pass as they stand. */
const MOST_SHUFFLES = 20;

function editsFor(found: AnalysedExercise, text: string, seed: string): readonly Edit[] {
  const { exercise } = found;
  const numbers = draw(exercise, seed);
  const edits = [
    ...solutionsAndHints(exercise, text),
    ...comments(exercise, text),
    ...numberEdits(exercise, numbers, text),
    ...blanksIn(exercise, text),
  ];
  for (let attempt = 0; attempt < MOST_SHUFFLES; attempt++) {
    const all = [...edits, ...shuffled(exercise, text, edits, `${seed}/${attempt}`)];
    if (exercise.shuffles.length === 0 || !passes(found, text, all)) return withoutOverlaps(all);
  }
  return withoutOverlaps(edits);
}

function passes(found: AnalysedExercise, text: string, edits: readonly Edit[]): boolean {
  const own = exercisesIn(applied(text, withoutOverlaps(edits))).exercises.find(({ name }) => name === found.exercise.name);
  return own !== undefined && judge(found.exercise, { exercise: own, problems: [] }, found.setting).passed;
}

/** What is taken out as a whole is not changed within. */
function withoutOverlaps(edits: readonly Edit[]): readonly Edit[] {
  const widest = [...edits].sort((a, b) => b.span.end - b.span.start - (a.span.end - a.span.start));
  const kept: Edit[] = [];
  for (const edit of widest) if (!kept.some(({ span }) => overlap(span, edit.span))) kept.push(edit);
  return kept;
}

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

function solutionsAndHints({ solutions, hints, goals }: Exercise, text: string): readonly Edit[] {
  const blocks = solutions.map(({ exchange }) => exchange.span);
  const hidden = [...new Set(goals.flatMap((goal) => goal.hidden ?? []))];
  return [...blocks, ...hidden, ...hints.slice(1).map(({ span }) => span)].map((span) => ({ span: wholeLines(span, text), text: '' }));
}

/** With the line break, if nothing else stands there. */
function wholeLines({ start, end }: Span, text: string): Span {
  const before = /[^\S\r\n]*$/u.exec(text.slice(0, start))?.[0].length ?? 0;
  const after = /^[^\S\r\n]*(?:\/\/[^\r\n]*)?(?:\r\n|\r|\n)?/u.exec(text.slice(end))?.[0] ?? '';
  const isAlone = start - before === 0 || /[\r\n]/.test(text[start - before - 1] ?? '');
  if (isAlone && /[\r\n]$/.test(after)) return { start: start - before, end: end + after.length };
  return { start, end: end + (/^[^\S\r\n]*;[^\S\r\n]*/u.exec(text.slice(end))?.[0].length ?? 0) };
}

/** Teachers write answers there. */
function comments({ span }: Exercise, text: string): readonly Edit[] {
  return [...text.slice(span.start, span.end).matchAll(TOKENS)].flatMap((match) => {
    if (match[0].startsWith('"')) return [];
    const start = span.start + match.index;
    const before = /[^\S\r\n]+$/u.exec(text.slice(0, start))?.[0].length ?? 0;
    return [{ span: { start: start - before, end: start + match[0].length }, text: '' }];
  });
}

const OPENING = new RegExp(`${TOKENS.source}|\\{`, 'g');

/** Behind the one of the block: a title may hold others. */
function openingBrace(text: string, from: number): number {
  const found = [...text.slice(from).matchAll(OPENING)].find(([token]) => token === '{');
  return from + (found?.index ?? 0) + 1;
}

/** How many there were, so that an editor without the key can count. */
function blanksIn({ given, span, blanks }: Exercise, text: string): readonly Edit[] {
  const count = given.statements.flatMap(slotsOf).length;
  const brace = openingBrace(text, span.start);
  return count === 0 || blanks !== undefined ? [] : [{ span: { start: brace, end: brace }, text: `\n  blanks ${count}` }];
}

function shuffled({ shuffles, given }: Exercise, text: string, edits: readonly Edit[], seed: string): readonly Edit[] {
  return shuffles.flatMap((block, index) => {
    const inner = given.statements.filter((each) => contains(block, each.span) && !(each.kind === 'claims' && each.trailing));
    const spans = inner.map(({ span }) => ({ start: span.start, end: endOfLine(span, given.statements) }));
    const order = permuted(spans, `${seed}/${index}`);
    return spans.map((span, at) => ({ span, text: drawnText(order[at] ?? span, text, edits) }));
  });
}

/** The text of one line with its numbers drawn. */
function drawnText(span: Span, text: string, edits: readonly Edit[]): string {
  const within = edits.filter((edit) => contains(span, edit.span)).map((edit) => ({ ...edit, span: moved(edit.span, -span.start) }));
  return applied(text.slice(span.start, span.end), withoutOverlaps(within));
}

const moved = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

/** Claims at the end of a message's line go with it. */
function endOfLine(span: Span, statements: readonly Statement[]): number {
  const next = statements[statements.findIndex((each) => each.span.start === span.start) + 1];
  return next?.kind === 'claims' && next.trailing ? next.span.end : span.end;
}
