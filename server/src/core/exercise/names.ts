/** Symbols at blanks: one that is new there stands for whatever number is right, which is no answer. */
import type { Claim, Exchange, FieldValue, Statement, Value } from '../exchange/exchange.js';
import { symbolsOf } from '../exchange/values.js';
import type { Problem } from '../problem/problem.js';
import type { Plan } from './plan.js';

/** Where it was written: in place of the given statement with this index. */
export interface NewName {
  readonly at: number;
  readonly exchange: Exchange;
  readonly plan: Plan;
}

type SymbolValue = Extract<Value, { kind: 'symbol' }>;

/** A number that nobody would be right to write by chance. */
const PROBE = 48_611;

/**
 * A name is known that was given before, or in the same line; one that the student bound themselves is as new as one that is
 * bound here. Where any number would be right, a new name is as good as any.
 */
export function isNewName(
  value: SymbolValue,
  { at, exchange, plan: { given } }: NewName,
  errorsIn: (exchange: Exchange) => readonly Problem[],
): boolean {
  const known = given.slice(0, at + 1).flatMap(({ statement }) => symbolsOf(statement));
  if ([value.name, ...(value.and ?? []).map(({ text }) => text)].every((name) => known.includes(name))) return false;
  const number: Value = { kind: 'number', value: PROBE, written: String(PROBE), span: value.span };
  const probed = { ...exchange, statements: exchange.statements.map((each) => replaced(each, value, number)) };
  return errorsIn(probed).some(({ span }) => span.start <= value.span.start && value.span.end <= span.end);
}

function replaced(statement: Statement, old: Value, value: Value): Statement {
  const inFields = (fields: readonly FieldValue[]) => fields.map((field) => (field.value === old ? { ...field, value } : field));
  const inClaim = (claim: Claim): Claim => (claim.kind === 'variable' && claim.value === old ? { ...claim, value } : claim);
  switch (statement.kind) {
    case 'message':
    case 'event':
      return { ...statement, fields: inFields(statement.fields) };
    case 'claims':
      return { ...statement, claims: statement.claims.map(inClaim) };
    default:
      return statement;
  }
}
