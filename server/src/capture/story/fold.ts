/** Folds long phases of data into few lines: one side sends in order, the other acknowledges, nothing is lost. */
import type { Remark } from '../remarks.js';
import { ACK, type CapturedSegment, type ConnectionSide, distance, end, PSH } from '../segment.js';
import { type CapturedFlight, type CapturedMoment, flightOf } from '../timeline/moment.js';

/** Shorter phases are left as they are. */
const WORTH = 8;

/** Text and acknowledgments without anything that deserves a line of its own. */
const plain = ({ segment, arrivals, note }: CapturedFlight): boolean =>
  (segment.flags & ~PSH) === ACK && segment.sack.length === 0 && arrivals === 1 && note === undefined;

/** A phase that is being gathered, in which `side` sends text. */
class Phase {
  side: ConnectionSide | undefined;
  readonly text: CapturedSegment[] = [];
  readonly acks: CapturedSegment[] = [];
  #sent = 0;
  #arrived: CapturedFlight[] = [];

  /** May this moment belong to it? */
  takes({ kind, flight }: CapturedMoment): boolean {
    if (kind === 'stray' || !plain(flight)) return false;
    return kind === 'send' ? this.#sends(flight) : this.#arrives(flight);
  }

  #sends(flight: CapturedFlight): boolean {
    const { segment } = flight;
    const last = this.text.at(-1);
    if (segment.len > 0) {
      if ((this.side ?? segment.from) !== segment.from || (last && end(last) !== segment.seq)) return false;
      this.side = segment.from;
    }
    (segment.len > 0 ? this.text : this.acks).push(segment);
    this.#arrived.push(flight);
    this.#sent++;
    return true;
  }

  /** In the order of each direction. */
  #arrives(flight: CapturedFlight): boolean {
    const first = this.#arrived.find((each) => each.segment.from === flight.segment.from);
    if (first !== flight) return false;
    this.#arrived = this.#arrived.filter((each) => each !== flight);
    return true;
  }

  /** Nothing is on its way, and all text is acknowledged: a phase may end here. */
  get quiet(): boolean {
    const [text, ack] = [this.text.at(-1), this.acks.findLast(({ from }) => from !== this.side)];
    return this.#arrived.length === 0 && text !== undefined && ack !== undefined && ack.ack === end(text);
  }

  get worth(): boolean {
    return this.#sent >= WORTH;
  }
}

interface FoundPhase {
  /** Absent if it is not worth folding. */
  readonly phase: Phase | undefined;
  readonly to: number;
  /** Where something else begins: until there no other phase needs to be looked for. */
  readonly until: number;
}

/** Where the phase that begins at `from` ends. */
const phaseAt = (moments: readonly CapturedMoment[], from: number): FoundPhase => {
  const whole = new Phase();
  let to = from;
  let until = from;
  for (let moment = moments[until]; moment && whole.takes(moment); moment = moments[until]) {
    until++;
    if (whole.quiet) to = until;
  }
  const phase = new Phase();
  for (const moment of moments.slice(from, to)) phase.takes(moment);
  return { phase: phase.worth ? phase : undefined, to, until };
};

const delivered = (segment: CapturedSegment, note?: Remark): CapturedMoment[] => {
  const flight = flightOf(segment, note);
  flight.arrivals = 1;
  return [
    { kind: 'send', flight },
    { kind: 'arrive', flight },
  ];
};

/** The most that may be sent before an acknowledgment: what the smallest window of the phase allows. */
const portionOf = (acks: readonly CapturedSegment[], scale: number): number =>
  acks.reduce((least, { win }) => Math.min(least, win), Number.POSITIVE_INFINITY) * scale;

const folded = ({ text, acks, side }: Phase, scale: number): CapturedMoment[] | undefined => {
  const answers = acks.filter(({ from }) => from !== side);
  const [first, last, ack] = [text[0], text.at(-1), answers.at(-1)];
  const portion = portionOf(answers, scale);
  if (!first || !last || !ack || portion === 0) return undefined;
  const total = distance(first.seq, end(last)) >>> 0;
  if (Math.ceil(total / portion) * 2 >= text.length + acks.length) return undefined;
  const moments: CapturedMoment[] = [];
  for (let done = 0; done < total; ) {
    const len = Math.min(portion, total - done);
    const note = done === 0 ? { foldedText: text.length, foldedAcknowledgments: acks.length } : undefined;
    moments.push(...delivered({ ...last, frame: 0, seq: (first.seq + done) >>> 0, len }, note));
    done += len;
    moments.push(...delivered({ ...ack, frame: 0, ack: (first.seq + done) >>> 0, win: portion / scale }));
  }
  return moments;
};

/** The factor of each side's window; 1 unless both SYNs say otherwise. */
const scalesOf = (moments: readonly CapturedMoment[]): readonly [number, number] => {
  const found = [-1, -1];
  for (const { flight } of moments) if (flight.segment.flags & 2) found[flight.segment.from] = flight.segment.ws;
  const [a = -1, b = -1] = found;
  return a >= 0 && b >= 0 ? [2 ** a, 2 ** b] : [1, 1];
};

export const fold = (moments: readonly CapturedMoment[]): CapturedMoment[] => {
  const scales = scalesOf(moments);
  const result: CapturedMoment[] = [];
  let tried = 0;
  for (let i = 0; i < moments.length; ) {
    const moment = moments[i];
    const found = i >= tried && moment?.kind === 'send' && moment.flight.segment.len > 0 ? phaseAt(moments, i) : undefined;
    const short = found?.phase && folded(found.phase, scales[found.phase.side === 0 ? 1 : 0]);
    if (found) tried = short ? found.to : found.until;
    if (short) result.push(...short);
    else if (moment) result.push(moment);
    i = short && found ? found.to : i + 1;
  }
  return result;
};
