/** What a picture shows, in sentences: for screen readers and search. */
import type { Step, Trace } from '../../trace/trace.js';
import { drawnText, stepText } from '../step-text.js';

/** Nobody listens to more than this. */
const MOST = 60;

export function descriptionOf(trace: Trace): string {
  const start = trace.hosts.filter(({ name }) => (trace.start[name] ?? '') !== '').map(({ name }) => `${name} is in ${trace.start[name]}`);
  const steps = trace.steps.slice(0, MOST).map((step, index) => `${index + 1}. ${said(trace, step)}${outcome(trace, index, step)}`);
  const more = trace.steps.length > MOST ? [`And ${trace.steps.length - MOST} more steps.`] : [];
  return [...(start.length > 0 ? [`${start.join(', ')}.`] : []), ...steps, ...more].join('\n');
}

/** Most steps have nothing open, and are told as they are. */
function said(trace: Trace, step: Step): string {
  const statement = trace.exchange.statements[step.statement];
  const open = (statement?.kind === 'message' && statement.blank) || step.fields.some(({ blank }) => blank);
  return open ? drawnText(step, statement) : stepText(step);
}

function outcome(trace: Trace, index: number, step: Step): string {
  const before = trace.steps[index - 1]?.states ?? trace.start;
  const changes = trace.hosts
    .filter(({ name }) => step.states[name] !== undefined && step.states[name] !== before[name])
    .map(({ name }) => `${name} is in ${step.states[name] ?? ''}`);
  const wrong = step.problems.some(({ severity }) => severity === 'error') ? ['an error'] : [];
  const all = [...changes, ...wrong];
  return all.length === 0 ? '' : `: ${all.join(', ')}`;
}
