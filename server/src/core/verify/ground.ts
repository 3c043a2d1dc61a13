/** Numbers made concrete: each that a host was free to choose becomes one of its own. */

import type { HostState, Segment, SlotValue } from '../run/world.js';
import type { Numbers, Numeric } from '../value/numbers.js';

/** Which number stands for each base: asked once for each. */
export class Ground {
  private readonly known = new Map<number, number>();

  constructor(
    private readonly numbers: Numbers,
    /** The next number to choose. */
    private readonly draw: () => number,
  ) {}

  /** All that is known of numbers. */
  get all(): Numbers {
    return this.numbers;
  }

  get drawn(): number {
    return this.known.size;
  }

  number(n: Numeric): number {
    const at = this.numbers.resolve(n);
    if (typeof at === 'number') return at;
    const base = this.known.get(at.base) ?? this.draw();
    this.known.set(at.base, base);
    return (base + at.offset) >>> 0;
  }

  slot(slot: SlotValue): SlotValue {
    if (typeof slot === 'number' || typeof slot === 'string' || slot === undefined) return slot;
    if ('base' in slot) return this.number(slot);
    if (slot.length === 0 || isNames(slot)) return slot;
    return slot.map(({ from, to }) => ({ from: this.number(from), to: this.number(to) }));
  }

  segment(segment: Segment): Segment {
    return { ...segment, fields: segment.fields.map((slot) => this.slot(slot)) };
  }

  host(host: HostState): HostState {
    const sessions = host.sessions?.map((session) => ({ ...session, ...this.held(session) }));
    return { ...host, ...this.held(host), ...(sessions && { sessions }) };
  }

  private held({ variables, owed }: Pick<HostState, 'variables' | 'owed'>): Pick<HostState, 'variables' | 'owed'> {
    return {
      variables: variables.map((slot) => this.slot(slot)),
      owed: owed.map((each) => ({ ...each, segment: this.segment(each.segment) })),
    };
  }
}

type List = Exclude<SlotValue, number | string | undefined | { readonly base: number }>;

const isNames = (list: List): list is readonly string[] => typeof list[0] === 'string';
