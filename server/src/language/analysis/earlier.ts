/** What an earlier version of the document has worked out already, exchange by exchange. */
import { alike, type Machine, moved, type Statement } from '../../core/index.js';
import type { AnalysedExchange } from './analysis.js';
import type { DeclaredExchange } from './declared.js';
import { type RunCircumstances, spentIfSame } from './kept-runs.js';
import { movedBy, quietAgain } from './quiet-runs.js';

/** The analysis of an earlier version of the document, and where all lines are still the same. */
export interface Earlier {
  readonly exchanges: readonly AnalysedExchange[];
  /** Up to here. */
  readonly same: number;
  /** From here on, in the earlier text and in the present one. */
  readonly sameFrom: { readonly before: number; readonly now: number };
  /** A change is only tried: so many statements behind it are run. */
  readonly horizon?: number;
}

/** The earlier run of this exchange, if nothing that it depends on has changed. */
export function keptRun({ exchange }: DeclaredExchange, earlier: Earlier | undefined, now: RunCircumstances) {
  const { start, end } = exchange.span;
  const before = earlier !== undefined && end <= earlier.same ? standingIn(earlier, start, exchange.name) : undefined;
  const spent = before && spentIfSame(before.run, now);
  return before === undefined || spent === undefined ? undefined : { run: before.run, spent };
}

/** The exchange of the earlier version at its new place, if none of its results can have changed. */
export function unchanged(declared: DeclaredExchange, machine: Machine, earlier: Earlier | undefined): AnalysedExchange | undefined {
  const by = earlier && movedBy(declared.exchange, earlier);
  if (earlier === undefined || by === undefined) return undefined;
  const before = standingIn(earlier, declared.exchange.span.start - by, declared.exchange.name);
  return before && quietAgain(declared, machine, { before, by });
}

/** The earlier run of the exchange that begins where this one does. */
export function earlierRun({ exchange }: DeclaredExchange, earlier: Earlier | undefined) {
  if (!earlier) return {};
  const { start } = exchange.span;
  const before = standingBefore(earlier, start, exchange.name);
  if (!before) return {};
  const old = before.run.trace.exchange.statements;
  const isOld = (statement: Statement, i: number) => start < earlier.same && isUnmoved(statement, old[i], earlier.same);
  const changed = exchange.statements.findIndex((statement, i) => !isOld(statement, i));
  const statements = changed < 0 ? exchange.statements.length : changed;
  const after = sameAfter(exchange.statements, old, earlier.sameFrom);
  return { earlier: { run: before.run, statements, after, ...(earlier.horizon && { horizon: earlier.horizon }) } };
}

/** Of lines that have changed, the one that began somewhere on them. */
function standingBefore(earlier: Earlier, start: number, name: string): AnalysedExchange | undefined {
  const { same, sameFrom } = earlier;
  if (start <= same) return standingIn(earlier, start, name);
  if (start >= sameFrom.now) return standingIn(earlier, start - sameFrom.now + sameFrom.before, name);
  return earlier.exchanges.find(({ exchange: { span, name: its } }) => its === name && span.start > same && span.start < sameFrom.before);
}

/** At the same place, and the same: on a line that is the same, or on one of which something else has changed. */
const isUnmoved = (statement: Statement, old: Statement | undefined, same: number): boolean =>
  old?.kind === statement.kind && old.span.end === statement.span.end && (statement.span.end <= same || alike(old, statement));

const standings = new WeakMap<Earlier, ReadonlyMap<number, AnalysedExchange>>();

/** The exchange of this name that begins there; of several, as of several ways, the first. */
function standingIn(earlier: Earlier, place: number, name: string): AnalysedExchange | undefined {
  const known = standings.get(earlier) ?? standingAt(earlier.exchanges);
  standings.set(earlier, known);
  const found = known.get(place);
  return found?.exchange.name === name ? found : undefined;
}

function standingAt(exchanges: readonly AnalysedExchange[]): ReadonlyMap<number, AnalysedExchange> {
  const found = new Map<number, AnalysedExchange>();
  for (const each of exchanges) if (!found.has(each.exchange.span.start)) found.set(each.exchange.span.start, each);
  return found;
}

/** How many statements, from the last, are the same. */
function sameAfter(statements: readonly Statement[], old: readonly Statement[], { before, now }: Earlier['sameFrom']): number {
  const by = now - before;
  let count = 0;
  for (; count < Math.min(statements.length, old.length); count++) {
    const [a, b] = [statements.at(-1 - count), old.at(-1 - count)];
    if (a === undefined || b === undefined || a.kind !== b.kind || a.damaged === true || b.damaged === true) break;
    if (a.span.start - b.span.start !== by || (a.span.start < now && !alike(a, moved(b, by)))) break;
  }
  return count;
}
