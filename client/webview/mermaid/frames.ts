/** Frames around what is highlighted, done on some ways only, or again; and boxes around hosts. */
import type { BoxedHosts, FrameMark, Mark } from '../../../contract/messages.js';
import { svg } from '../svg.js';
import type { Measure } from './columns.js';
import { metrics } from './metrics.js';
import { lineHeight, linesOf } from './notes.js';
import type { Scene } from './scene.js';

export interface FrameBox {
  readonly mark: FrameMark;
  readonly top: number;
  readonly bottom: number;
  readonly depth: number;
  /** Where another way begins. */
  readonly cuts: readonly number[];
}

interface FrameRoom {
  /** Height of the lines of a title before its last. */
  readonly more: (record: number) => number;
  readonly bottom: number;
}

/** The outer ones first. One whose end is not drawn reaches down to the bottom. Pure. */
export function framesOf(marks: readonly Mark[], at: ReadonlyMap<number, number>, room: FrameRoom): readonly FrameBox[] {
  const frames: FrameBox[] = [];
  const open: { readonly mark: FrameMark; readonly top: number; readonly cuts: number[] }[] = [];
  const close = (end: number): void => {
    const frame = open.pop();
    if (frame !== undefined) frames.push({ ...frame, bottom: end, depth: open.length });
  };
  for (const mark of marks) {
    if (mark.kind !== 'frame') continue;
    const y = at.get(mark.record) ?? 0;
    const top = mark.look === 'highlight' ? y : y - metrics.frameTitle - room.more(mark.record);
    if (mark.edge === 'begin') open.push({ mark, top, cuts: [] });
    else if (mark.edge === 'end') close(y);
    else open.at(-1)?.cuts.push(top);
  }
  while (open.length > 0) close(room.bottom - 8);
  return frames.sort((a, b) => a.depth - b.depth);
}

/** Inside the frames around it. */
const INSET = 4;

export function drawFrame({ mark, top, bottom, depth, cuts }: FrameBox, left: number, right: number, scene: Scene): SVGGElement {
  const [x, width] = [left + depth * INSET, right - left - 2 * depth * INSET];
  const group = scene.group('hs-frame', mark);
  group.append(
    svg('rect', { class: mark.look === 'highlight' ? 'hs-highlight-rim' : 'hs-frame-rim', x, y: top, width, height: bottom - top, rx: 6 }),
    ...cuts.map((y) => svg('path', { class: 'hs-frame-cut', d: `M${x} ${y}h${width}` })),
  );
  return group;
}

/** The word for what it is, and its title. */
const wordsOfFrame = ({ edge, look, text }: FrameMark): string => `${edge === 'else' ? 'else' : look} ${text}`.trim();

/** Lines of a title; it stands in the first lane. */
export const titleLines = (mark: FrameMark, lane: number, measure: Measure): readonly string[] =>
  mark.look === 'highlight' || mark.edge === 'end' ? [] : linesOf(wordsOfFrame(mark), measure, Math.max(120, lane - 2 * ASIDE));

/** From the lifeline to the title. */
const ASIDE = 14;

export function drawFrameTitle(mark: FrameMark, scene: Scene): SVGGElement {
  const group = scene.group('hs-frame-title', mark);
  const [x, y] = [scene.x(0) + ASIDE, scene.at(mark.record)];
  const lines = titleLines(mark, scene.hosts > 1 ? scene.x(1) - scene.x(0) : Number.POSITIVE_INFINITY, scene.measureNote);
  lines.forEach((line, index) => {
    const word = index === 0 ? (line.split(' ')[0] ?? '') : '';
    const sign = word === '' ? [] : [svg('tspan', { class: 'hs-frame-sign' }, word)];
    group.append(
      svg('text', { class: 'hs-frame-words', x, y: y - (lines.length - 1 - index) * lineHeight }, ...sign, line.slice(word.length)),
    );
  });
  return group;
}

/** From above the heads down, with their titles. Those at the edge of the picture reach to it. */
export function drawBoxes(boxes: readonly BoxedHosts[], scene: Scene, { left, right, bottom }: PictureEdges): readonly SVGGElement[] {
  const levels = Math.max(0, ...boxes.map(({ level }) => level + 1));
  return boxes.map(({ from, to, level, title }) => {
    const inset = level * INSET;
    const x = (from === 0 ? left : scene.x(from) - (scene.heads[from] ?? 0) / 2 - BESIDE) + inset;
    const end = (to === scene.hosts - 1 ? right : scene.x(to) + (scene.heads[to] ?? 0) / 2 + BESIDE) - inset;
    const top = -metrics.box * (levels - level) - BESIDE;
    return svg(
      'g',
      { class: 'hs-hosts-box', 'aria-hidden': 'true' },
      svg('rect', { class: 'hs-hosts-rim', x, y: top, width: end - x, height: bottom - inset - top, rx: 8 }),
      svg(
        'text',
        { class: 'hs-hosts-title', x: (scene.x(from) + scene.x(to)) / 2, y: top + metrics.box - 5, 'text-anchor': 'middle' },
        title,
      ),
    );
  });
}

const BESIDE = 8;

interface PictureEdges {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}
