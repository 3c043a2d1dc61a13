/** Where playing begins in a verification: with its hosts and statements, or where the way to a property ends. */
import { unwrittenName } from '../../core/index.js';
import type { AnalysedExchange, AnalysedVerification } from '../analysis/analysis.js';
import { exchangeOf } from '../verify/insert.js';

/** A way has all that goes before in itself. */
export function asWay({ before, machine }: AnalysedVerification): AnalysedExchange {
  const { after, using, ...alone } = before;
  const named = using ?? (after === undefined ? undefined : unwrittenName(machine.name));
  return { ...alone, ...(named && { using: named }) };
}

/** What was left open at its end may be done now. */
export const wayLines = (way: string): readonly string[] =>
  exchangeOf(way)
    .split('\n')
    .slice(1, -1)
    .map((line) => line.trim())
    .filter((line) => !/^expect error (?:unanswered|in-flight)$/.test(line));
