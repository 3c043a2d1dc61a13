/** At what time a step happens, for those pictures that show the clock. In microseconds. */
import type { Statement } from '../../exchange/exchange.js';
import type { Step, Trace } from '../../trace/trace.js';

/** A clock that never moves while something happens tells nothing: of `wait 240s` at the end, no picture shows 0ms at every line. */
export function hasTimes({ exchange: { statements } }: Trace): boolean {
  const found = known.get(statements) ?? statements.some(hasMoved);
  known.set(statements, found);
  return found;
}

const hasMoved = (statement: Statement): boolean =>
  (statement.clock ?? 0) > 0 || (statement.kind === 'message' && (statement.arrives ?? 0) > 0);

/** Each step asks. */
const known = new WeakMap<readonly Statement[], boolean>();

/** When it is on its host: sent, or, of what arrives in a step of its own, arrived. */
export const timeOf = (trace: Trace, step: Step): number | undefined =>
  step.kind === 'arrival' ? arrivalOf(trace, step) : trace.exchange.statements[step.statement]?.clock;

/** When it arrives; what takes no time arrives when it is sent. */
export function arrivalOf(trace: Trace, { statement: at }: Step): number | undefined {
  const statement = trace.exchange.statements[at];
  return (statement?.kind === 'message' ? statement.arrives : undefined) ?? statement?.clock;
}
