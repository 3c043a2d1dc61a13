/** Symbols at blanks: one that is new there stands for whatever number is right, which is no answer. */
import type { Claim, Exchange, FieldValue, Statement, Value } from '../exchange/exchange.js';
import { symbolsOf } from '../exchange/values.js';
import type { Problem } from '../problem/problem.js';
import type { Plan } from './plan.js';

type SymbolValue = Extract<Value, { kind: 'symbol' }>;

/** A number that nobody would be right to write by chance. */
const PROBE = 48_611;

/** Where any number would be right, a new name is as good as any. */
export function isNewName(
  value: SymbolValue,
  own: Statement,
  exchange: Exchange,
  { given }: Plan,
  errorsIn: (exchange: Exchange) => readonly Problem[],
): boolean {
  const before = exchange.statements.slice(0, exchange.statements.indexOf(own));
  const known = [...before, ...given.map(({ statement }) => statement)].flatMap(symbolsOf);
  if (known.includes(value.name)) return false;
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
