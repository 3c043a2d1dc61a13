/** What the verdicts of a verification rest on: where all of it is the same, they are. */
import type { AnalysedVerification, Analysis } from '../../language/index.js';

export function subjectOf({ verification, machine, runs }: AnalysedVerification, { parsed, text, imported, source }: Analysis): string {
  const goesOn = runs.length > 1;
  const blocks = parsed.blocks.flatMap(({ node, head, close }): readonly string[] => {
    const start = parsed.lines[head]?.start ?? 0;
    const own = text.slice(start, parsed.lines[close]?.end ?? start);
    if (node.$type === 'Protocol') return [own];
    if (node.$type === 'Verify') return start === verification.span.start ? [own] : [];
    return goesOn ? [own] : [];
  });
  const block = text.slice(verification.span.start, verification.span.end);
  return JSON.stringify([source, block, machine.name, machine.place.source, blocks, imported]);
}
