/** Spans of time as notes write them. */

/** With the groups of the number and the unit. */
export const WRITTEN_TIME = '(\\d+(?:\\.\\d+)?)\\s*(us|µs|ms|msecs?|milliseconds?|s|secs?|seconds?|min|minutes?|MSL|밀리초|초|분)';

/** RFC 9293 §3.4.2 takes the maximum segment lifetime to be two minutes. */
const MSL_SECONDS = 120;

/** `2 seconds` is 2s, `2 MSL` is 240s. */
export function inOurUnit(number: string, unit = 's'): string {
  if (unit === 'MSL') return `${Number(number) * MSL_SECONDS}s`;
  if (/^(?:min|분)/.test(unit)) return `${Number(number) * 60}s`;
  return `${number}${/^[uµ]/.test(unit) ? 'us' : /^(?:m|밀)/.test(unit) ? 'ms' : 's'}`;
}
