/** The clock at the left of a picture made of characters: a column of times, only where the document has some. */
import { timeText } from '../../exchange/written.js';
import type { Trace } from '../../trace/trace.js';
import { arrivalOf, hasTimes, timeOf } from '../ladder/times.js';

export interface TextTimes {
  /** Beside each step: when it is sent, when it happens. */
  readonly at: readonly string[];
  /** Below each step: when it arrives, unless the next step says that time. */
  readonly below: readonly string[];
  /** Columns that the times take, with what stands between them and the picture; none without times. */
  readonly width: number;
}

const APART = 2;

export function textTimes(trace: Trace): TextTimes {
  if (!hasTimes(trace)) return { at: [], below: [], width: 0 };
  const shown = (time: number | undefined): string => (time === undefined ? '' : timeText(time));
  const at = trace.steps.map((step) => shown(timeOf(trace, step)));
  const below = trace.steps.map((step, index) => {
    if (step.kind !== 'message' || step.fate !== 'delivered') return '';
    const time = shown(arrivalOf(trace, step));
    return time === at[index] || time === at[index + 1] ? '' : time;
  });
  let widest = 0;
  for (const time of [...at, ...below]) widest = Math.max(widest, time.length);
  const times = (column: readonly string[]): readonly string[] => column.map((time) => (time === '' ? '' : time.padStart(widest)));
  return { at: times(at), below: times(below), width: widest + APART };
}
