/** A stretch of a trace as if there were nothing around it: its steps and statements count from 0, its hosts start where they stood. */
import type { Step, Trace } from '../trace/trace.js';

export interface StepStretch {
  /** Steps, from the first up to, but not including, the last. */
  readonly from: number;
  readonly to: number;
  /** Statements, likewise. */
  readonly first: number;
  readonly last: number;
}

export function between(trace: Trace, { from, to, first, last }: StepStretch): Trace {
  return {
    ...trace,
    start: trace.steps[from - 1]?.states ?? trace.start,
    steps: trace.steps.slice(from, to).map((step) => moved(step, from, first)),
    exchange: { ...trace.exchange, statements: trace.exchange.statements.slice(first, last) },
  };
}

/** What arrives without having been sent within was sent before. */
function moved(step: Step, from: number, first: number): Step {
  const statement = step.statement - first;
  if (step.kind !== 'arrival') return { ...step, statement };
  const { sentAt, ...rest } = step;
  return { ...rest, statement, ...(sentAt === undefined || sentAt < from ? {} : { sentAt: sentAt - from }) };
}
