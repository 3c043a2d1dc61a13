/**
 * An exchange whose lines have all been read before, one behind the other as they are now, is the same exchange at another place: its statements
 * are put there when somebody asks for them. Most exchanges of a long document are not asked after a key.
 */
import { type Exchange, moved, movedName, movedSpan, type Name, type Problem, type Span, type Statement } from '../../core/index.js';
import type { Line, WrittenLine } from '../parser/lines.js';
import type { DeclaredExchange } from './declared.js';

interface ReadExchange {
  readonly lines: readonly Line[];
  /** What the document says of all its exchanges. */
  readonly using: Name | undefined;
  readonly declared: DeclaredExchange;
  /** The same at the place where it was needed last. */
  last: { readonly by: number; readonly declared: DeclaredExchange };
}

/** By their heads. */
const readings = new WeakMap<WrittenLine, ReadExchange>();

/** @param lines of the whole block */
export function readBefore(lines: readonly Line[], using: Name | undefined): DeclaredExchange | undefined {
  const [head] = lines;
  const known = head && readings.get(head.written);
  if (head === undefined || known === undefined || known.lines.length !== lines.length) return undefined;
  const by = head.base - (known.lines[0]?.base ?? 0);
  const isSame = (line: Line, at: number): boolean => isMovedLine(line, known.lines[at], by);
  if (!isSameUsing(using, known.using) || !lines.every(isSame)) return undefined;
  if (known.last.by !== by) known.last = { by, declared: by === 0 ? known.declared : movedDeclared(known, using, by) };
  // two files may have the same text, and each has its own exchange
  return { ...known.last.declared };
}

/** To be found again. Nothing is wrong with its lines. */
export function noteReading(lines: readonly Line[], using: Name | undefined, declared: DeclaredExchange): void {
  const [head] = lines;
  if (head !== undefined) readings.set(head.written, { lines, using, declared, last: { by: 0, declared } });
}

/** All lines of a block can be read as they stand. */
export const isSound = (problems: readonly Problem[], block: Span): boolean =>
  problems.length < MOST_LOOKED_AT && !problems.some(({ span }) => span.start <= block.end && span.end >= block.start);

/** Of a text in which more is wrong, nothing is kept. */
const MOST_LOOKED_AT = 100;

const isMovedLine = (line: Line, before: Line | undefined, by: number): boolean =>
  line === before || (line.written === before?.written && line.dropped === before.dropped && line.base - before.base === by);

/** One that stands before all exchanges has not moved with them. */
const isSameUsing = (a: Name | undefined, b: Name | undefined): boolean => a?.text === b?.text && a?.span.start === b?.span.start;

function movedDeclared(
  { declared: { exchange, using, after, ...others }, using: ofAll }: ReadExchange,
  now: Name | undefined,
  by: number,
): DeclaredExchange {
  const own = using === ofAll ? now : using && movedName(using, by);
  return { ...others, exchange: movedExchange(exchange, by), ...(own && { using: own }), ...(after && { after: movedName(after, by) }) };
}

const origins = new WeakMap<Exchange, Exchange>();

/** The same for all that differ by nothing but their places. */
export const originOf = (exchange: Exchange): Exchange => origins.get(exchange) ?? exchange;

function movedExchange(origin: Exchange, by: number): Exchange {
  let statements: readonly Statement[] | undefined;
  const there: Exchange = {
    ...origin,
    nameSpan: movedSpan(origin.nameSpan, by),
    span: movedSpan(origin.span, by),
    get statements() {
      statements ??= origin.statements.map((each) => moved(each, by));
      return statements;
    },
  };
  origins.set(there, origin);
  return there;
}
