/** A picture read aloud: the exchange in sentences. One narrator for the list of steps, descriptions and `render --format words`. */
import type { Trace } from '../../trace/trace.js';

const ended = (text: string): string => (/[.?!…]$/u.test(text) ? text : `${text}.`);

export const narration = {
  starts: (places: readonly string[]): string => `${places.join(', ')}.`,
  isIn: (host: string, state: string): string => `${host} is in ${state}`,
  sends: (from: string, what: string, to: string): string => `${from} sends ${what} to ${to}.`,
  stray: (from: string, what: string, to: string): string => `Out of the network comes ${what} of ${from} to ${to}.`,
  lost: 'It is lost.',
  underWay: 'It is on its way.',
  called: (name: string): string => `It is called ${name}.`,
  arrives: (what: string, at: string, again: boolean): string => `${what} arrives at ${at}${again ? ' again' : ''}.`,
  event: (host: string, what: string): string => `${host}: ${what}.`,
  drops: (host: string, why: string): string => `${host} drops it: ${ended(why)}`,
  at: (time: string): string => `At ${time}:`,
  note: (hosts: readonly string[], text: string): string => `Note${hosts.length === 0 ? '' : ` on ${hosts.join(' and ')}`}: ${ended(text)}`,
  section: (title: string): string => `Section: ${ended(title)}`,
  unread: (text: string, why: string): string => `A line that cannot be read: ${text}.${why === '' ? '' : ` ${why}`}`,
  error: (why: string): string => `Error: ${why}`,
  more: (count: number): string => `And ${count} more.`,
  summary: (steps: number, hosts: readonly string[], errors: number): string =>
    `${steps === 1 ? 'One step' : `${steps} steps`} between ${hosts.join(', ').replace(/, ([^,]*)$/, ' and $1')}${
      errors === 0 ? '' : `, ${errors === 1 ? 'one error' : `${errors} errors`}`
    }.`,
} as const;

/** In one sentence: how long it is, between whom, and where they end. */
export function summary({ steps, hosts, problems, start }: Trace, states = true): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const last = steps.at(-1)?.states ?? start;
  const ends = hosts
    .filter(({ name }) => states && (last[name] ?? '') !== '')
    .map(({ name, label }) => narration.isIn(label, last[name] ?? ''));
  const whole = narration.summary(
    steps.length,
    hosts.map(({ label }) => label),
    errors,
  );
  return ends.length === 0 ? whole : `${whole} ${steps.length === 0 ? '' : 'In the end '}${ends.join(', ')}.`;
}
