/**
 * An exchange with times, in the order in which things happen: lines stay in the order of the text, and what arrives only
 * after a later line has begun becomes an arrival of its own there. Without times, nothing changes.
 */
import type { Arrival, Claim, Claims, Exchange, LocalEvent, Message, Statement } from './exchange.js';

export function scheduled(exchange: Exchange): Exchange {
  if (exchange.delay === undefined && !exchange.statements.some(isTimed)) return exchange;
  return { ...exchange, statements: new Schedule(exchange.statements, exchange.delay?.value ?? 0).run() };
}

/** Segments that nobody named are called by what no author can write. */
export const isGivenName = (name: string): boolean => !name.startsWith('@');

const isTimed = (statement: Statement): boolean =>
  statement.kind === 'delay' ||
  statement.kind === 'wait' ||
  (statement.kind === 'message' && (statement.at !== undefined || statement.takes !== undefined)) ||
  ((statement.kind === 'event' || statement.kind === 'arrival') && statement.at !== undefined);

interface Pending {
  readonly message: Message;
  readonly time: number;
  /** Where its message stands. */
  readonly place: number;
  /** What is claimed of its receiver right under it. */
  readonly claims: Claims[];
}

class Schedule {
  private readonly out: Statement[] = [];
  /** In the order of arrival. */
  private readonly pending: Pending[] = [];
  private now = 0;
  /** The message right above. */
  private last: Pending | undefined;
  /** The author has just said what time it is. */
  private isSet = false;
  /** Something has just happened at this host: what it sends then, it sends at once. */
  private called: string | undefined;
  private readonly arriving: ReadonlySet<string>;

  constructor(
    private readonly statements: readonly Statement[],
    private delay: number,
  ) {
    this.arriving = new Set(statements.flatMap((each) => (each.kind === 'arrival' ? [each.segment.text] : [])));
  }

  run(): readonly Statement[] {
    for (const [index, statement] of this.statements.entries()) this.statement(statement, index);
    this.advance(Number.POSITIVE_INFINITY);
    return this.out;
  }

  private statement(statement: Statement, index: number): void {
    if (statement.kind === 'message') this.message(statement, index);
    else if (statement.kind === 'event') this.event(statement, index);
    else if (statement.kind === 'claims') this.claims(statement);
    else if (statement.kind === 'arrival') this.arrival(statement);
    else this.other(statement);
  }

  /** What is to arrive by then, or at that very time, arrives before. */
  private arrival(arrival: Arrival): void {
    this.advance(Math.max(this.now, arrival.at?.value ?? this.now));
    this.put(arrival);
    this.last = undefined;
  }

  private other(statement: Statement): void {
    this.put(statement);
    if (statement.kind === 'delay') this.delay = statement.time.value;
    if (statement.kind !== 'wait') return;
    this.advance(this.now + statement.time.value);
    this.isSet = true;
    this.last = undefined;
  }

  private event(event: LocalEvent, index: number): void {
    this.begin(event, event.host.text, index);
    this.put(event);
    this.last = undefined;
    this.called = event.host.text;
  }

  private message(message: Message, index: number): void {
    this.begin(message, message.stray ? undefined : message.from.text, index);
    const time = this.now + (message.takes?.value ?? this.delay);
    const travels = message.fate === 'delivered' || (message.fate === 'in-flight' && this.isLeftToTheClock(message));
    if (travels && time === this.now) this.atOnce(message);
    else {
      this.last = travels ? { message, time, place: this.out.length, claims: [] } : undefined;
      this.put(message.fate === 'in-flight' && !travels ? message : { ...message, arrives: time });
      if (this.last !== undefined) this.expect(this.last);
    }
  }

  /** What takes no time has arrived before anything else happens. */
  private atOnce(message: Message): void {
    this.advance(this.now);
    this.last = undefined;
    this.put({ ...message, fate: 'delivered', arrives: this.now });
  }

  /** `~>` is for those who say when it arrives, be it as a time. */
  private isLeftToTheClock({ takes, segment }: Message): boolean {
    return takes !== undefined && !(segment && this.arriving.has(segment.text));
  }

  private expect(flight: Pending): void {
    const after = this.pending.findIndex(({ time }) => time > flight.time);
    this.pending.splice(after < 0 ? this.pending.length : after, 0, flight);
  }

  private begin({ at }: Message | LocalEvent, host: string | undefined, index: number): void {
    if (at !== undefined) this.advance(Math.max(this.now, at.value));
    else if (!this.isSet && host !== undefined && host !== this.called) this.follow(host, index);
    this.isSet = false;
    this.called = undefined;
  }

  /** Who is not told when, answers all that is on its way to it; of several messages that are alike, each one answers one. */
  private follow(host: string, index: number): void {
    const due = this.pending.filter(({ message }) => message.to.text === host);
    const awaited = due[due.length - this.linesOf(index, due.length)];
    // not what arrives at the same time: it has a line of its own
    while (awaited !== undefined && this.pending.includes(awaited)) this.arriveNext();
  }

  /** How many messages of the same names it sends one after the other from here on; so many that more do not matter. */
  private linesOf(index: number, most: number): number {
    const first = this.statements[index];
    let count = 1;
    for (let at = index + 1; count < most; at++) {
      const each = this.statements[at];
      if (each === undefined || !(QUIET.has(each.kind) || each.kind === 'claims' || isAlike(first, each)) || each.kind === 'wait') break;
      if (each.kind === 'message') count++;
    }
    return count;
  }

  private advance(to: number): void {
    while (this.pending[0] !== undefined && this.pending[0].time <= to) this.arriveNext();
    if (to !== Number.POSITIVE_INFINITY) this.now = Math.max(this.now, to);
  }

  private arriveNext(): void {
    const flight = this.pending.shift();
    if (flight === undefined) return;
    this.now = Math.max(this.now, flight.time);
    if (flight.message.fate !== 'delivered' || !this.isUndisturbed(flight)) this.arrive(flight);
    this.out.push(...flight.claims);
  }

  private arrive({ message, place }: Pending): void {
    const segment = { text: message.segment?.text ?? `@${place}`, span: message.namesSpan };
    const sent = this.out[place];
    if (sent?.kind === 'message') this.out[place] = { ...sent, fate: 'in-flight', segment: message.segment ?? segment };
    const { span, damaged } = message;
    this.put({ kind: 'arrival', segment, timed: true, span, ...(damaged ? { damaged } : {}) });
  }

  /** Nothing has happened since it was sent: it is one step with its arrival. */
  private isUndisturbed({ message, place }: Pending): boolean {
    const isOfReceiver = ({ host }: Claim): boolean => host.text === message.to.text;
    for (let at = place + 1; at < this.out.length; at++) {
      const each = this.out[at];
      const isQuiet = each === undefined || QUIET.has(each.kind) || (each.kind === 'claims' && !each.claims.some(isOfReceiver));
      if (!isQuiet) return false;
    }
    return true;
  }

  /** Under a message, what is claimed of its receiver speaks of the time when it has arrived; all else, of now. */
  private claims(statement: Claims): void {
    const flight = this.last !== undefined && this.pending.includes(this.last) ? this.last : undefined;
    const later = statement.claims.filter(({ host }) => host.text === flight?.message.to.text);
    const now = statement.claims.filter((claim) => !later.includes(claim));
    if (now.length > 0) this.put({ ...statement, claims: now });
    if (later.length > 0) flight?.claims.push({ ...statement, claims: later });
  }

  private put(statement: Statement): void {
    this.out.push({ ...statement, clock: this.now });
  }
}

const isAlike = (one: Statement | undefined, other: Statement): boolean =>
  one?.kind === 'message' &&
  other.kind === 'message' &&
  other.at === undefined &&
  one.from.text === other.from.text &&
  namesOf(one) === namesOf(other);

const namesOf = ({ names }: Message): string =>
  names
    .map(({ text }) => text)
    .sort()
    .join('+');

const QUIET = new Set<Statement['kind']>(['note', 'box', 'stretch', 'section', 'host', 'delay', 'wait', 'expect-error']);
