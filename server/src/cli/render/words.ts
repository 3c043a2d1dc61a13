/** `render --format words`: the exchange as it is read aloud. */
import { narrated, summary, type Trace } from '../../core/index.js';

export function inWords(trace: Trace, states = true): string {
  const title = trace.exchange.title || trace.exchange.name;
  return `${[...(title === '' ? [] : [title]), summary(trace, states), ...narrated(trace, states)].join('\n')}\n`;
}
