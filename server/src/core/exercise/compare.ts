/** Holds an answer against what was given: what stands where, what was changed, put in, taken out. */
import type { Statement } from '../exchange/exchange.js';
import { contains, type Span } from '../span.js';
import { align, type Given } from './align.js';
import type { Exercise } from './exercise.js';
import { isChecked, type Plan } from './plan.js';
import { isSame } from './same.js';
import type { Cause } from './verdict.js';

export interface Comparison {
  /** For each given statement the answer's own. */
  readonly own: readonly (Statement | undefined)[];
  /** Of these, given statements that were changed though they must stay. */
  readonly changed: ReadonlySet<number>;
  /** Given statements that are gone though they must stay. */
  readonly gone: readonly number[];
  /** The answer's other statements, and before which given one each stands. */
  readonly added: readonly Added[];
  /** The lines of a shuffled block are not those that were given, by the block. */
  readonly disordered: readonly number[];
}

export interface Added {
  readonly statement: Statement;
  readonly before: number;
  /** Why it may not stand there. */
  readonly wrong?: Extract<Cause, { kind: 'added' }>['what'];
}

interface Piece<T> {
  /** Index of the shuffled block. */
  readonly shuffle?: number;
  readonly start: number;
  readonly items: readonly T[];
}

export function compare(plan: Plan, answer: Exercise): Comparison {
  const statements = answer.given.statements.filter(isChecked);
  const ours = pieces(plan.given, ({ statement }) => statement.span, plan.exercise.shuffles);
  const theirs = pieces(statements, ({ span }) => span, answer.shuffles);
  const isWhole = ours.length === theirs.length && ours.every((piece, at) => piece.shuffle === theirs[at]?.shuffle);
  const comparison = isWhole ? ours.map((piece, at) => inPiece(piece, theirs[at]?.items ?? [], plan)) : [unordered(plan, statements)];
  return merged(comparison, plan);
}

function pieces<T>(all: readonly T[], spanOf: (item: T) => Span, shuffles: readonly Span[]): readonly Piece<T>[] {
  const result: Piece<T>[] = [];
  let [start, at] = [0, 0];
  shuffles.forEach((block, shuffle) => {
    for (start = at; at < all.length && before(all[at], block.start, spanOf); at++);
    result.push({ start, items: all.slice(start, at) });
    for (start = at; at < all.length && before(all[at], block.end, spanOf); at++);
    result.push({ start, items: all.slice(start, at), shuffle });
  });
  return [...result, { start: at, items: all.slice(at) }];
}

const before = <T>(item: T | undefined, offset: number, spanOf: (item: T) => Span): boolean =>
  item !== undefined && spanOf(item).start < offset;

interface Part {
  readonly own: readonly (Statement | undefined)[];
  readonly changed: readonly number[];
  readonly gone: readonly number[];
  readonly added: readonly { readonly statement: Statement; readonly before: number; readonly isInGap: boolean }[];
  readonly disordered: readonly number[];
}

const inPiece = (piece: Piece<Given>, answer: readonly Statement[], plan: Plan): Part =>
  piece.shuffle === undefined ? inOrder(piece, answer, plan) : shuffled(piece, piece.shuffle, answer);

function inOrder({ start, items }: Piece<Given>, answer: readonly Statement[], { given, gapAtEnd }: Plan): Part {
  const end = start + items.length;
  const isGap = (at: number): boolean => given[at]?.gapBefore ?? (at === given.length && gapAtEnd);
  const { own, changed, added } = align(items, answer, isGap(end));
  const fixed = (at: number): boolean => items[at]?.free === false;
  const indices = items.map((_, at) => at).filter(fixed);
  return {
    own: own.map((at) => (at === undefined ? undefined : answer[at])),
    changed: indices.filter((at) => changed.has(at)).map((at) => at + start),
    gone: indices.filter((at) => own[at] === undefined).map((at) => at + start),
    added: [...added].flatMap(([at, place]) => {
      const statement = answer[at];
      return statement === undefined ? [] : [{ statement, before: place + start, isInGap: isGap(place + start) }];
    }),
    disordered: [],
  };
}

/** The same lines, in any order. */
function shuffled({ start, items }: Piece<Given>, shuffle: number, answer: readonly Statement[]): Part {
  const left = [...answer];
  const own = items.map(({ statement }) => {
    const at = left.findIndex((each) => isSame(statement, each));
    return at < 0 ? undefined : left.splice(at, 1)[0];
  });
  const isWrong = left.length > 0 || own.some((each) => each === undefined);
  const added = left.map((statement) => ({ statement, before: start + items.length, isInGap: true }));
  return { own, changed: [], gone: [], added, disordered: isWrong ? [shuffle] : [] };
}

/** The blocks themselves are gone: nothing can be told but that. */
const unordered = ({ given, exercise }: Plan, statements: readonly Statement[]): Part => ({
  own: given.map(() => undefined),
  changed: [],
  gone: [],
  added: statements.map((statement) => ({ statement, before: given.length, isInGap: true })),
  disordered: exercise.shuffles.map((_, at) => at),
});

function merged(parts: readonly Part[], plan: Plan): Comparison {
  return {
    own: parts.flatMap(({ own }) => own),
    changed: new Set(parts.flatMap(({ changed }) => changed)),
    gone: parts.flatMap(({ gone }) => gone),
    added: parts
      .flatMap(({ added }) => added)
      .map(({ statement, before: place, isInGap }) => {
        const wrong = whyNot(statement, isInGap, plan);
        return { statement, before: place, ...(wrong === undefined ? {} : { wrong }) };
      }),
    disordered: parts.flatMap(({ disordered }) => disordered),
  };
}

/** What may be put in nowhere, as it would take the machine's word away or help it along. */
function whyNot(statement: Statement, isInGap: boolean, { kind, exercise, given }: Plan): Added['wrong'] {
  const teacher = [...exercise.given.statements, ...exercise.solutions.flatMap(({ exchange }) => exchange.statements)];
  if (statement.kind === 'expect-error') {
    if (kind === 'mend') return statement.code === undefined ? 'expect-error' : undefined;
    return teacher.some((each) => isSame(each, statement)) ? undefined : 'expect-error';
  }
  if (statement.kind === 'host') return given.some((each) => each.statement.kind === 'host') ? 'host' : undefined;
  if (statement.kind === 'message' && statement.stray) {
    return teacher.some((each) => each.kind === 'message' && each.stray) && isInGap ? undefined : 'stray';
  }
  // a claim more than was asked for harms nobody
  return isInGap || statement.kind === 'claims' ? undefined : 'line';
}

/** Is the place within one of the statements? */
export const isWithin = (span: Span, statements: readonly Statement[]): boolean => statements.some((each) => contains(each.span, span));
