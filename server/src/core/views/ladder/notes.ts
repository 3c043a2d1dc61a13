/** Notes, headings and reasons: how much room they have, and how their text breaks into it. */
import type { LifelineColumns } from './columns.js';
import type { RunStyle, TextRun } from './ladder.js';
import type { WideBlock } from './moments.js';
import { faces, rhythm } from './rhythm.js';
import { evenRuns } from './runs.js';

const STYLES: Readonly<Record<WideBlock['kind'], RunStyle>> = {
  note: 'plain',
  claim: 'wrong',
  asked: 'strong',
  reason: 'italic',
  section: 'plain',
  highlight: 'plain',
  fork: 'plain',
  unread: 'faint',
};

export const isHeading = (kind: WideBlock['kind']): boolean => kind === 'section' || kind === 'highlight' || kind === 'fork';

export const noteLines = (kind: WideBlock['kind'], text: string, room: number): readonly (readonly TextRun[])[] =>
  evenRuns(text, room, isHeading(kind) && kind !== 'fork' ? faces.section : faces.note, STYLES[kind]);

/** The widest line that is easy to read. */
const WIDEST = 330;
const WIDEST_HEADING = 600;

/** A heading stands between the outer lifelines. */
export function headingRoom({ x }: LifelineColumns): number {
  const wide = (x.at(-1) ?? 0) - (x[0] ?? 0);
  return wide === 0 ? rhythm.lane - 24 : Math.min(wide - 24, WIDEST_HEADING);
}

/** What a frame is for stands in its first lane. */
export const frameRoom = ({ x }: LifelineColumns): number =>
  Math.min((x[1] ?? (x[0] ?? 0) + rhythm.lane) - (x[0] ?? 0) - 24, WIDEST_HEADING);

/** One host's note leaves the other half of its lane free; one over several spans them. */
export function noteRoom({ x }: LifelineColumns, hosts: readonly number[]): number {
  const [first, last] = reach(hosts, x.length);
  const wide = (x[last] ?? 0) - (x[first] ?? 0);
  if (first !== last) return Math.max(220, Math.min(wide - 40, WIDEST));
  const [before, after] = [
    (x[first] ?? 0) - (x[first - 1] ?? Number.NEGATIVE_INFINITY),
    (x[first + 1] ?? Number.POSITIVE_INFINITY) - (x[first] ?? 0),
  ];
  return Math.min(Math.max(150, Math.min(before, after) * 0.7), 260);
}

/** Of none named, all. */
export const reach = (hosts: readonly number[], count: number): readonly [number, number] =>
  hosts.length === 0 ? [0, Math.max(0, count - 1)] : [Math.min(...hosts), Math.max(...hosts)];
