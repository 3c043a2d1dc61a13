/** How far apart the lifelines stand: each pair as its texts need it. Pure. */
import type { Mark, MessageMark } from '../../../contract/messages.js';
import { type LabelColumns, type Measure, pairOf } from './columns.js';
import { rowOf, wordsOf } from './label.js';

const least = 210;
const margin = 72;
/** What two texts that cross leave between them. */
const crossing = 84;
const apart = 20;
const mostBelow = 480;
/** Half a pill, where a host has neighbours on both sides. */
const inner = 52;

export interface Texts {
  readonly columns: ReadonlyMap<string, LabelColumns>;
  readonly slants: ReadonlySet<number>;
  readonly measure: Measure;
  readonly measureNote: Measure;
}

export function spread(marks: readonly Mark[], headers: readonly number[], texts: Texts): readonly number[] {
  const hosts = headers.length;
  const between = headers.slice(1).map((width, index) => Math.max(least, (width + (headers[index] ?? 0)) / 2 + apart));
  const needs = [...needsOf(marks, texts)].sort(([a], [b]) => spanOf(a) - spanOf(b));
  for (const [pair, need] of needs) widen(between, pair, need + (hosts > 2 ? inner : 0));
  const places = [0];
  for (const distance of between) places.push((places.at(-1) ?? 0) + distance);
  return places;
}

/** A text stands between its sender and the next lifeline on the way. */
const hopOf = ({ from, to }: { readonly from: number; readonly to: number }): string => pairOf({ from, to: from + Math.sign(to - from) });

function needsOf(marks: readonly Mark[], texts: Texts): ReadonlyMap<string, number> {
  const { columns, slants, measure } = texts;
  const below = wordsBelow(marks, texts);
  const messages = marks.filter((mark): mark is MessageMark => mark.kind === 'message');
  const needs = new Map<string, number>();
  for (const [hop, group] of Map.groupBy(messages, hopOf)) {
    const straight = group.filter((mark) => !slants.has(mark.record)).map((mark) => widthOf(mark, columns.get(pairOf(mark)), measure));
    const slanted = (way: (mark: MessageMark) => boolean): number =>
      Math.max(0, ...group.filter((mark) => slants.has(mark.record) && way(mark)).map((mark) => widthOf(mark, undefined, measure)));
    const [there, back] = [slanted((mark) => mark.from < mark.to), slanted((mark) => mark.from > mark.to)];
    const crossed = there && back ? there + back + crossing : there + back + margin;
    needs.set(hop, Math.max(crossed, margin + Math.max(0, ...straight), below.get(hop) ?? 0));
  }
  return needs;
}

const widthOf = (mark: MessageMark, columns: LabelColumns | undefined, measure: Measure): number =>
  rowOf({ parts: mark.parts, flaws: mark.flaws }, columns, measure).width;

/** What is said below the lines: by the sender, and by a receiver that drops it. */
function wordsBelow(marks: readonly Mark[], { measureNote }: Texts): ReadonlyMap<string, number> {
  const needs = new Map<string, number>();
  let carried: Mark | undefined;
  let said = 0;
  for (const mark of marks) {
    if (mark.kind === 'message' || mark.kind === 'arrival') {
      carried = mark;
      said = measureNote(wordsOf(mark)) + apart;
    }
    if (mark.kind === 'reason') said += measureNote(mark.text) + apart;
    if (carried && 'from' in carried) needs.set(hopOf(carried), Math.min(mostBelow, Math.max(needs.get(hopOf(carried)) ?? 0, said)));
  }
  return needs;
}

const endsOf = (pair: string): readonly [number, number] => {
  const [from = 0, to = 0] = pair.split('-').map(Number);
  return [from, to];
};

const spanOf = (pair: string): number => endsOf(pair)[1] - endsOf(pair)[0];

function widen(between: number[], pair: string, need: number): void {
  const [from, to] = endsOf(pair);
  const have = between.slice(from, to).reduce((sum, distance) => sum + distance, 0);
  const more = Math.max(0, need - have) / Math.max(1, to - from);
  for (let index = from; index < to; index += 1) between[index] = (between[index] ?? least) + more;
}
