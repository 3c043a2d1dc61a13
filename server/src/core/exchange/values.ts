/** What is written in a statement where a value can stand. */
import type { Statement, Value } from './exchange.js';

export function valuesOf(statement: Statement): readonly Value[] {
  switch (statement.kind) {
    case 'message':
    case 'event':
      return statement.fields.map(({ value }) => value);
    case 'host':
      return statement.variables.map(({ value }) => value);
    case 'claims':
      return statement.claims.flatMap((claim) => (claim.kind === 'variable' ? [claim.value] : []));
    default:
      return [];
  }
}

/** What a value comes to, where the numbers of all its symbols are known. */
export function amountOf(value: Value, numbers: ReadonlyMap<string, number>): number | undefined {
  if (value.kind === 'number') return value.value;
  if (value.kind !== 'symbol') return undefined;
  return [value.name, ...(value.and ?? []).map(({ text }) => text)].reduce<number | undefined>((sum, name) => {
    const known = numbers.get(name);
    return sum === undefined || known === undefined ? undefined : sum + known;
  }, value.offset);
}

export const symbolsOf = (statement: Statement): readonly string[] =>
  valuesOf(statement).flatMap((value) => (value.kind === 'symbol' ? [value.name, ...(value.and ?? []).map(({ text }) => text)] : []));
