/** What lies on what in a ladder: words on words, and lines through words. */

import { type BoundedShape, boundedOverlap, cornersOf, extentOf, type Polygon, shapeOf, sidesOf } from './geometry.js';
import type { Arrow, Ladder, TextAt, Timer } from './ladder.js';

export interface Overlap {
  readonly what: string;
  /** Steps and statements that meet, as owners. */
  readonly owners: readonly [Owner, Owner];
}

/** What a piece of the picture belongs to. */
export interface Owner {
  readonly step?: number;
  readonly statement?: number;
}

interface OverlapCandidate extends BoundedShape {
  readonly owner: Owner;
  /** Absent for a line. */
  readonly words: TextAt | undefined;
  /** Pieces of one thing may touch. */
  readonly of: unknown;
}

function piece(shape: Polygon, owner: Owner, of: unknown, words?: TextAt): OverlapCandidate {
  const { left, right, top, bottom } = extentOf(shape);
  return { left, right, top, bottom, shape, owner, of, words };
}

const textOf = ({ runs }: TextAt): string => runs.map(({ text }) => text).join('');

/** Words and lines, gathered one by one: a picture has many. */
class Pieces {
  readonly all: OverlapCandidate[] = [];

  words(words: readonly TextAt[], owner: Owner, of: unknown): void {
    for (const line of words) if (line.runs.length > 0) this.all.push(piece(shapeOf(line), owner, of, line));
  }

  lines(shapes: readonly Polygon[], owner: Owner, of: unknown): void {
    for (const shape of shapes) this.all.push(piece(shape, owner, of));
  }
}

function piecesOf(ladder: Ladder): OverlapCandidate[] {
  const pieces = new Pieces();
  pieces.words(ladder.heading, {}, 'heading');
  for (const each of ladder.lifelines) pieces.words(each.label, {}, each);
  for (const each of ladder.boxes) pieces.words(each.label, { statement: each.statement }, each);
  for (const each of ladder.bands) pieces.words(each.label, { statement: each.statement }, each);
  for (const each of ladder.frames) {
    const owner = { statement: each.statement };
    for (const { y, label } of each.parts) {
      pieces.words(label, owner, each);
      pieces.lines([levelOf(ladder, y)], owner, each);
    }
    pieces.lines([levelOf(ladder, each.y + each.height)], owner, each);
  }
  for (const each of ladder.ticks) pieces.words([each.label], {}, each);
  for (const each of ladder.brackets) {
    pieces.words(each.labels, { statement: each.statement }, each);
    pieces.lines([uprightOf(each)], { statement: each.statement }, each);
  }
  for (const each of ladder.states) {
    const owner = each.step === undefined ? {} : { step: each.step };
    pieces.words([each.label], owner, each);
    pieces.lines(sidesOf(cornersOf(each)), owner, each);
  }
  for (const each of ladder.arrows) {
    pieces.words(each.labels, { step: each.step }, each);
    // its own words must keep off it, too
    pieces.lines(wayOf(each), { step: each.arrival ?? each.step }, undefined);
  }
  for (const each of ladder.timers) pieces.lines([uprightOf(each)], { step: each.step }, undefined);
  for (const each of ladder.events) {
    pieces.words(each.labels, { step: each.step }, each);
    if (each.box) pieces.lines(sidesOf(cornersOf(each.box)), { step: each.step }, each);
    if (each.leader) pieces.lines([[each.leader.from, each.leader.to]], { step: each.step }, each);
  }
  for (const each of ladder.notes) {
    pieces.words(each.labels, { statement: each.statement }, each);
    if (each.look !== 'reason') pieces.lines(sidesOf(cornersOf(each)), { statement: each.statement }, each);
  }
  return pieces.all;
}

const uprightOf = ({ x, from, to }: Pick<Timer, 'x' | 'from' | 'to'>): Polygon => [
  { x, y: from },
  { x, y: to },
];

/** An edge of a frame: the states beside the outer lifelines cover it. */
const levelOf = ({ lifelines, width }: Ladder, y: number): Polygon => [
  { x: lifelines[0]?.x ?? 0, y },
  { x: lifelines.length > 1 ? (lifelines.at(-1)?.x ?? width) : width, y },
];

/** Of a message to itself, a corner for its bow. */
function wayOf({ from, to, shape }: Arrow): readonly Polygon[] {
  if (shape === 'line') return [[from, to]];
  const bow = { x: from.x + 36, y: (from.y + to.y) / 2 };
  return [
    [from, bow],
    [bow, to],
  ];
}

/** All of them, from above. */
export function overlapsIn(ladder: Ladder): readonly Overlap[] {
  const pieces = piecesOf(ladder).sort((a, b) => a.top - b.top);
  const found: Overlap[] = [];
  const open: OverlapCandidate[] = [];
  for (const next of pieces) {
    let kept = 0;
    for (const before of open) {
      if (before.bottom <= next.top) continue;
      open[kept++] = before;
      if ((before.words === undefined && next.words === undefined) || (before.of === next.of && before.of !== undefined)) continue;
      if (boundedOverlap(before, next)) found.push({ what: told(before, next), owners: [before.owner, next.owner] });
    }
    open.length = kept;
    open.push(next);
  }
  return found;
}

function told({ words: a }: OverlapCandidate, { words: b }: OverlapCandidate): string {
  if (a !== undefined && b !== undefined) return `"${textOf(a)}" lies on "${textOf(b)}"`;
  const words = a ?? b;
  return `a line goes through "${words === undefined ? '' : textOf(words)}"`;
}
