/** Given lines that are missing at one place are told together. */
import type { Loss } from './verdict.js';

type GoneLines = Extract<Loss['cause'], { kind: 'gone' }>;

export function gathered(losses: readonly Loss[]): readonly Loss[] {
  const result: Loss[] = [];
  for (const loss of losses) {
    const { cause } = loss;
    const at = cause.kind === 'gone' ? result.findIndex((each) => each.cause.kind === 'gone' && each.span.start === loss.span.start) : -1;
    const before = result[at];
    if (cause.kind !== 'gone' || before?.cause.kind !== 'gone') result.push(loss);
    else result[at] = { ...before, points: before.points + loss.points, cause: both(before.cause, cause) };
  }
  return result;
}

/** A line with two blanks is lost twice, and told once. */
const both = (one: GoneLines, other: GoneLines): GoneLines => ({
  kind: 'gone',
  given: [...new Set([...one.given, ...other.given])].sort((a, b) => a.span.start - b.span.start),
});
