/** Messages and arrivals: straight, slanted from sending to arrival, lost half-way, seen to leave and never to come. */
import type { ArrivalMark, MessageMark } from '../../../contract/messages.js';
import { set, svg } from '../svg.js';
import { pairOf } from './columns.js';
import { type LabelRow, rowOf, wordsOf, writeRow } from './label.js';
import { metrics } from './metrics.js';
import type { MessagePiece } from './pieces.js';
import { badge, type Scene } from './scene.js';

interface Segment2D {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** How far a message gets, as a part of its way. */
const lostAt = 0.58;
const unknownAt = 0.72;

export function drawMessage(mark: MessageMark, piece: MessagePiece, scene: Scene): SVGGElement {
  const whole = lineOf(mark, scene);
  const end = mark.fate === 'lost' ? lostAt : mark.fate === 'in-flight' && mark.arrivals.length === 0 ? unknownAt : 1;
  const line = shorten(whole, end);
  const group = scene.group(`hs-message hs-${mark.fate}${mark.stray ? ' hs-stray' : ''}${mark.discarded ? ' hs-discarded' : ''}`, mark);
  group.append(hitArea(whole, wordsOf(mark) !== ''), straight(piece.line, line));
  if (end < 1) group.append(svg('path', { class: 'hs-rest', d: `M${line.x2} ${line.y2}L${whole.x2} ${whole.y2}` }));
  if (mark.fate === 'lost') group.append(cross(line));
  else if (mark.fate === 'delivered' || mark.arrivals.length === 0) group.append(head(line));
  group.append(...text(mark, piece, whole, scene));
  return group;
}

/** The head of what was sent before; a second arrival has a line of its own, and so has one whose sending is not in the picture. */
export function drawArrival(mark: ArrivalMark, piece: MessagePiece, scene: Scene): SVGGElement {
  const y2 = scene.at(mark.record);
  const y1 = mark.sent === undefined ? y2 - metrics.arrival : scene.at(mark.sent);
  const line = between(mark.from, mark.to, y1, y2, scene);
  const group = scene.group(`hs-message hs-arrival${mark.duplicate ? ' hs-stray' : ''}${mark.discarded ? ' hs-discarded' : ''}`, mark);
  const own = mark.duplicate || mark.sent === undefined;
  group.append(hitArea(own ? line : { ...line, ...pointOn(line, 0.7) }, false));
  if (own) group.append(straight(piece.line, line));
  group.append(head(line));
  if (own)
    group.append(
      ...alongside({
        row: rowOf({ parts: mark.parts, flaws: mark.flaws }, undefined, scene.measure),
        line,
        mark,
        element: piece.text,
        turn: turnOf(line),
      }),
    );
  return group;
}

function lineOf(mark: MessageMark, scene: Scene): Segment2D {
  const y = scene.at(mark.record);
  const arrival = mark.arrivals[0];
  const fall = mark.fate === 'in-flight' ? y + metrics.open : scene.end(mark.record);
  return between(mark.from, mark.to, y, arrival === undefined ? fall : scene.at(arrival), scene);
}

function between(from: number, to: number, y1: number, y2: number, scene: Scene): Segment2D {
  const [a, b] = [scene.x(from), scene.x(to)];
  const inward = a <= b ? metrics.lane / 2 + 1 : -metrics.lane / 2 - 1;
  return { x1: a + inward, y1, x2: b - inward, y2 };
}

const shorten = (line: Segment2D, part: number): Segment2D => {
  const end = pointOn(line, part);
  return { ...line, x2: end.x1, y2: end.y1 };
};

const pointOn = (line: Segment2D, part: number): { readonly x1: number; readonly y1: number } => ({
  x1: line.x1 + (line.x2 - line.x1) * part,
  y1: line.y1 + (line.y2 - line.y1) * part,
});

const angleOf = (line: Segment2D): number => (Math.atan2(line.y2 - line.y1, line.x2 - line.x1) * 180) / Math.PI;

function straight(element: SVGElement, line: Segment2D): SVGElement {
  for (const { name } of [...element.attributes]) element.removeAttribute(name);
  if (element instanceof SVGPathElement) set(element, { d: `M${line.x1} ${line.y1}L${line.x2} ${line.y2}` });
  else set(element, { ...line });
  set(element, { class: 'hs-line' });
  return element;
}

/** Around the line and the text on it, turned with them: where a pointer finds the message, and what is lit. */
function hitArea(line: Segment2D, hasWords: boolean): SVGElement {
  const rightwards = line.x2 >= line.x1;
  const width = Math.hypot(line.x2 - line.x1, line.y2 - line.y1);
  const place = `translate(${line.x1} ${line.y1}) rotate(${turnOf(line)})`;
  return svg('rect', { class: 'hs-hit', transform: place, x: rightwards ? 0 : -width, y: -26, width, height: hasWords ? 45 : 35, rx: 6 });
}

const head = (line: Segment2D): SVGElement =>
  svg('path', {
    class: 'hs-head',
    d: 'M0 0L-9.5 -4.2L-7.5 0L-9.5 4.2Z',
    transform: `translate(${line.x2} ${line.y2}) rotate(${angleOf(line)})`,
  });

const cross = (line: Segment2D): SVGElement =>
  svg('path', { class: 'hs-cross', d: 'M-4.5 -4.5L4.5 4.5M-4.5 4.5L4.5 -4.5', transform: `translate(${line.x2} ${line.y2})` });

function text(mark: MessageMark, piece: MessagePiece, line: Segment2D, scene: Scene): readonly SVGElement[] {
  const slanted = scene.slants.has(mark.record);
  const row = rowOf({ parts: mark.parts, flaws: mark.flaws }, slanted ? undefined : scene.columns.get(pairOf(mark)), scene.measure);
  const level = slanted && scene.isBusy(line.y1, line.y2);
  return alongside({
    row,
    line,
    mark,
    element: piece.text,
    start: slanted ? 14 : undefined,
    room: hop(mark, scene),
    turn: level ? 0 : turnOf(line),
  });
}

/** Of a message that passes other lifelines. */
function hop({ from, to }: MessageMark, scene: Scene): number | undefined {
  return Math.abs(to - from) > 1 ? Math.abs(scene.x(from + Math.sign(to - from)) - scene.x(from)) : undefined;
}

interface Lettering {
  readonly row: LabelRow;
  readonly line: Segment2D;
  readonly mark: MessageMark | ArrivalMark;
  readonly element: SVGTextElement | undefined;
  /** How far from the sender; else in the middle. */
  readonly start?: number | undefined;
  /** How far the next lifeline is; the text stands before it. */
  readonly room?: number | undefined;
  readonly turn: number;
}

/** On its line: names and numbers above, what there is to say of it below. Where other rows cross, it stays level at the sender's end. */
function alongside({ row, line, mark, element, start, room, turn }: Lettering): readonly SVGElement[] {
  const rightwards = line.x2 >= line.x1;
  const length = Math.hypot(line.x2 - line.x1, line.y2 - line.y1);
  const from = start ?? (room ?? length) / 2 - row.width / 2;
  const x = rightwards ? from : -from - row.width;
  const place = `translate(${line.x1} ${line.y1})${Math.abs(turn) < 0.01 ? '' : ` rotate(${turn})`}`;
  const wrong = mark.flaws.some((flaw) => flaw.severity === 'error') ? [badge(x - 14, -13.5)] : [];
  return [svg('g', { transform: place }, writeRow(row, x, -9, element), ...said(mark, rightwards), ...wrong)];
}

function said(mark: MessageMark | ArrivalMark, rightwards: boolean): readonly SVGElement[] {
  const words = wordsOf(mark);
  if (words === '') return [];
  return [svg('text', { class: 'hs-tag', x: rightwards ? 14 : -14, y: 14, 'text-anchor': rightwards ? 'start' : 'end' }, words)];
}

/** Text is never upside down. */
const turnOf = (line: Segment2D): number =>
  line.x2 >= line.x1 ? angleOf(line) : (Math.atan2(line.y1 - line.y2, line.x1 - line.x2) * 180) / Math.PI;
