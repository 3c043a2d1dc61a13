/** Several exchanges of a document as one trace, one below the other, for a picture of the whole document. */

import type { SectionStatement } from '../exchange/exchange.js';
import { nothing, recordOf } from '../record.js';
import type { States, Step, Trace, TracedHost } from '../trace/trace.js';

/** Nothing for a document without exchanges. */
export function joined(traces: readonly Trace[]): Trace | undefined {
  const [first, ...others] = traces;
  return first === undefined || others.length === 0 ? first : others.reduce(appended, appended(emptied(first), first));
}

const emptied = (trace: Trace): Trace => ({
  ...trace,
  hosts: [],
  start: nothing,
  steps: [],
  problems: [],
  unread: [],
  exchange: { ...trace.exchange, statements: [] },
});

/** Each exchange is headed by its title and begins where it starts; hosts of the others keep the states in which they were left. */
function appended(above: Trace, below: Trace): Trace {
  const hosts = [...above.hosts, ...below.hosts.filter(({ name }) => !above.hosts.some((host) => host.name === name))];
  const statements = [...above.exchange.statements, heading(below)];
  const before = { ...above.start, ...above.steps.at(-1)?.states, ...below.start };
  const steps = below.steps.map((step) => moved(step, before, statements.length, above.steps.length));
  return {
    ...above,
    exchange: { ...above.exchange, statements: [...statements, ...below.exchange.statements] },
    hosts: hosts.map((host) => labelled(host, below)),
    start: { ...below.start, ...above.start },
    steps: [...above.steps, ...steps],
    problems: [...above.problems, ...below.problems],
    unread: [...(above.unread ?? []), ...(below.unread ?? [])],
  };
}

const heading = ({ exchange, start }: Trace): SectionStatement => ({
  kind: 'section',
  title: exchange.title === '' ? exchange.name : exchange.title,
  span: exchange.nameSpan,
  starts: start,
});

/** A label that is given later is better than none. */
const labelled = (host: TracedHost, below: Trace): TracedHost =>
  host.label !== host.name ? host : (below.hosts.find(({ name }) => name === host.name) ?? host);

function moved(step: Step, before: States, statements: number, steps: number): Step {
  const at = { statement: step.statement + statements, states: recordOf([...Object.entries(before), ...Object.entries(step.states)]) };
  return step.kind === 'arrival' && step.sentAt !== undefined ? { ...step, ...at, sentAt: step.sentAt + steps } : { ...step, ...at };
}
