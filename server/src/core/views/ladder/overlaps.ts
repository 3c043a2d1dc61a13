/** What lies on what in a ladder: words on words, and lines through words. */

import { cornersOf, extentOf, overlap, type Polygon, shapeOf, sidesOf, type UprightExtent } from './geometry.js';
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

interface OverlapCandidate extends UprightExtent {
  readonly shape: Polygon;
  readonly owner: Owner;
  readonly text?: string;
  /** Pieces of one thing may touch. */
  readonly of: unknown;
}

function piece(shape: Polygon, owner: Owner, of: unknown, text?: string): OverlapCandidate {
  return { shape, owner, of, ...extentOf(shape), ...(text === undefined ? {} : { text }) };
}

const wordsIn = (words: readonly TextAt[], owner: Owner, of: unknown): readonly OverlapCandidate[] =>
  words.flatMap((line) => (line.runs.length === 0 ? [] : [piece(shapeOf(line), owner, of, line.runs.map(({ text }) => text).join(''))]));

function texts(ladder: Ladder): readonly OverlapCandidate[] {
  return [
    ...wordsIn(ladder.heading, {}, 'heading'),
    ...ladder.lifelines.flatMap((each) => wordsIn(each.label, {}, each)),
    ...ladder.boxes.flatMap((each) => wordsIn(each.label, { statement: each.statement }, each)),
    ...ladder.brackets.flatMap((each) => wordsIn(each.labels, { statement: each.statement }, each)),
    ...ladder.bands.flatMap((each) => wordsIn(each.label, { statement: each.statement }, each)),
    ...ladder.states.flatMap((each) => wordsIn([each.label], each.step === undefined ? {} : { step: each.step }, each)),
    ...ladder.arrows.flatMap((each) => wordsIn(each.labels, { step: each.step }, each)),
    ...ladder.events.flatMap((each) => wordsIn(each.labels, { step: each.step }, each)),
    ...ladder.notes.flatMap((each) => wordsIn(each.labels, { statement: each.statement }, each)),
    ...ladder.ticks.flatMap((each) => wordsIn([each.label], {}, each)),
  ];
}

function lines(ladder: Ladder): readonly OverlapCandidate[] {
  return [
    ...ladder.arrows.flatMap((each) => wayOf(each).map((shape) => piece(shape, { step: each.arrival ?? each.step }, undefined))),
    ...ladder.timers.map((each) => piece(uprightOf(each), { step: each.step }, undefined)),
    ...ladder.brackets.map((each) => piece(uprightOf(each), { statement: each.statement }, each)),
    ...ladder.events.flatMap((each) => (each.leader ? [piece([each.leader.from, each.leader.to], { step: each.step }, each)] : [])),
    ...ladder.notes.flatMap((each) =>
      each.look === 'reason' ? [] : sidesOf(cornersOf(each)).map((side) => piece(side, { statement: each.statement }, each)),
    ),
    ...ladder.states.flatMap((each) =>
      sidesOf(cornersOf(each)).map((side) => piece(side, each.step === undefined ? {} : { step: each.step }, each)),
    ),
  ];
}

const uprightOf = ({ x, from, to }: Pick<Timer, 'x' | 'from' | 'to'>): Polygon => [
  { x, y: from },
  { x, y: to },
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
  const pieces = [...texts(ladder), ...lines(ladder)].sort((a, b) => a.top - b.top);
  const found: Overlap[] = [];
  let open: OverlapCandidate[] = [];
  for (const next of pieces) {
    open = open.filter(({ bottom }) => bottom > next.top);
    for (const before of open) {
      const both = before.of !== next.of || before.of === undefined ? between(before, next) : NONE;
      if (both.length > 0) found.push(...both);
    }
    open.push(next);
  }
  return found;
}

const NONE: readonly Overlap[] = [];

function between(a: OverlapCandidate, b: OverlapCandidate): readonly Overlap[] {
  if (a.text === undefined && b.text === undefined) return NONE;
  if (a.right <= b.left || b.right <= a.left || !overlap(a.shape, b.shape)) return NONE;
  const what =
    a.text !== undefined && b.text !== undefined ? `"${a.text}" lies on "${b.text}"` : `a line goes through "${a.text ?? b.text ?? ''}"`;
  return [{ what, owners: [a.owner, b.owner] }];
}
