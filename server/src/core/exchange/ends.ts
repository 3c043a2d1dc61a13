/** `host Pc of P`: several ends of one host, each with a machine of its own. */
import type { Statement } from './exchange.js';

/** Hosts that others are ends of. */
export const ownersOf = (statements: readonly Statement[]): ReadonlySet<string> =>
  new Set(statements.flatMap((each) => (each.kind === 'host' && each.of ? [each.of.text] : [])));
