/** Spans of time as notes write them. */

/** With the groups of the number and the unit. */
export const WRITTEN_TIME = '(\\d+(?:\\.\\d+)?)\\s*(us|µs|ms|msecs?|milliseconds?|s|secs?|seconds?|min|minutes?|밀리초|초|분)';

/** `2 seconds` is 2s. */
export function inOurUnit(number: string, unit = 's'): string {
  if (/^(?:min|분)/.test(unit)) return `${Number(number) * 60}s`;
  return `${number}${/^[uµ]/.test(unit) ? 'us' : /^(?:m|밀)/.test(unit) ? 'ms' : 's'}`;
}
