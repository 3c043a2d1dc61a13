/** From moments to the lines of an exchange: names for what is in flight, and what must have happened unseen. */
import { inferred, type Remark } from '../remarks.js';
import { ACK, type CapturedSegment, type ConnectionSide, has, other, SYN } from '../segment.js';
import { type CapturedFlight, type CapturedMoment, type Cause, hostOf } from '../timeline/moment.js';
import { beginning } from './beginnings.js';
import { causesOfArrival, causesOfSending } from './causes.js';
import { TcpHost } from './host.js';
import { isUnknown } from './numbers.js';
import type { Starts, StoryLine, Tell } from './story.js';

/** For each moment: the next segment that its host sends, and whether nothing else happens there before. */
interface Reply {
  readonly segment: CapturedSegment | undefined;
  readonly atOnce: boolean;
}

const repliesTo = (moments: readonly CapturedMoment[]): Reply[] => {
  const next: [CapturedMoment | undefined, CapturedMoment | undefined] = [undefined, undefined];
  const sent: [CapturedSegment | undefined, CapturedSegment | undefined] = [undefined, undefined];
  const replies: Reply[] = [];
  for (let i = moments.length - 1; i >= 0; i--) {
    const moment = moments[i];
    if (!moment) continue;
    const side = hostOf(moment);
    replies[i] = { segment: sent[side], atOnce: next[side]?.kind === 'send' };
    next[side] = moment;
    if (moment.kind === 'send') sent[side] = moment.flight.segment;
  }
  return replies;
};

/** What `answer` answers, as far as that can be told: a SYN, or a bare acknowledgment. */
const provocation = (answer: CapturedSegment, next: number): CapturedSegment => {
  const opening = has(answer, ACK);
  const [seq, flags] = opening ? [(answer.ack - 1) >>> 0, SYN] : [next, ACK];
  return {
    ...answer,
    frame: 0,
    win: 0,
    from: other(answer.from),
    flags,
    seq,
    ack: opening ? 0 : answer.seq,
    len: 0,
    ws: -1,
    mss: -1,
    ts: -1,
    tsecr: -1,
    sack: [],
  };
};

const said = (note: Remark | undefined): { readonly remark?: Remark } => (note === undefined ? {} : { remark: note });

const noReply: Reply = { segment: undefined, atOnce: false };

/** Where a story stands between two moments, so that what follows can be told by itself. */
export interface StoryState {
  readonly hosts: readonly [TcpHost, TcpHost];
  /** Of what has not arrived as often as it will. */
  readonly names: ReadonlyMap<CapturedFlight, number>;
  readonly named: number;
}

/** From where a story is told. */
export type StoryBeginning = Starts | StoryState;

const isBegun = (from: StoryBeginning): from is StoryState => 'hosts' in from;

class Narrator {
  readonly #hosts: readonly [TcpHost, TcpHost];
  readonly #names: Map<CapturedFlight, number>;
  readonly #arrived = new Map<CapturedFlight, number>();
  #named: number;
  readonly #replies: readonly Reply[];

  constructor(
    readonly moments: readonly CapturedMoment[],
    readonly from: StoryBeginning,
    readonly told: Tell,
  ) {
    this.#replies = repliesTo(moments);
    const begun = isBegun(from) ? from : undefined;
    this.#hosts = begun ? [begun.hosts[0].copy(), begun.hosts[1].copy()] : [new TcpHost(), new TcpHost()];
    this.#names = new Map(begun?.names);
    this.#named = begun?.named ?? 0;
  }

  #at = 0;

  tell(line: StoryLine): void {
    this.told(line, this.#at);
  }

  run(until = this.moments.length): void {
    if (!isBegun(this.from)) for (const side of [0, 1] as const) this.#begin(side, this.from);
    for (let i = 0; i < until; ) i += this.#moment(i);
  }

  state(): StoryState {
    return { hosts: this.#hosts, names: this.#names, named: this.#named };
  }

  #begin(side: ConnectionSide, starts: Starts): void {
    const start = starts[side] ?? { state: beginning(this.moments, side) };
    this.#hosts[side].reset(start.state);
    this.tell({ kind: 'host', host: side, ...start });
  }

  /** How many moments were told. */
  #moment(i: number): number {
    const moment = this.moments[i];
    if (!moment) return 1;
    this.#at = i;
    if (moment.causes) this.#happen(hostOf(moment), moment.causes);
    if (moment.kind === 'arrive') this.#arrival(moment.flight, i);
    else if (moment.kind === 'stray') this.#stray(moment.flight, i);
    else return this.#sending(moment.flight, i);
    return 1;
  }

  #sending(flight: CapturedFlight, i: number): number {
    const next = this.moments[i + 1];
    const straight = flight.arrivals === 1 && next?.kind === 'arrive' && next.flight === flight;
    if (straight && next.causes) this.#happen(hostOf(next), next.causes);
    if (straight) this.#causeArrival(flight.segment, i + 1);
    this.#causeSending(flight.segment);
    if (straight) this.#straight(flight);
    else this.#apart(flight);
    return straight ? 2 : 1;
  }

  #straight({ segment, note }: CapturedFlight): void {
    this.tell({ kind: 'message', segment, fate: 'delivered', stray: false, ...said(note) });
    this.#receives(segment);
  }

  #receives(segment: CapturedSegment): void {
    if (!isUnknown(segment)) this.#host(segment, 'receiver').receives(segment);
  }

  #apart(flight: CapturedFlight): void {
    const { segment, note } = flight;
    if (flight.arrivals === 0) {
      this.tell({ kind: 'message', segment, fate: 'lost', stray: false, ...said(note) });
      return;
    }
    const name = ++this.#named;
    this.#names.set(flight, name);
    this.tell({ kind: 'message', segment, fate: 'in-flight', stray: false, name, ...said(note) });
  }

  #arrival(flight: CapturedFlight, i: number): void {
    const name = this.#names.get(flight);
    if (name === undefined) return;
    this.#causeArrival(flight.segment, i);
    this.tell({ kind: 'arrival', name });
    this.#receives(flight.segment);
    this.#count(flight);
  }

  /** What has arrived as often as it will needs no name any more. */
  #count(flight: CapturedFlight): void {
    const count = (this.#arrived.get(flight) ?? 0) + 1;
    if (count < flight.arrivals) this.#arrived.set(flight, count);
    else this.#names.delete(flight);
  }

  #stray({ segment, note }: CapturedFlight, i: number): void {
    // the connection is opened by another answer, so this one did not come first
    if (this.#host(segment, 'receiver').opensWith(segment)) {
      this.tell({ kind: 'message', segment, fate: 'lost', stray: true, ...said(note) });
      return;
    }
    this.#causeArrival(segment, i);
    this.tell({ kind: 'message', segment, fate: 'delivered', stray: true, ...said(note) });
    this.#receives(segment);
  }

  #causeSending(segment: CapturedSegment): void {
    if (isUnknown(segment)) return;
    const host = this.#host(segment, 'sender');
    if (!host.provoked(segment)) this.#provoke(segment);
    this.#happen(segment.from, causesOfSending(host, segment));
    host.sends(segment);
  }

  /** It answers something that was not seen: that must have come from elsewhere. */
  #provoke(answer: CapturedSegment): void {
    const host = this.#host(answer, 'sender');
    const segment = provocation(answer, this.#host(answer, 'receiver').sendNext);
    this.#happen(answer.from, causesOfArrival(host, segment, answer, true));
    this.tell({ kind: 'message', segment, fate: 'delivered', stray: true, remark: inferred('answered') });
    host.receives(segment);
  }

  #causeArrival(segment: CapturedSegment, i: number): void {
    const reply = this.#replies[i] ?? noReply;
    this.#happen(other(segment.from), causesOfArrival(this.#host(segment, 'receiver'), segment, reply.segment, reply.atOnce));
  }

  #happen(side: ConnectionSide, causes: readonly Cause[]): void {
    for (const { event, why } of causes) {
      this.#hosts[side].happens(event);
      this.tell({ kind: 'event', host: side, event, remark: why });
    }
  }

  #host(segment: CapturedSegment, which: 'sender' | 'receiver'): TcpHost {
    return this.#hosts[which === 'sender' ? segment.from : other(segment.from)];
  }
}

/** Calls `tell` for each line of what happened. */
export const narrate = (moments: readonly CapturedMoment[], from: StoryBeginning, tell: Tell): void =>
  new Narrator(moments, from, tell).run();

/** Where the story stands before moment `until`, with which a line has to begin. */
export const stateBefore = (moments: readonly CapturedMoment[], from: StoryBeginning, until: number): StoryState => {
  const narrator = new Narrator(moments, from, () => undefined);
  narrator.run(until);
  return narrator.state();
};
