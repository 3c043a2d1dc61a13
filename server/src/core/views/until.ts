/** The beginning of a trace: its first steps, and what is said before the next one; a heading over nothing is left out. */
import type { Trace } from '../trace/trace.js';

export function until(trace: Trace, steps: number): Trace {
  const next = trace.steps[steps];
  if (next === undefined) return trace;
  const before = trace.exchange.statements.slice(0, next.statement);
  const statements = before.slice(0, before.findLastIndex(({ kind }) => kind !== 'section') + 1);
  return { ...trace, steps: trace.steps.slice(0, steps), exchange: { ...trace.exchange, statements } };
}
