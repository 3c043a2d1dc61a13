/** Each blank for itself: what the run says of it while the others are open, so that a false one never becomes the world. */
import type { Claim, Exchange, FieldValue, Statement } from '../exchange/exchange.js';
import type { Problem } from '../problem/problem.js';
import type { Run } from '../run/run.js';
import { contains, type Span } from '../span.js';
import { fieldOf } from './same.js';
import type { AnswerSlot } from './slots.js';

export interface FilledSlot {
  /** Index of the given statement. */
  readonly at: number;
  readonly slot: AnswerSlot;
  readonly own: Statement;
  readonly place: Span;
  /** The solution has the same there; absent where it is not known. */
  readonly isSolved?: boolean;
}

/** With more of them it would take too long: each is one run. */
const MOST = 60;

export interface KnownAnswer {
  /** Of the answer as a whole. */
  readonly errors: readonly Problem[];
  /** What the student wrote beside the blanks: what is wrong there stays. */
  readonly written: readonly Span[];
  readonly errorsIn: (exchange: Exchange) => readonly Problem[];
  readonly runIn: (exchange: Exchange) => Run;
}

export interface ErrorsOfBlanks {
  readonly errors: readonly Problem[];
  /** What may stand there, but not before what comes after it. */
  readonly contradicted: readonly FilledSlot[];
}

/** The errors without those that only follow from a false blank. */
export function eachForItself(exchange: Exchange, slots: readonly FilledSlot[], known: KnownAnswer): ErrorsOfBlanks {
  const values = slots.filter(({ slot }) => slot.kind !== 'message');
  if (values.length === 0 || values.length > MOST) return { errors: known.errors, contradicted: [] };
  const errors = withoutWhatFollows(exchange, slots, values, known);
  const contradicted = contradictions(exchange, values, { ...known, errors });
  return {
    errors: errors.filter((error) => !contradicted.some(({ of }) => of.includes(error))),
    contradicted: contradicted.map(({ slot }) => slot),
  };
}

/** Of two that are right alone and not together, the one is false that is not what is sent if all are open. */
function contradictions(exchange: Exchange, values: readonly FilledSlot[], { errors, errorsIn, runIn }: KnownAnswer) {
  const found: { readonly slot: FilledSlot; readonly of: readonly Problem[] }[] = [];
  const isRight = (filled: FilledSlot): boolean => errorsIn(only(exchange, values, filled)).every(({ span }) => !touches(span, filled));
  const disputed = errors.filter((error) => {
    const own = values.find((filled) => touches(error.span, filled));
    return own !== undefined && own.isSolved !== false && isRight(own);
  });
  if (disputed.length === 0) return found;
  const [asWritten, open] = [runIn(exchange), runIn(only(exchange, values))];
  for (const filled of values) {
    const of = disputed.filter(
      ({ span }) => span.start > filled.place.end && !found.some((each) => each.of.some((known) => known.span === span)),
    );
    const usual = sentAt(filled, open);
    if (of.length === 0 || filled.isSolved === true || usual === undefined || usual === sentAt(filled, asWritten)) continue;
    const left = errorsIn(only(exchange, [filled]));
    const solved = of.filter((error) => !left.some(({ code, span }) => code === error.code && span.start === error.span.start));
    if (solved.length > 0) found.push({ slot: filled, of: solved });
  }
  return found;
}

const sentAt = ({ slot, own }: FilledSlot, { trace }: Run): string | undefined =>
  trace.steps.find((each) => each.kind === 'message' && contains(own.span, each.span))?.fields.find(({ name }) => name === slot.name)
    ?.value;

function withoutWhatFollows(
  exchange: Exchange,
  slots: readonly FilledSlot[],
  values: readonly FilledSlot[],
  { errors, written, errorsIn }: KnownAnswer,
): readonly Problem[] {
  const alone = values.map((filled) => errorsIn(only(exchange, values, filled)).filter(({ span }) => touches(span, filled)));
  const whole = slots.filter(({ slot }) => slot.kind === 'message');
  const base = errorsIn(only(exchange, values));
  const isFalse = (at: number): boolean => (alone[at] ?? []).length > 0;
  if (!values.some((_, at) => isFalse(at))) return errors;
  const kept = errors.filter((error) => {
    if ([...written, ...whole.map(({ place }) => place)].some((span) => contains(span, error.span) || contains(error.span, span)))
      return base.some(({ code, span }) => code === error.code && span.start === error.span.start);
    const at = values.findIndex((filled) => touches(error.span, filled));
    return at >= 0 && isFalse(at);
  });
  // the others by what is determined without the false ones
  const others = errorsIn(
    only(
      exchange,
      values.filter((_, at) => isFalse(at)),
    ),
  ).filter(
    (error) =>
      !kept.some(({ span }) => span.start === error.span.start) && values.some((each, at) => !isFalse(at) && touches(error.span, each)),
  );
  const missing = values.flatMap((filled, at) => (kept.some(({ span }) => touches(span, filled)) ? [] : (alone[at] ?? [])));
  return [...kept, ...others, ...missing];
}

const touches = (span: Span, { place, own }: FilledSlot): boolean =>
  contains(place, span) || (contains(span, place) && contains(own.span, span));

/** With all values open but this one. */
export function only(exchange: Exchange, slots: readonly FilledSlot[], kept?: FilledSlot): Exchange {
  const statements = exchange.statements.map((statement) => {
    const open = slots.filter((each) => each.own === statement && each !== kept).map(({ slot }) => slot);
    return open.length === 0 ? statement : opened(statement, open);
  });
  return { ...exchange, statements };
}

function opened(statement: Statement, slots: readonly AnswerSlot[]): Statement {
  const blank = (fields: readonly FieldValue[]): readonly FieldValue[] =>
    fields.map((field) =>
      slots.some(({ name }) => fieldOf([field], name) !== undefined)
        ? { ...field, value: { kind: 'blank', span: field.value.span } }
        : field,
    );
  switch (statement.kind) {
    case 'message':
    case 'event':
      return { ...statement, fields: blank(statement.fields) };
    case 'host':
      return { ...statement, variables: blank(statement.variables) };
    case 'claims':
      return {
        ...statement,
        claims: statement.claims.map((claim, at) => (slots.some((slot) => slot.at === at) ? openClaim(claim) : claim)),
      };
    default:
      return statement;
  }
}

function openClaim(claim: Claim): Claim {
  if (claim.kind === 'variable') return { ...claim, value: { kind: 'blank', span: claim.value.span } };
  if (claim.kind !== 'state') return claim;
  const { state: _, ...open } = claim;
  return open;
}
