/** Timers that can run out in a state of a host, and whether it would send something then: such a timer is fast. */
import type { Happened } from './happened.js';
import type { Hosts } from './hosts.js';
import type { ChannelDirection } from './move.js';

interface DueTimer {
  readonly name: string;
  /** The timer of which this event is what comes next, once it has run out often enough. */
  readonly after: string;
}

export class DueTimers {
  readonly all: readonly DueTimer[];
  /** For each state of a host: whether one of its timers would make it send. */
  private readonly fast = new Map<number, boolean>();

  constructor(
    private readonly hosts: Hosts,
    private readonly directions: readonly ChannelDirection[],
  ) {
    this.all = timersOf(hosts);
  }

  /** The timers that can run out in a state of a host, and whether it would send something then. */
  at(id: number, host: number, drawn: number): readonly { readonly event: string; readonly after: Happened; readonly isFast: boolean }[] {
    return this.all.flatMap((timer) => {
      const after = this.after(id, host, drawn, timer);
      return after === undefined ? [] : [{ event: timer.name, after, isFast: this.sendsAfter(after.host, host) }];
    });
  }

  /** Would a timer make the host send something in this state? */
  isFast(id: number, host: number, drawn: number): boolean {
    const known = this.fast.get(id);
    if (known !== undefined) return known;
    const fast = this.all.some((timer) => {
      const after = this.after(id, host, drawn, timer);
      return after !== undefined && this.sendsAfter(after.host, host);
    });
    this.fast.set(id, fast);
    return fast;
  }

  after(id: number, host: number, drawn: number, { name, after }: DueTimer): Happened | undefined {
    // what comes of a timer that has run out often enough
    if (after !== '' && !this.hosts.hasRunOut(id, after, name)) return undefined;
    return this.hosts.event(id, host, name, drawn) ?? undefined;
  }

  sendsAfter(id: number, host: number): boolean {
    for (const { from, to } of this.directions)
      if (from === host && this.hosts.sends(id, from, to, 0).some(({ isFree }) => !isFree)) return true;
    return false;
  }
}

function timersOf({ context }: Hosts): readonly DueTimer[] {
  const { events } = context.program.machine;
  const nexts = new Map(events.flatMap(({ name, next }) => (next === undefined ? [] : [[next, name] as const])));
  return events.flatMap(({ name, timer }) => (timer || nexts.has(name) ? [{ name, after: nexts.get(name) ?? '' }] : []));
}
