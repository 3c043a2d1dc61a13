/**
 * One capture: when each segment arrived. It is taken to arrive at once, unless the other side sends something later that it would not
 * have sent with that segment in hand: then it was still on its way, or lost.
 */
import { inferred, type Remark } from '../remarks.js';
import { ACK, before, type CapturedSegment, type ConnectionSide, end, has, opens, RST, span } from '../segment.js';
import { ArrivalJudge, answers } from './judge.js';
import type { Sending } from './sending.js';

/** For each sending: behind which one it arrives (its own index: at once). */
export type ArrivalOrder = readonly (number | undefined)[];

/** Of two copies, does `by` echo the timestamp of the first, or an older one? */
const isEchoed = (first: Sending, again: Sending, { tsecr }: CapturedSegment): boolean => {
  const [early, late] = [first.flight.segment.ts, again.flight.segment.ts];
  return tsecr >= 0 && early >= 0 && early !== late && before(tsecr, late);
};

/** The segments of one direction that may still be on their way, oldest first. */
class CapturedOnTheWay {
  #queue: Sending[] = [];
  #head = 0;
  /** Index of the last sending of the other side that was looked at. */
  #last = -1;
  /** The shortest time from a segment to its answer. */
  #answer = Number.POSITIVE_INFINITY;
  #top = -1;
  #acknowledged = -1;
  /** The last one that was sent. */
  #latest: CapturedSegment | undefined;
  #window = -1;
  /** Sent before something that a reset answers: where they have arrived, if nothing answers them. */
  readonly #passed = new Map<Sending, number>();
  /** What was sent again while it was on its way, and the other way round. */
  readonly #again = new Map<Sending, Sending>();
  readonly #first = new Map<Sending, Sending>();

  constructor(
    readonly judge: ArrivalJudge,
    readonly places: (number | undefined)[],
  ) {}

  send(sending: Sending, repeats: boolean): void {
    this.#latest = sending.flight.segment;
    if (repeats) this.#markAgain(sending);
    if (!sending.lost && !sending.behind) this.#queue.push(sending);
  }

  #markAgain(sending: Sending): void {
    const { segment } = sending.flight;
    for (let i = this.#head; i < this.#queue.length; i++) {
      const waiting = this.#queue[i];
      if (!waiting || span(waiting.flight.segment) === 0) continue;
      const { seq } = waiting.flight.segment;
      if (!before(seq, segment.seq) && before(seq, end(segment))) this.#repeat(waiting, sending);
    }
  }

  #repeat(first: Sending, again: Sending): void {
    this.#again.set(first, again);
    this.#first.set(again, first);
  }

  /** The other side sends `later`: what it must have seen by then has arrived. */
  answer(later: Sending): void {
    const { segment } = later.flight;
    if (has(segment, RST) && (!has(segment, ACK) || segment.seq === 0)) this.#refuse(later);
    else this.#acknowledge(segment);
    this.#last = later.index;
    this.#forget();
  }

  /** A reset answers one segment, which has arrived just before it; those before it had arrived, unless resets that come later answer them. */
  #refuse(later: Sending): void {
    const answered = this.#answered(later.flight.segment);
    if (!answered) return;
    for (let i = this.#head; i < this.#queue.length && this.#queue[i] !== answered; i++) {
      const sending = this.#queue[i];
      if (sending && this.#waits(sending) && !this.#passed.has(sending)) this.#passed.set(sending, Math.max(sending.index, this.#last));
    }
    this.places[answered.index] = later.index - 1;
  }

  /** Rather the first that carries something than a bare acknowledgment. */
  #answered(reset: CapturedSegment): Sending | undefined {
    const fits = this.#queue.slice(this.#head).filter((each) => this.#waits(each) && answers(reset, each.flight.segment));
    return fits.find(({ flight }) => span(flight.segment) > 0) ?? fits.at(-1);
  }

  #acknowledge(segment: CapturedSegment): void {
    if (segment.sack.length > 0) this.#selective(segment);
    else if (this.#doubles(segment)) this.#overtakesOne(segment.ack);
    const advances = this.#advances(segment);
    const repeats = this.#again.size > 0;
    for (let i = this.#head; i < this.#queue.length; i++) {
      const sending = this.#queue[i];
      if (!sending || !this.#waits(sending) || this.#isSpare(sending, segment)) continue;
      if (!this.judge.unseen(sending.flight.segment, segment, this.#latest ?? segment)) this.#arrive(sending, segment);
      else if (!advances || (span(sending.flight.segment) > 0 && !repeats)) break;
    }
    while (this.#head < this.#queue.length && !this.#isWaiting(this.#head)) this.#head++;
  }

  /**
   * Bare acknowledgments that are late hold up no text, and lost text does not hold up its repetition; but where nothing is newly
   * acknowledged, none of it needs to be looked for.
   */
  #advances({ ack, flags }: CapturedSegment): boolean {
    if ((flags & ACK) === 0 || ack === this.#top) return false;
    this.#top = ack;
    return true;
  }

  #isWaiting(i: number): boolean {
    const sending = this.#queue[i];
    return sending !== undefined && this.#waits(sending);
  }

  #waits(sending: Sending): boolean {
    return !sending.lost && this.places[sending.index] === undefined;
  }

  #arrive(sending: Sending, by: CapturedSegment): void {
    const again = this.#again.get(sending);
    this.#again.delete(sending);
    if (again && !isEchoed(sending, again, by) && by.time - again.flight.segment.time >= this.#answer * 0.9) {
      this.#lose(sending, inferred('lostSinceSentAgain'));
    } else {
      this.#settle(sending);
      if (!again && span(sending.flight.segment) > 0) this.#answer = Math.min(this.#answer, by.time - sending.flight.segment.time);
    }
  }

  /** What is acknowledged was the first copy, as the echo of its timestamp shows: this one is still on its way. */
  #isSpare(sending: Sending, by: CapturedSegment): boolean {
    const first = this.#first.get(sending);
    return first !== undefined && !first.lost && isEchoed(first, sending, by);
  }

  #settle(sending: Sending): void {
    this.places[sending.index] = Math.max(sending.index, this.#last);
  }

  #lose(sending: Sending, note: Remark): void {
    sending.lost = true;
    sending.flight.note ??= note;
  }

  /** Selectively acknowledged: it has overtaken what is missing before it. */
  #selective({ ack, sack }: CapturedSegment): void {
    for (let i = 0; i + 1 < sack.length; i += 2) {
      const [left, right] = [sack[i] ?? 0, sack[i + 1] ?? 0];
      if (before(ack, right)) this.#overtakes(left, right);
    }
  }

  /** The same ACK again, with nothing new in it: something has arrived behind a gap. */
  #doubles(segment: CapturedSegment): boolean {
    const bare = segment.flags === ACK && span(segment) === 0;
    const again = bare && segment.ack === this.#acknowledged && segment.win === this.#window;
    this.#acknowledged = bare ? segment.ack : -1;
    this.#window = segment.win;
    return again;
  }

  #overtakesOne(ack: number): void {
    for (let i = this.#head; i < this.#queue.length; i++) {
      const sending = this.#queue[i];
      if (!sending || !this.#waits(sending) || !before(ack, sending.flight.segment.seq)) continue;
      if (span(sending.flight.segment) > 0) this.#settle(sending);
      return;
    }
  }

  #overtakes(left: number, right: number): void {
    for (let i = this.#head; i < this.#queue.length; i++) {
      const sending = this.#queue[i];
      if (!sending || before(right, sending.flight.segment.seq)) return;
      const { segment } = sending.flight;
      if (span(segment) > 0 && this.#waits(sending) && !before(segment.seq, left) && !before(right, end(segment))) this.#settle(sending);
    }
  }

  #forget(): void {
    if (this.#head < 1024) return;
    this.#queue = this.#queue.slice(this.#head);
    this.#head = 0;
  }

  /** At the end: what was sent again was lost; the rest counts as arrived. */
  finish(): void {
    for (const sending of this.#queue.slice(this.#head)) {
      if (!this.#waits(sending)) continue;
      const passed = this.#passed.get(sending);
      if (passed !== undefined) this.places[sending.index] = passed;
      else if (this.#again.has(sending)) this.#lose(sending, inferred('lostSinceSentAgain'));
      else if (this.#first.get(sending)?.lost) this.#lose(sending, inferred('lostLikeOthers'));
      else this.#settle(sending);
    }
  }
}

export const placesOf = (sendings: readonly Sending[]): ArrivalOrder => {
  const places: (number | undefined)[] = [];
  const judge = new ArrivalJudge(sendings);
  const ways = [new CapturedOnTheWay(judge, places), new CapturedOnTheWay(judge, places)] as const;
  const highest: [number | undefined, number | undefined] = [undefined, undefined];
  for (const sending of sendings) {
    if (sending.forged) continue;
    const { segment } = sending.flight;
    const side: ConnectionSide = segment.from;
    ways[side === 0 ? 1 : 0].answer(sending);
    const top = highest[side];
    const repeats = top !== undefined && span(segment) > 0 && before(segment.seq, top);
    if (top === undefined || before(top, end(segment)) || opens(segment)) highest[side] = end(segment);
    ways[side].send(sending, repeats);
  }
  for (const way of ways) way.finish();
  return places;
};
