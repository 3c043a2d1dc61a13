/** What a picture shows, for screen readers and search. */
import type { Trace } from '../../trace/trace.js';
import { narrated } from '../narrate.js';
import { wording } from '../words/wording.js';

/** Nobody listens to more than this. */
const MOST = 60;

export function descriptionOf(trace: Trace, states: boolean): string {
  const lines = narrated(trace, states);
  return [...lines.slice(0, MOST), ...(lines.length > MOST ? [wording().narration.more(lines.length - MOST)] : [])].join('\n');
}
