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

export const symbolsOf = (statement: Statement): readonly string[] =>
  valuesOf(statement).flatMap((value) => (value.kind === 'symbol' ? [value.name] : []));
