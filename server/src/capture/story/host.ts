/**
 * A host as an importer has to know it: in which state it must be, so that what it did unseen (a call, a crash, a timer) can be told
 * from what it sends next. It judges nothing: that is the checker's work.
 */
import { ACK, before, type CapturedSegment, distance, end, FIN, has, opens, RST, SYN, span } from '../segment.js';
import type { EventName } from '../timeline/moment.js';

export type TcpState =
  | 'CLOSED'
  | 'LISTEN'
  | 'SYN_SENT'
  | 'SYN_RECEIVED'
  | 'ESTABLISHED'
  | 'FIN_WAIT_1'
  | 'FIN_WAIT_2'
  | 'CLOSE_WAIT'
  | 'CLOSING'
  | 'LAST_ACK'
  | 'TIME_WAIT';

/** Text that came before what precedes it. */
interface OutOfOrder {
  readonly from: number;
  readonly to: number;
  readonly fin: boolean;
}

export class TcpHost {
  state: TcpState = 'CLOSED';
  /** Numbers are meaningless before the first SYN or, for a host met in the midst of things, before `known`. */
  iss = 0;
  irs = 0;
  sendNext = 0;
  receiveNext = 0;
  /** Timestamp of the last segment taken, -1 without. */
  timestamp = -1;
  sendKnown = false;
  receiveKnown = false;
  passive = false;
  /** How many segments have arrived that a host in this state answers with a reset. */
  #refusable = 0;
  /** When it last sent something that takes numbers. */
  #sentAt = Number.NaN;
  #finSent: number | undefined;
  #pieces: OutOfOrder[] = [];

  copy(): TcpHost {
    const { state, iss, irs, sendNext, receiveNext, timestamp, sendKnown, receiveKnown, passive } = this;
    const copy = Object.assign(new TcpHost(), { state, iss, irs, sendNext, receiveNext, timestamp, sendKnown, receiveKnown, passive });
    copy.#refusable = this.#refusable;
    copy.#sentAt = this.#sentAt;
    copy.#finSent = this.#finSent;
    copy.#pieces = this.#pieces.slice();
    return copy;
  }

  get synchronized(): boolean {
    return this.state !== 'CLOSED' && this.state !== 'LISTEN' && this.state !== 'SYN_SENT';
  }

  reset(state: TcpState): void {
    this.state = state;
    this.sendKnown = this.receiveKnown = this.passive = false;
    this.#finSent = undefined;
    this.#pieces = [];
    this.timestamp = -1;
  }

  happens(event: EventName): void {
    if (event === 'listen') this.reset('LISTEN');
    else if (event === 'connect' || event === 'crash' || event === 'abort') this.reset('CLOSED');
    else if (event === 'timeout' && this.state === 'TIME_WAIT') this.reset('CLOSED');
    else if (event === 'close' && (this.state === 'LISTEN' || this.state === 'SYN_SENT')) this.reset('CLOSED');
  }

  /** Does it answer something with this, or need nothing to answer? */
  provoked(segment: CapturedSegment): boolean {
    const idle = this.state === 'CLOSED' || this.state === 'LISTEN';
    if (has(segment, SYN | ACK)) return !idle;
    if (!has(segment, RST)) return true;
    const answers =
      idle || this.state === 'TIME_WAIT' || this.state === 'SYN_SENT' || (this.state === 'SYN_RECEIVED' && segment.seq !== this.sendNext);
    return !answers || this.#refusable > 0;
  }

  #refuses(segment: CapturedSegment): boolean {
    if (has(segment, RST)) return false;
    if (this.state === 'CLOSED') return true;
    if (this.state === 'SYN_RECEIVED')
      return (opens(segment) && segment.seq !== this.irs) || (has(segment, ACK) && segment.ack !== this.sendNext);
    return has(segment, ACK) && (this.state === 'LISTEN' || (this.state === 'SYN_SENT' && !this.#acknowledges(segment)));
  }

  /** Would it open the connection for which this host waits? */
  opensWith(segment: CapturedSegment): boolean {
    return this.state === 'SYN_SENT' && has(segment, SYN | ACK) && !has(segment, FIN) && this.#acknowledges(segment);
  }

  #acknowledges(segment: CapturedSegment): boolean {
    return before(this.iss, segment.ack) && !before(this.sendNext, segment.ack);
  }

  /** How long its timer had run when it sent this again, in nanoseconds; 0 if it is something new, NaN if the first time was not seen. */
  waited(segment: CapturedSegment): number {
    const again = this.sendKnown && span(segment) > 0 && !before(this.sendNext, end(segment));
    return again ? segment.time - this.#sentAt : 0;
  }

  sends(segment: CapturedSegment): void {
    if (span(segment) > 0) this.#sentAt = segment.time;
    if (has(segment, RST) && this.#refusable > 0) this.#refusable--;
    if (has(segment, RST)) this.#sendsReset(segment);
    else if (has(segment, SYN)) this.#sendsSyn(segment);
    else this.#sendsText(segment);
  }

  #sendsText(segment: CapturedSegment): void {
    const after = end(segment);
    if (!this.sendKnown || before(this.sendNext, after)) this.sendNext = after;
    this.sendKnown = true;
    if (has(segment, FIN) && this.#finSent === undefined) this.#sendsFin(segment);
  }

  #sendsReset(segment: CapturedSegment): void {
    if (!this.synchronized || (this.state === 'SYN_RECEIVED' && segment.seq !== this.sendNext)) return;
    if (!this.sendKnown || segment.seq === this.sendNext || has(segment, ACK)) this.reset('CLOSED');
  }

  #sendsSyn(segment: CapturedSegment): void {
    this.iss = segment.seq;
    this.sendNext = !this.sendKnown || before(this.sendNext, end(segment)) || opens(segment) ? end(segment) : this.sendNext;
    this.sendKnown = true;
    if (opens(segment)) this.state = 'SYN_SENT';
  }

  #sendsFin(segment: CapturedSegment): void {
    this.#finSent = end(segment);
    if (this.state === 'ESTABLISHED' || this.state === 'SYN_RECEIVED') this.state = 'FIN_WAIT_1';
    if (this.state === 'CLOSE_WAIT') this.state = 'LAST_ACK';
  }

  receives(segment: CapturedSegment): void {
    if (this.#refuses(segment)) this.#refusable++;
    if (this.state === 'LISTEN') this.#listens(segment);
    else if (this.state === 'SYN_SENT') this.#waitsForSyn(segment);
    else if (this.state !== 'CLOSED') this.#connected(segment);
  }

  #listens(segment: CapturedSegment): void {
    if (!opens(segment) || has(segment, FIN)) return;
    this.#synchronize(segment);
    this.state = 'SYN_RECEIVED';
    this.passive = true;
  }

  #synchronize(segment: CapturedSegment): void {
    this.irs = segment.seq;
    this.receiveNext = (segment.seq + 1) >>> 0;
    this.receiveKnown = true;
    this.timestamp = segment.ts;
  }

  #waitsForSyn(segment: CapturedSegment): void {
    if (has(segment, ACK) && !this.#acknowledges(segment)) return;
    if (has(segment, RST)) {
      if (has(segment, ACK)) this.reset('CLOSED');
    } else if (has(segment, SYN)) {
      this.#synchronize(segment);
      this.state = has(segment, ACK) ? 'ESTABLISHED' : 'SYN_RECEIVED';
      if (segment.len > 0) this.#take({ ...segment, seq: this.receiveNext, flags: ACK });
    }
  }

  #connected(segment: CapturedSegment): void {
    if (!this.receiveKnown) this.#meet(segment);
    if (has(segment, RST)) this.#isReset(segment);
    else if (opens(segment)) this.#meetsSyn(segment);
    else if (has(segment, ACK) && !(has(segment, SYN) && segment.seq !== this.irs)) this.#goesOn(segment);
  }

  /** A SYN inside a connection: it ends one that is not open yet, and renews one that is over. */
  #meetsSyn(segment: CapturedSegment): void {
    if (this.state === 'TIME_WAIT' && this.reopens(segment)) {
      this.reset('LISTEN');
      this.#listens(segment);
    } else if (this.state === 'SYN_RECEIVED' && this.passive && segment.seq !== this.irs) this.reset('LISTEN');
  }

  #goesOn(segment: CapturedSegment): void {
    if (this.sendKnown && before(this.sendNext, segment.ack)) return;
    this.#acknowledged(segment.ack);
    if (!has(segment, SYN)) this.#take(segment);
  }

  /** The first segment that reaches a host first seen in the middle of a connection. */
  #meet(segment: CapturedSegment): void {
    this.receiveNext = segment.seq;
    this.receiveKnown = true;
    if (this.sendKnown || !has(segment, ACK)) return;
    this.sendNext = segment.ack;
    this.sendKnown = true;
  }

  /** In TIME_WAIT: a SYN above the last number, or with a newer timestamp. */
  reopens(segment: CapturedSegment): boolean {
    return before(this.receiveNext, segment.seq) || (segment.ts >= 0 && this.timestamp >= 0 && before(this.timestamp, segment.ts));
  }

  #isReset(segment: CapturedSegment): void {
    const off = distance(this.receiveNext, segment.seq);
    const afterFin = this.state === 'CLOSE_WAIT' || this.state === 'CLOSING' || this.state === 'LAST_ACK';
    if (off === 0 || (off === -1 && afterFin)) this.reset(this.state === 'SYN_RECEIVED' && this.passive ? 'LISTEN' : 'CLOSED');
  }

  #acknowledged(ack: number): void {
    if (this.state === 'SYN_RECEIVED' && before(this.iss, ack)) this.state = 'ESTABLISHED';
    if (this.#finSent !== ack) return;
    if (this.state === 'FIN_WAIT_1') this.state = 'FIN_WAIT_2';
    else if (this.state === 'CLOSING') this.state = 'TIME_WAIT';
    else if (this.state === 'LAST_ACK') this.reset('CLOSED');
  }

  /** Text and FIN, in order or not. */
  #take(segment: CapturedSegment): void {
    if (this.state === 'CLOSED' || this.state === 'SYN_RECEIVED') return;
    if (segment.ts >= 0 && !before(segment.ts, this.timestamp)) this.timestamp = segment.ts;
    if (span(segment) === 0) return;
    this.#pieces.push({ from: segment.seq, to: end(segment), fin: has(segment, FIN) });
    while (this.#takePiece());
    this.#pieces = this.#pieces.filter((piece) => before(this.receiveNext, piece.to));
  }

  #takePiece(): boolean {
    const piece = this.#pieces.find(({ from, to }) => !before(this.receiveNext, from) && before(this.receiveNext, to));
    if (!piece) return false;
    this.receiveNext = piece.to;
    if (piece.fin) this.#peerCloses();
    return true;
  }

  #peerCloses(): void {
    if (this.state === 'ESTABLISHED') this.state = 'CLOSE_WAIT';
    else if (this.state === 'FIN_WAIT_1') this.state = 'CLOSING';
    else if (this.state === 'FIN_WAIT_2') this.state = 'TIME_WAIT';
  }
}
