/**
 * Of a thousand exchanges a key changes one; most of the others rest on nothing else, nothing goes on after them, and nothing is wrong with them. The run
 * of one of these would be what it was, with all places further up or down: it is done when somebody asks for it.
 */
import { type Exchange, type Machine, type Name, nothingSpent, type Run, run, type Statement } from '../../core/index.js';
import type { AnalysedExchange } from './analysis.js';
import type { DeclaredExchange } from './declared.js';
import { originOf } from './read-before.js';

/** What is known of a run of which nothing is told. */
interface QuietRun {
  readonly machine: Machine;
  /** The one that was done; that of a later version is made of it. */
  readonly done: Run;
}

const quiet = new WeakMap<AnalysedExchange, QuietRun>();

/** @param spent what finding out about mistakes took in it alone */
export function noteQuiet(analysed: AnalysedExchange, written: Exchange, spent: number): void {
  const { run: done, machine, part } = analysed;
  const isAsWritten = done.trace.exchange === written && part === undefined;
  const isQuiet = spent === 0 && done.trace.problems.length === 0 && done.told.every((told) => told.length === 0);
  if (isAsWritten && isQuiet) quiet.set(analysed, { machine, done });
}

/**
 * The exchange as it is in the text now, where nothing but its place can have changed.
 *
 * @param before the one that stood there
 * @param by how far down it has moved
 */
export function quietAgain(
  declared: DeclaredExchange,
  machine: Machine,
  { before, by }: { readonly before: AnalysedExchange; readonly by: number },
): AnalysedExchange | undefined {
  const known = quiet.get(before);
  const { exchange } = declared;
  if (known?.machine !== machine || declared.part !== undefined || !isMoved(exchange, before.exchange, by)) return undefined;
  if (by === 0 && isSameName(declared.using, before.using)) return before;
  let done: Run | undefined;
  const again = (): Run => {
    done ??= run(exchange, machine, {
      earlier: { run: known.done, statements: 0, after: exchange.statements.length },
      next: [],
      budget: { ...nothingSpent() },
    });
    return done;
  };
  const analysed: AnalysedExchange = {
    ...declared,
    machine,
    get trace() {
      return again().trace;
    },
    get run() {
      return again();
    },
  };
  quiet.set(analysed, known);
  return analysed;
}

const isSameName = (a: Name | undefined, b: Name | undefined): boolean => a?.text === b?.text && a?.span.start === b?.span.start;

/** Where an earlier text and the present one are the same: up to here, and from here on. */
interface SameStretches {
  readonly same: number;
  readonly sameFrom: { readonly before: number; readonly now: number };
}

/** Where the exchange stood in the earlier text, if no line of it has changed. */
export function movedBy({ span }: Exchange, { same, sameFrom }: SameStretches): number | undefined {
  if (span.end <= same) return 0;
  return span.start >= sameFrom.now ? sameFrom.now - sameFrom.before : undefined;
}

const isMoved = (now: Exchange, before: Exchange, by: number): boolean =>
  now.delay === before.delay && (originOf(now) === originOf(before) || isReadAlike(now, before, by));

const isReadAlike = (now: Exchange, before: Exchange, by: number): boolean =>
  now.name === before.name &&
  now.title === before.title &&
  now.statements.length === before.statements.length &&
  now.statements.every((each, at) => isSameStatement(each, before.statements[at], by));

/** Its line is the same: what can be otherwise is how it is read among the others. */
const isSameStatement = (now: Statement, before: Statement | undefined, by: number): boolean =>
  now === before ||
  (before !== undefined &&
    now.kind === before.kind &&
    now.damaged === before.damaged &&
    now.rewritten === before.rewritten &&
    now.span.start - before.span.start === by &&
    now.span.end - before.span.end === by);
