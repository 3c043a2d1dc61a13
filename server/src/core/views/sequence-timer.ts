/** When the timer was started that runs out at a step: the brackets of a textbook's drawing. Knows no protocol. */
import type { MessageStep, Step } from '../trace/trace.js';

/** The sending that is then repeated; else the last thing that its host did or that changed its state. */
export function timerStart(steps: readonly Step[], at: number): number | undefined {
  const event = steps[at];
  if (event?.kind !== 'event') return undefined;
  return repeatedAfter(steps, at, event.host) ?? lastTouch(steps, at, event.host);
}

function repeatedAfter(steps: readonly Step[], at: number, host: string): number | undefined {
  const repeat = steps.find((step, index) => index > at && step.kind === 'message' && step.from === host);
  if (repeat?.kind !== 'message') return undefined;
  return findLastBefore(steps, at, (step) => step.kind === 'message' && step.from === host && isSame(step, repeat));
}

/** The first field tells one message from another of the same names. */
const isSame = (a: MessageStep, b: MessageStep): boolean => a.names.join() === b.names.join() && a.fields[0]?.value === b.fields[0]?.value;

function lastTouch(steps: readonly Step[], at: number, host: string): number | undefined {
  return findLastBefore(steps, at, (step, index) => {
    const acted = step.kind === 'message' && step.from === host && !step.stray;
    return acted || step.states[host] !== steps[index - 1]?.states[host];
  });
}

function findLastBefore(steps: readonly Step[], at: number, holds: (step: Step, index: number) => boolean): number | undefined {
  for (let index = at - 1; index >= 0; index -= 1) {
    const step = steps[index];
    if (step && holds(step, index)) return index;
  }
  return undefined;
}
