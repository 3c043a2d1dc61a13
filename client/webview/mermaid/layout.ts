/**
 * Where each record stands, from top to bottom: time runs downwards, and what happens at two hosts independently happens
 * side by side. Pure; knows no drawing.
 */
import type { Mark } from '../../../contract/messages.js';
import { metrics } from './metrics.js';

export interface Layout {
  /** The height of each record: the arrow's start, the middle of a note. */
  readonly at: ReadonlyMap<number, number>;
  readonly bands: readonly Band[];
  readonly bottom: number;
}

export interface Band {
  readonly record: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Room {
  readonly top: number;
  readonly hosts: number;
  /** A segment in flight falls at least so far, for the distance between its hosts. */
  readonly fall: (from: number, to: number) => number;
  /** Height of a note. */
  readonly note: (record: number) => number;
}

interface Cursor {
  y: number;
  /** The lowest thing so far; the next row keeps clear of it. */
  low: number;
  anchor: number;
  previous: Mark | undefined;
  shared: boolean;
}

export function layOut(marks: readonly Mark[], room: Room): Layout {
  const at = new Map<number, number>();
  const cursor: Cursor = { y: room.top, low: room.top, anchor: room.top + metrics.first, previous: undefined, shared: false };
  for (const mark of marks) at.set(mark.record, place(mark, cursor, at, room));
  const bottom = Math.max(cursor.y, cursor.low) + metrics.tail;
  return { at, bands: bandsOf(marks, at, bottom), bottom };
}

function place(mark: Mark, cursor: Cursor, at: ReadonlyMap<number, number>, room: Room): number {
  switch (mark.kind) {
    case 'message':
    case 'arrival':
    case 'event':
      return placeStep(mark, cursor, at, room);
    case 'state':
      return placeState(mark, cursor, room);
    case 'reason':
      return hang(cursor, metrics.reason, 6);
    case 'claim':
      return hang(cursor, metrics.claim, metrics.pill / 2);
    case 'note':
      return placeBlock(cursor, room.note(mark.record), 14);
    case 'section':
      return placeSection(cursor);
  }
}

type StepMark = Extract<Mark, { kind: 'message' | 'arrival' | 'event' }>;

function placeStep(mark: StepMark, cursor: Cursor, at: ReadonlyMap<number, number>, room: Room): number {
  const together = !cursor.shared && cursor.previous !== undefined && isIndependent(cursor.previous, mark);
  cursor.shared = together;
  cursor.previous = mark;
  if (together) return cursor.anchor;
  const next = Math.max(cursor.y + metrics[mark.kind], cursor.low + metrics[mark.kind] - 14);
  const sent = mark.kind === 'arrival' && mark.sent !== undefined ? at.get(mark.sent) : undefined;
  return advance(cursor, sent === undefined || mark.kind !== 'arrival' ? next : Math.max(next, sent + room.fall(mark.from, mark.to)));
}

function advance(cursor: Cursor, y: number): number {
  cursor.y = y;
  cursor.anchor = y;
  return y;
}

/** Two sendings into the network, or two arrivals, at different hosts: neither can know of the other. */
function isIndependent(before: Mark, mark: StepMark): boolean {
  if (before.kind === 'message' && mark.kind === 'message') {
    return before.fate === 'in-flight' && mark.fate === 'in-flight' && before.from !== mark.from && before.arrivals.length > 0;
  }
  return before.kind === 'arrival' && mark.kind === 'arrival' && before.to !== mark.to;
}

function placeState(mark: Extract<Mark, { kind: 'state' }>, cursor: Cursor, room: Room): number {
  const outer = mark.host === 0 || mark.host === room.hosts - 1;
  if (mark.step === undefined) {
    cursor.y = room.top + metrics.first;
    cursor.low = cursor.y;
    return cursor.y;
  }
  if (!outer) return hang(cursor, metrics.below, metrics.pill / 2);
  cursor.low = Math.max(cursor.low, cursor.anchor + metrics.pill / 2);
  return cursor.anchor;
}

/** Below the step that it belongs to. */
function hang(cursor: Cursor, distance: number, half: number): number {
  const y = cursor.anchor + distance;
  cursor.low = Math.max(cursor.low, y + half);
  return y;
}

function placeBlock(cursor: Cursor, height: number, gap: number): number {
  const top = Math.max(cursor.y, cursor.low) + gap;
  cursor.previous = undefined;
  cursor.low = top + height;
  advance(cursor, top + height - metrics.pill / 2);
  return top + height / 2;
}

function placeSection(cursor: Cursor): number {
  cursor.previous = undefined;
  return advance(cursor, Math.max(cursor.y, cursor.low) + metrics.section);
}

function bandsOf(marks: readonly Mark[], at: ReadonlyMap<number, number>, bottom: number): readonly Band[] {
  const titles = marks.filter((mark) => mark.kind === 'section');
  return titles.map((mark, index) => {
    const next = titles[index + 1];
    const end = next ? (at.get(next.record) ?? 0) - metrics.sectionTitle - 8 : bottom - 8;
    return { record: mark.record, top: (at.get(mark.record) ?? 0) - metrics.sectionTitle, bottom: end };
  });
}
