/** `render --format words`: the exchange as it is read aloud. */
import type { Trace } from '../../core/trace/trace.js';
import { narrated } from '../../core/views/narrate.js';
import { summary } from '../../core/views/summary.js';

export function inWords(trace: Trace, states = true): string {
  const title = trace.exchange.title || trace.exchange.name;
  return `${[...(title === '' ? [] : [title]), summary(trace, states), ...narrated(trace, states)].join('\n')}\n`;
}
