/** A picture read aloud: the exchange in sentences. One narrator for the list of steps, descriptions and `render --format words`. */

const ended = (text: string): string => (/[.?!…]$/u.test(text) ? text : `${text}.`);

/** Hosts with their states; a state that leads on is `A → B`. */
export type HostStates = readonly (readonly [host: string, state: string])[];

/** How long an exchange is, between whom, and where they end. */
export interface ExchangeSummary {
  readonly steps: number;
  readonly hosts: readonly string[];
  readonly errors: number;
  readonly ends: HostStates;
}

const places = (states: HostStates): string => `${states.map(([host, state]) => `${host} is in ${state}`).join(', ')}.`;

const FORK_BEGINS = { alt: 'Either', opt: 'Optional', loop: 'Repeated' } as const;
const FORK_ENDS = { alt: 'The alternatives end here.', opt: 'The optional part ends here.', loop: 'The repetition ends here.' } as const;

export const narration = {
  places,
  sends: (from: string, what: string, to: string): string => `${from} sends ${what} to ${to}.`,
  stray: (from: string, what: string, to: string): string => `A stray ${what} from ${from} reaches ${to}.`,
  lost: 'It is lost.',
  underWay: 'It is on its way.',
  called: (name: string): string => `It is called ${name}.`,
  arrives: (what: string, at: string, again: boolean): string => `${what} arrives at ${at}${again ? ' again' : ''}.`,
  event: (host: string, what: string): string => `${host}: ${what}.`,
  drops: (host: string, why: string): string => `${host} drops it: ${ended(why)}`,
  at: (time: string): string => `At ${time}:`,
  note: (hosts: readonly string[], text: string): string => `Note${hosts.length === 0 ? '' : ` on ${hosts.join(' and ')}`}: ${ended(text)}`,
  section: (title: string): string => `Section: ${ended(title)}`,
  highlight: (title: string): string => (title === '' ? 'Highlighted from here:' : `Highlighted: ${ended(title)}`),
  highlightEnds: 'The highlight ends here.',
  /** Where a frame begins, goes on with another way, or ends. */
  fork: (look: 'alt' | 'opt' | 'loop', edge: 'begin' | 'else' | 'end', title: string): string =>
    edge === 'end' ? FORK_ENDS[look] : `${edge === 'else' ? 'Or' : FORK_BEGINS[look]}: ${ended(title)}`,
  measure: (title: string, host: string): string =>
    `Measured from here${host === '' ? '' : ` at ${host}`}${title === '' ? '.' : `: ${ended(title)}`}`,
  measured: (what: string): string => `The measurement ends here${what === '' ? '.' : `: ${ended(what)}`}`,
  box: (hosts: readonly string[], title: string): string => `${title}: ${hosts.length === 0 ? 'all hosts' : hosts.join(', ')}.`,
  unread: (text: string, why: string): string => `A line that is wrong: ${text}.${why === '' ? '' : ` ${why}`}`,
  asked: (host: string, what: string): string => `Asked for: ${host} ${what}`,
  error: (why: string): string => `Error: ${why}`,
  more: (count: number): string => `And ${count} more.`,
  summary: ({ steps, hosts, errors, ends }: ExchangeSummary): string => {
    const between = `${steps === 1 ? 'One step' : `${steps} steps`} between ${hosts.join(', ').replace(/, ([^,]*)$/, ' and $1')}`;
    const wrong = errors === 0 ? '' : `, ${errors === 1 ? 'one error' : `${errors} errors`}`;
    return `${between}${wrong}.${ends.length === 0 ? '' : ` ${steps === 0 ? '' : 'In the end '}${places(ends)}`}`;
  },
};
