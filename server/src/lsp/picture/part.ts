/** A long exchange is drawn in parts: the steps around a place, counted from 0 as if there were no others. */

import type { Mark, PictureParams } from '../../../../contract/messages.js';
import { recordOf, type Step, type Trace } from '../../core/index.js';

export interface PictureWindow {
  /** Steps, from the first up to, but not including, the last. */
  readonly from: number;
  readonly to: number;
  /** Statements, likewise. */
  readonly first: number;
  readonly last: number;
}

/** So many steps are drawn at once; an exchange that is a little longer is drawn whole. */
const size = 160;
const whole = 220;
/** So many of them before the cursor. */
const before = 40;

export function partOf(trace: Trace, params: PictureParams, lineOf: (step: Step) => number): PictureWindow | undefined {
  const { steps, exchange } = trace;
  if (steps.length <= whole || params.whole === true) return undefined;
  const wished = params.from ?? stepAt(steps, params.line ?? 0, lineOf) - before;
  const from = Math.max(0, Math.min(wished, steps.length - size));
  const to = Math.min(steps.length, from + size);
  const first = from === 0 ? 0 : (steps[from]?.statement ?? 0);
  return { from, to, first, last: to === steps.length ? exchange.statements.length : (steps[to]?.statement ?? 0) };
}

function stepAt(steps: readonly Step[], line: number, lineOf: (step: Step) => number): number {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const step = steps[middle];
    if (step && lineOf(step) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Indices count from the part's beginning. */
export function movedMark(mark: Mark, part: PictureWindow): Mark {
  const step = mark.step === undefined ? {} : { step: mark.step - part.from };
  const statement = mark.statement === undefined ? {} : { statement: mark.statement - part.first };
  return { ...mark, ...step, ...statement };
}

/** What each host's variables had come to before a step. */
export function knownBefore(steps: readonly Step[], to: number): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const known = new Map<string, Map<string, string>>();
  for (const { changed } of steps.slice(0, to))
    for (const [host, values] of Object.entries(changed)) known.set(host, new Map([...(known.get(host) ?? []), ...Object.entries(values)]));
  return recordOf([...known].map(([host, values]) => [host, recordOf(values)] as const));
}
