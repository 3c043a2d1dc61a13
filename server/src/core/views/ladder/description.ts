/** What a picture shows, for screen readers and search. */
import type { Trace } from '../../trace/trace.js';
import { narratedUpTo } from '../narrate.js';
import { wording } from '../words/wording.js';

/** Nobody would listen to more than this. */
const MOST = 60;

export function descriptionOf(trace: Trace, states: boolean): string {
  const { lines, more } = narratedUpTo(trace, states, MOST);
  return [...lines, ...(more > 0 ? [wording().narration.more(more)] : [])].join('\n');
}
