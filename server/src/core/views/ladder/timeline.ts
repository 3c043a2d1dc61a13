/**
 * When everything happens, as y: each host has a clock of its own, so that only what follows from something stands
 * below it, and what two hosts do without knowing of each other can stand side by side.
 */
import type { Claims, Damaged, Fork, Note, SectionStatement, Statement, Stretch } from '../../exchange/exchange.js';
import type { ArrivalStep, EventStep, MessageStep, Step, Trace } from '../../trace/trace.js';
import { timerStart } from '../sequence-timer.js';
import { shownClaims } from '../shown-claims.js';
import { unreadAt, unreadWords } from '../unread.js';
import { textIn, wording } from '../words/wording.js';
import { ClockPace } from './clock.js';
import { eventLines, type LifelineColumns } from './columns.js';
import { forkWords } from './frames.js';
import type { ClockLine, DrawnFlight, HostEvent, WideBlock } from './moments.js';
import { frameRoom, headingRoom, isHeading, noteLines, noteRoom } from './notes.js';
import { Pace } from './pace.js';
import { rhythm } from './rhythm.js';
import { hasTimes } from './times.js';

export interface Looseness {
  /** Kept free above some statements. */
  readonly room: ReadonlyMap<number, number>;
  /** So many times as long as usual messages are under way. */
  readonly stretch: number;
}

export function timelineOf(trace: Trace, columns: LifelineColumns, top: number, looseness: Looseness): ClockLine {
  const drawing = new TimelineDrawing(trace, columns, top, looseness);
  const stepAt = new Map<number, number>();
  for (const [index, { statement }] of trace.steps.entries()) stepAt.set(statement, index);
  trace.exchange.statements.forEach((statement, index) => {
    drawing.statement(statement, index, stepAt.get(index));
  });
  return drawing.finish();
}

/** What never arrives comes no further than this part of its way. */
const FURTHEST = 0.86;

class TimelineDrawing {
  private readonly pace: Pace;
  private readonly flights = new Map<number, DrawnFlight>();
  private readonly events: HostEvent[] = [];
  private readonly blocks: WideBlock[] = [];
  /** The states with which each way through the forks that are open begins. */
  private readonly forks: Readonly<Record<string, string>>[] = [];
  /** Where each step stands on a host, by `mark`. */
  private readonly marks = new Map<number, number>();
  /** Steps whose messages arrive in a step of their own. */
  private readonly arriving: ReadonlySet<number | undefined>;

  constructor(
    private readonly trace: Trace,
    private readonly columns: LifelineColumns,
    top: number,
    private readonly looseness: Looseness,
  ) {
    this.arriving = new Set(trace.steps.map((step) => (step.kind === 'arrival' ? step.sentAt : undefined)));
    this.pace = new (hasTimes(trace) ? ClockPace : Pace)(trace, columns.labels, top, looseness.stretch);
  }

  statement(statement: Statement, index: number, at: number | undefined): void {
    this.pace.room = this.looseness.room.get(index) ?? 0;
    const step = at === undefined ? undefined : this.trace.steps[at];
    if (statement.kind === 'damaged') this.unread(statement, index, at);
    else if (step !== undefined && at !== undefined) this.step(step, at);
    else if (statement.kind === 'note') this.note(statement, index);
    else if (statement.kind === 'section') this.section(statement, index);
    else if (statement.kind === 'stretch' && statement.look === 'highlight') this.highlight(statement, index);
    else if (statement.kind === 'fork') this.fork(statement, index);
    if (statement.kind === 'claims') this.claims(statement, index);
  }

  /** What the run made of it shows in the states alone. */
  private unread(statement: Damaged, index: number, at: number | undefined): void {
    const unread = unreadAt(this.trace, statement);
    const said = unread === undefined ? '' : unreadWords(unread);
    if (unread !== undefined)
      this.block({ kind: 'unread', statement: index, hosts: [] }, said === '' ? unread.text : `${unread.text}\n${said}`);
    const step = at === undefined ? undefined : this.trace.steps[at];
    if (step !== undefined && at !== undefined) this.pace.others(step, at);
  }

  finish(): ClockLine {
    const { events, blocks, pace } = this;
    const flights = [...this.flights.values()].map((flight) => (flight.end === 'lost' ? this.parallel(flight) : flight));
    return { flights, events, blocks, changes: pace.changes, end: pace.end(), moments: pace.moments, cuts: pace.cuts };
  }

  /** What is lost comes down as fast as what was sent beside it. */
  private parallel(flight: DrawnFlight): DrawnFlight {
    const step = this.trace.steps[flight.step];
    const arrive = step === undefined ? undefined : this.pace.wouldArrive(step, flight.depart);
    return arrive === undefined ? flight : { ...flight, arrive: Math.max(flight.arrive, arrive) };
  }

  private step(step: Step, index: number): void {
    if (step.kind === 'event') this.event(step, index);
    else if (step.kind === 'arrival') this.arrival(step, index);
    else this.message(step, index);
    this.pace.others(step, index);
  }

  private message(step: MessageStep, index: number): void {
    const [from, to] = [this.columns.host(step.from), this.columns.host(step.to)];
    const crosses = step.fate === 'in-flight' || this.pace.isMet(from);
    const depart = step.stray ? this.pace.entering(index, step) : this.pace.departure(from, step, index);
    const slant = this.pace.way(step, crosses);
    const arrive = step.fate === 'delivered' ? this.pace.arrival(to, step, index, depart + slant) : depart + slant;
    if (step.fate === 'lost' || (step.fate === 'in-flight' && !this.arriving.has(index))) this.pace.reach(depart + slant * FURTHEST);
    const end = step.fate === 'delivered' ? 'arrives' : step.fate === 'lost' ? 'lost' : 'open';
    this.flights.set(index, { step: index, from, to, depart, arrive, end, ghost: step.stray, steps: [index], ...dropped(step) });
    this.marks.set(this.mark(index, from), depart);
    this.reason(step, index, to);
  }

  private arrival(step: ArrivalStep, index: number): void {
    const [from, to] = [this.columns.host(step.from), this.columns.host(step.to)];
    const sent = step.sentAt === undefined || step.duplicate ? undefined : this.flights.get(step.sentAt);
    const least =
      sent === undefined ? this.pace.entering(index, step) + rhythm.slant : sent.depart + rhythm.crossing * this.looseness.stretch;
    // why it is dropped stands below all else, and below its arrow
    const arrive = this.pace.arrival(to, step, index, step.discarded === undefined ? least : Math.max(least, this.pace.bottom()));
    const steps = sent === undefined ? [index] : [sent.step, index];
    const depart = sent === undefined ? arrive - rhythm.slant : sent.depart;
    const ghost = sent === undefined ? true : sent.ghost;
    this.flights.set(sent?.step ?? index, {
      step: sent?.step ?? index,
      from,
      to,
      depart,
      arrive,
      end: 'arrives',
      ghost,
      steps,
      ...dropped(step),
    });
    this.reason(step, index, to);
  }

  private mark(step: number, host: number): number {
    return step * this.trace.hosts.length + host;
  }

  private event(step: EventStep, index: number): void {
    const host = this.columns.host(step.host);
    const lines = eventLines(step);
    const started = step.timer ? timerStart(this.trace.steps, index) : undefined;
    const since = started === undefined ? undefined : (this.marks.get(this.mark(started, host)) ?? this.pace.changedBy(started, host));
    const y = this.pace.event(host, step, index, lines.length, since);
    const words = this.pace.words(host, since === undefined ? y : (since + y) / 2, lines.length);
    this.events.push({ step: index, host, y, lines, words, ...(since === undefined ? {} : { since }) });
    this.marks.set(this.mark(index, host), y);
  }

  private reason(step: MessageStep | ArrivalStep, index: number, to: number): void {
    if (step.discarded === undefined) return;
    this.block(
      { kind: 'reason', statement: this.trace.steps[index]?.statement ?? 0, hosts: [to] },
      wording().picture.dropped(textIn(step.discarded)),
    );
  }

  private note(note: Note, statement: number): void {
    const known = this.trace.hosts.map(({ name }) => name);
    const hosts = note.hosts.map(({ text }) => known.indexOf(text)).filter((host) => host >= 0);
    this.block({ kind: 'note', statement, hosts }, note.text);
  }

  private section(section: SectionStatement, statement: number): void {
    this.block({ kind: 'section', statement, hosts: [] }, section.title);
    if (section.starts !== undefined) this.pace.restart(section.starts);
  }

  /** Both its edges keep off what stands before and behind. */
  private highlight({ edge, title }: Stretch, statement: number): void {
    this.block({ kind: 'highlight', statement, hosts: [] }, edge === 'begin' ? title : '');
  }

  private fork({ edge, look, title }: Fork, statement: number): void {
    if (edge === 'begin') this.forks.push(this.pace.states());
    this.block({ kind: 'fork', statement, hosts: [] }, edge === 'end' ? '' : forkWords(edge, look, title));
    const before = edge === 'else' ? this.forks.at(-1) : undefined;
    if (before !== undefined) this.pace.restart(before);
    if (edge === 'end') this.forks.pop();
  }

  private claims(claims: Claims, statement: number): void {
    for (const { host, text, problem } of shownClaims(this.trace, claims)) {
      const at = { statement, hosts: [this.columns.host(host)] };
      if (problem === undefined) this.block({ kind: 'asked', ...at }, text);
      else this.block({ kind: 'claim', ...at }, `${text}?`);
    }
  }

  private roomFor({ kind, hosts }: Pick<WideBlock, 'kind' | 'hosts'>): number {
    if (kind === 'fork') return frameRoom(this.columns);
    return isHeading(kind) ? headingRoom(this.columns) : noteRoom(this.columns, hosts);
  }

  private block(block: Pick<WideBlock, 'kind' | 'statement' | 'hosts'>, text: string): void {
    const lines = text === '' ? [] : noteLines(block.kind, text, this.roomFor(block));
    const { y, height } = this.pace.block(block.kind, lines.length);
    this.blocks.push({ ...block, lines, y, height });
  }
}

const dropped = (step: MessageStep | ArrivalStep): { readonly discarded?: string } =>
  step.discarded === undefined ? {} : { discarded: step.discarded };
