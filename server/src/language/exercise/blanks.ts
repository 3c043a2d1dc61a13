/** Where a student writes: blanks that are open, and what stands in one but is not right yet. Known from the student's text alone. */
import { type Claim, contains, type Exercise, type Loss, type Span, type Statement, slotsOf } from '../../core/index.js';

export interface AnswerBlank {
  /** What is written over. */
  readonly span: Span;
  /** Why it is not right; absent for one that is open. */
  readonly loss?: Loss;
}

/** @param hadBlanks an exercise that asks for a mistake must not tell where it is */
export function blanksOf({ given, gaps }: Exercise, losses: readonly Loss[], hadBlanks: boolean): readonly AnswerBlank[] {
  const open = given.statements.flatMap(slotsOf).map(({ span }): AnswerBlank => ({ span }));
  const isFilled = hadBlanks || open.length + gaps.length > 0;
  const wrong = isFilled
    ? losses.filter(isWritten).map((loss): AnswerBlank => ({ span: writtenAt(loss.span, given.statements), loss }))
    : [];
  const all = [...open, ...wrong.filter(({ span }) => !open.some((each) => overlap(each.span, span)))];
  return all.filter((each, at) => all.findIndex(({ span }) => overlap(span, each.span)) === at).sort((a, b) => a.span.start - b.span.start);
}

const isWritten = ({ cause }: Loss): boolean => cause.kind === 'problem' || cause.kind === 'other-message' || cause.kind === 'new-name';

/** The value alone, without the name of its field; of a message what is sent. */
function writtenAt(span: Span, statements: readonly Statement[]): Span {
  const statement = statements.find((each) => overlap(each.span, span));
  if (statement === undefined) return span;
  const value = valuesIn(statement).find(({ whole }) => contains(whole, span));
  if (value !== undefined) return value.own;
  return statement.kind === 'message' ? { start: statement.namesSpan.start, end: statement.span.end } : span;
}

interface WrittenValue {
  readonly whole: Span;
  readonly own: Span;
}

function valuesIn(statement: Statement): readonly WrittenValue[] {
  switch (statement.kind) {
    case 'message':
    case 'event':
      return statement.fields.map(({ span, value }) => ({ whole: span, own: value.span }));
    case 'host':
      return statement.variables.map(({ span, value }) => ({ whole: span, own: value.span }));
    case 'claims':
      return statement.claims.flatMap(valueOfClaim);
    default:
      return [];
  }
}

function valueOfClaim(claim: Claim): readonly WrittenValue[] {
  if (claim.kind === 'variable') return [{ whole: claim.span, own: claim.value.span }];
  return claim.kind === 'state' && claim.state !== undefined ? [{ whole: claim.span, own: claim.state.span }] : [];
}

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
