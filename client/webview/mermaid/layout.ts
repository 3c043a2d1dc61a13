/**
 * Where each record stands, from top to bottom: time runs downwards, and what happens at two hosts independently happens
 * side by side. Pure; knows no drawing.
 */
import type { FrameMark, Mark, MessageMark, StateMark } from '../../../contract/messages.js';
import { type FrameBox, framesOf } from './frames.js';
import { metrics } from './metrics.js';

export interface PageLayout {
  /** The height of each record: the arrow's start, the middle of a note. */
  readonly at: ReadonlyMap<number, number>;
  /** Where a message that is delivered at once arrives, if lower than it was sent. */
  readonly ends: ReadonlyMap<number, number>;
  readonly bands: readonly SectionBand[];
  readonly frames: readonly FrameBox[];
  readonly bottom: number;
}

export interface SectionBand {
  readonly record: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Room {
  readonly top: number;
  readonly hosts: number;
  /** A segment in flight falls at least so far, for the distance between its hosts. */
  readonly fall: (from: number, to: number) => number;
  /** Is something said below its line? */
  readonly hasWords: (mark: MessageMark) => boolean;
  /** Height of a note; of a frame's title, what its lines before the last take. */
  readonly note: (record: number) => number;
}

interface StepRow {
  readonly mark: StepMark | undefined;
  readonly start: number;
  readonly end: number;
  /** How many claims hang below it already, by host. */
  readonly claims: Map<number, number>;
}

interface Cursor {
  y: number;
  /** The lowest thing so far; the next row keeps clear of it. */
  low: number;
  /** The step that states and reasons belong to: its sender is at its start, everybody else at its end. */
  step: StepRow;
  /** The row is shared already. */
  shared: boolean;
}

type StepMark = Extract<Mark, { kind: 'message' | 'arrival' | 'event' }>;

interface PageSheet {
  readonly at: Map<number, number>;
  readonly ends: Map<number, number>;
  readonly slants: ReadonlySet<number>;
  readonly room: Room;
}

const stepRow = (mark: StepMark | undefined, start: number, end: number): StepRow => ({ mark, start, end, claims: new Map() });

export function layOut(marks: readonly Mark[], slants: ReadonlySet<number>, room: Room): PageLayout {
  const sheet: PageSheet = { at: new Map(), ends: new Map(), slants, room };
  const start = room.top + metrics.first;
  const cursor: Cursor = { y: room.top, low: room.top, step: stepRow(undefined, start, start), shared: false };
  for (const mark of marks) sheet.at.set(mark.record, place(mark, cursor, sheet));
  const bottom = Math.max(cursor.y, cursor.low) + metrics.tail;
  return {
    at: sheet.at,
    ends: sheet.ends,
    bands: bandsOf(marks, sheet.at, bottom),
    frames: framesOf(marks, sheet.at, { more: room.note, bottom }),
    bottom,
  };
}

function place(mark: Mark, cursor: Cursor, sheet: PageSheet): number {
  switch (mark.kind) {
    case 'message':
    case 'arrival':
    case 'event':
      return placeStep(mark, cursor, sheet);
    case 'state':
      return placeState(mark, cursor, sheet.room);
    case 'reason':
      return hang(cursor, mark.host, metrics.reason, 6);
    case 'claim':
      return placeClaim(mark.host, cursor);
    case 'note':
    case 'unread':
      return placeBlock(cursor, sheet.room.note(mark.record), 14);
    case 'section':
      return placeSection(cursor);
    case 'frame':
      return placeFrame(mark, cursor, sheet.room);
  }
}

function placeStep(mark: StepMark, cursor: Cursor, sheet: PageSheet): number {
  const { step } = cursor;
  const shares = sharing(step.mark, mark, cursor.shared, sheet.slants);
  const row = Math.max(cursor.y + metrics[mark.kind], cursor.low + metrics[mark.kind] - 14);
  const crossing = shares && mark.kind === 'message' && mark.fate === 'delivered';
  const start = shares ? (mark.kind === 'arrival' ? step.end : step.start) : Math.max(row, landing(mark, sheet));
  const end = crossing ? Math.max(row, start + sheet.room.fall(mark.from, mark.to)) : start;
  cursor.shared = shares;
  cursor.step = stepRow(mark, start, end);
  cursor.y = end;
  if (mark.kind === 'message' && sheet.room.hasWords(mark)) cursor.low = Math.max(cursor.low, start + metrics.words);
  if (mark.kind === 'message' && mark.fate === 'in-flight' && mark.arrivals.length === 0)
    cursor.low = Math.max(cursor.low, start + metrics.open);
  if (end !== start) sheet.ends.set(mark.record, end);
  return start;
}

/** A segment in flight needs some height to arrive. */
function landing(mark: StepMark, { at, room }: PageSheet): number {
  const sent = mark.kind === 'arrival' && mark.sent !== undefined ? at.get(mark.sent) : undefined;
  return sent === undefined || mark.kind !== 'arrival' ? 0 : sent + room.fall(mark.from, mark.to);
}

/** Two sendings, or two arrivals, at different hosts: neither can know of the other, so they stand side by side. */
function sharing(before: StepMark | undefined, mark: StepMark, shared: boolean, slants: ReadonlySet<number>): boolean {
  if (before?.kind === 'message' && mark.kind === 'message') {
    const free = !shared && before.fate === 'in-flight' && before.arrivals.length > 0 && before.from !== mark.from;
    return free && slants.has(mark.record);
  }
  if (mark.kind !== 'arrival') return false;
  if (before?.kind === 'message') return before.fate === 'delivered' && slants.has(before.record) && before.to !== mark.to;
  return before?.kind === 'arrival' && !shared && before.to !== mark.to;
}

const anchor = ({ step }: Cursor, host: number): number =>
  step.mark?.kind === 'message' && step.mark.from === host ? step.start : step.end;

/** Those at a heading, or with which another way begins, belong to a line. */
export const isInitial = ({ step, statement }: Pick<StateMark, 'step' | 'statement'>): boolean =>
  step === undefined && statement === undefined;

function placeState(mark: StateMark, cursor: Cursor, room: Room): number {
  const outer = mark.host === 0 || mark.host === room.hosts - 1;
  if (isInitial(mark)) {
    cursor.y = room.top + metrics.first;
    cursor.low = cursor.y;
    return cursor.y;
  }
  return outer ? hang(cursor, mark.host, 0, metrics.pill / 2) : hang(cursor, mark.host, metrics.below, metrics.pill / 2);
}

/** One below another. */
function placeClaim(host: number, cursor: Cursor): number {
  const { claims } = cursor.step;
  const count = (claims.get(host) ?? 0) + 1;
  claims.set(host, count);
  return hang(cursor, host, metrics.claim * count, metrics.pill / 2);
}

/** Below the step that it belongs to. */
function hang(cursor: Cursor, host: number, distance: number, half: number): number {
  const y = anchor(cursor, host) + distance;
  cursor.low = Math.max(cursor.low, y + half);
  return y;
}

function placeBlock(cursor: Cursor, height: number, gap: number): number {
  const top = Math.max(cursor.y, cursor.low) + gap;
  cursor.low = top + height;
  startAt(cursor, top + height - metrics.pill / 2);
  return top + height / 2;
}

function placeSection(cursor: Cursor): number {
  const y = Math.max(cursor.y, cursor.low) + metrics.section;
  startAt(cursor, y);
  return y;
}

/** Its words below its edge. */
function placeFrame({ edge, look, record }: FrameMark, cursor: Cursor, room: Room): number {
  const down = edge === 'end' ? 14 : look === 'highlight' ? 10 : metrics.frame + room.note(record);
  const y = Math.max(cursor.y, cursor.low) + down;
  cursor.low = y;
  startAt(cursor, y);
  return y;
}

function startAt(cursor: Cursor, y: number): void {
  cursor.y = y;
  cursor.step = stepRow(undefined, y, y);
}

function bandsOf(marks: readonly Mark[], at: ReadonlyMap<number, number>, bottom: number): readonly SectionBand[] {
  const titles = marks.filter((mark) => mark.kind === 'section');
  return titles.map((mark, index) => {
    const next = titles[index + 1];
    const end = next ? (at.get(next.record) ?? 0) - metrics.sectionTitle - 8 : bottom - 8;
    return { record: mark.record, top: (at.get(mark.record) ?? 0) - metrics.sectionTitle, bottom: end };
  });
}
