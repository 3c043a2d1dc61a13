/** At what time a step happens, for those pictures that show the clock. In microseconds. */
import type { Step, Trace } from '../../trace/trace.js';

export const hasTimes = (trace: Trace): boolean => trace.exchange.statements.some(({ clock }) => clock !== undefined);

/** When it is on its host: sent, or, of what arrives in a step of its own, arrived. */
export const timeOf = (trace: Trace, step: Step): number | undefined =>
  step.kind === 'arrival' ? arrivalOf(trace, step) : trace.exchange.statements[step.statement]?.clock;

/** When it arrives; what takes no time arrives when it is sent. */
export function arrivalOf(trace: Trace, { statement: at }: Step): number | undefined {
  const statement = trace.exchange.statements[at];
  return (statement?.kind === 'message' ? statement.arrives : undefined) ?? statement?.clock;
}
