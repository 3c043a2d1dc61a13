/** A picture in one sentence, for those who hear it. */
import type { Trace } from '../trace/trace.js';
import { wording } from './words/wording.js';

/** How long it is, between whom, and where they end, unless that is one thing or another. */
export function summary({ exchange, steps, hosts, problems, start }: Trace, shown = true): string {
  const states = shown && !exchange.statements.some(({ kind }) => kind === 'fork');
  const last = steps.at(-1)?.states ?? start;
  return wording().narration.summary({
    steps: steps.length,
    hosts: hosts.map(({ label }) => label),
    errors: problems.filter(({ severity }) => severity === 'error').length,
    ends: hosts.filter(({ name }) => states && (last[name] ?? '') !== '').map(({ name, label }) => [label, last[name] ?? ''] as const),
  });
}
