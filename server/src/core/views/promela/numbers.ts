/** The integers by which a Promela model knows hosts' states and messages, and conditions on them. */
import type { LocalState, LocalSteps } from '../../verify/local-steps.js';

/** Conditions are text of the language. */
export type PromelaTest = string;

export class PromelaNumbers {
  private readonly states: readonly ReadonlyMap<string, number>[];
  private readonly segments: ReadonlyMap<number, number>;

  /** @param onTheWay messages that are there at first */
  constructor({ states, steps, arriving }: LocalSteps, count: number, onTheWay: readonly number[]) {
    this.states = Array.from(
      { length: count },
      (_, host) => new Map(states.filter((each) => each.host === host).map((state, nth) => [keyOf(state), nth])),
    );
    const all = [
      ...onTheWay,
      ...arriving.map(({ segment }) => segment),
      ...steps.flatMap(({ segment }) => (segment === undefined ? [] : [segment])),
    ];
    this.segments = new Map([...new Set(all)].sort((a, b) => a - b).map((segment, nth) => [segment, nth + 1]));
  }

  /** `undefined` for a state to which the search has not come. */
  state(state: LocalState): number | undefined {
    return this.states[state.host]?.get(keyOf(state));
  }

  segment(id: number): number {
    return this.segments.get(id) ?? 0;
  }

  get allSegments(): readonly (readonly [id: number, number: number])[] {
    return [...this.segments];
  }

  get largest(): number {
    return Math.max(this.segments.size, ...this.states.map(({ size }) => size));
  }

  /** The host is in one of these states. */
  isIn(host: number, states: readonly LocalState[]): PromelaTest {
    return within(
      `h${host}`,
      states.flatMap((state) => this.state(state) ?? []),
    );
  }
}

const keyOf = ({ id, drawn }: LocalState): string => `${id} ${drawn}`;

/** Neighbours are written as one range. */
export function within(variable: string, numbers: readonly number[]): PromelaTest {
  const ranges: { from: number; to: number }[] = [];
  for (const each of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && last.to === each - 1) last.to = each;
    else ranges.push({ from: each, to: each });
  }
  return any(ranges.map(({ from, to }) => (from === to ? `${variable} == ${from}` : `(${variable} >= ${from} && ${variable} <= ${to})`)));
}

export const any = (all: readonly PromelaTest[]): PromelaTest => (all.length === 0 ? 'false' : grouped(all, ' || '));

export function every(all: readonly PromelaTest[]): PromelaTest {
  const told = all.filter((each) => each !== 'true');
  return told.length === 0 ? 'true' : grouped(told, ' && ');
}

const grouped = (all: readonly PromelaTest[], by: string): PromelaTest => {
  const [first = ''] = all;
  return all.length === 1 && /^\w+$/.test(first) ? first : `(${all.join(by)})`;
};
