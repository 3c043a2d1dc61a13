/** Messages with the fields that matter most, for pictures without details. */
import type { Facts } from '../problem/problem.js';
import type { ArrivalStep, MessageStep, Step, Trace } from '../trace/trace.js';

/**
 * Leaves of each message its protocol's main fields (`main seq, ack`), those with a `?`, and those that an error is about; where an error is
 * expected, all of them. A protocol that names none shows all.
 */
export function withMainFields(trace: Trace): Trace {
  const { main } = trace.machine;
  if (main === undefined) return trace;
  const steps = trace.steps.map((step) => (step.kind === 'event' || isExpectedWrong(trace, step) ? step : mainOf(step, main)));
  return { ...trace, steps };
}

/** Whether there is anything to leave out. */
export const hasDetails = (trace: Trace): boolean =>
  withMainFields(trace).steps.some(({ fields }, index) => fields.length !== trace.steps[index]?.fields.length);

/** More fields on one arrow than a reader takes in at a glance; or messages of a capture, which carry all that were on the wire. */
export const isDetailed = ({ steps }: Trace): boolean =>
  steps.some((step) => step.kind !== 'event' && (step.frame !== undefined || step.fields.length > MOST_FIELDS));

const MOST_FIELDS = 5;

function mainOf(step: MessageStep | ArrivalStep, main: readonly string[]): Step {
  const wrong = step.problems.flatMap(({ facts }) => fieldOf(facts));
  return { ...step, fields: step.fields.filter(({ name, blank }) => blank || main.includes(name) || wrong.includes(name)) };
}

/** The field that a problem is about. */
export const fieldOf = (facts: Facts): readonly string[] =>
  (facts.kind === 'requirement' || facts.kind === 'number') && facts.field !== undefined ? [facts.field] : [];

const isExpectedWrong = ({ exchange }: Trace, { statement }: Step): boolean => exchange.statements[statement - 1]?.kind === 'expect-error';
