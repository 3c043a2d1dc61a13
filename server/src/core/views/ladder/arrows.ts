/** Messages as slanted arrows, and where along them their words have room. */
import type { Trace } from '../../trace/trace.js';
import type { LifelineColumns } from './columns.js';
import { type Crowd, crowdOf } from './crowd.js';
import { isWrongAt } from './label.js';
import type { Arrow, Point, Rectangle, TextAt } from './ladder.js';
import type { ClockLine, DrawnFlight } from './moments.js';
import { faces, rhythm } from './rhythm.js';
import { type LabelLine, placed, plain, runsWidth, stack } from './runs.js';

/** How far a message gets that is lost, or that nobody says more of. */
const PARTS = { lost: 0.6, open: 0.6, arrives: 1 } as const;
const MOST = 0.86;
/** Where what was not sent now comes into the picture. */
const GHOST = 0.3;

/** `boxesFor` places what else stands among the arrows, once their lines are known. */
export function arrowsOf(
  trace: Trace,
  { flights }: ClockLine,
  columns: LifelineColumns,
  boxesFor: (lines: readonly Arrow[]) => readonly Rectangle[],
): readonly Arrow[] {
  const bare = flights.map((flight) => arrowOf(trace, flight, columns));
  const boxes = boxesFor(bare);
  const crowd = crowdOf(bare, boxes, columns.x);
  for (const [index, arrow] of bare.entries()) {
    arrow.labels = labelsOf(arrow, index, columns, crowd);
    const [first] = arrow.labels;
    if (arrow.look === 'wrong' && first !== undefined) arrow.badge = badgeBefore(first);
  }
  return bare;
}

/** Its labels come when all arrows are known. */
type UnlabelledArrow = Arrow & { labels: readonly TextAt[]; badge?: Point };

/** Turned with the words. */
function badgeBefore({ at, width, anchor, angle = 0 }: TextAt): Point {
  const along = -(anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0) - 12;
  const radians = (angle * Math.PI) / 180;
  return shifted({ x: at.x + Math.cos(radians) * along, y: at.y + Math.sin(radians) * along }, angle, -4.5);
}

function arrowOf(trace: Trace, flight: DrawnFlight, { x, labels }: LifelineColumns): UnlabelledArrow {
  const [a, b] = [x[flight.from] ?? 0, x[flight.to] ?? 0];
  const needed = ((labels[flight.step]?.width ?? 0) + 36) / Math.max(1, Math.abs(b - a));
  const part = flight.end === 'arrives' ? 1 : Math.min(Math.max(PARTS[flight.end], needed), MOST);
  const at = (part: number): Point => ({ x: a + (b - a) * part, y: flight.depart + (flight.arrive - flight.depart) * part });
  const arrival = flight.steps[1];
  const look = flight.steps.some((index) => isWrongAt(trace, index)) ? 'wrong' : flight.discarded === undefined ? 'plain' : 'dropped';
  const [from, to] = [at(flight.ghost ? GHOST : 0), at(part)];
  const shape = flight.from === flight.to ? 'self' : 'line';
  const { step, end, ghost } = flight;
  if (arrival === undefined) return { step, from, to, shape, end, ghost, look, labels: [] };
  return { step, arrival, from, to, shape, end, ghost, look, labels: [] };
}

function labelsOf(arrow: Arrow, index: number, columns: LifelineColumns, crowd: Crowd): readonly TextAt[] {
  const label = columns.labels[arrow.step];
  if (label === undefined) return [];
  const { lines, width, tag } = label;
  if (arrow.shape === 'self') return besideLoop(arrow, lines, arrow.look === 'wrong' ? 66 : 44);
  const under = plain(tag, 'italic');
  const tagged = runsWidth(under, faces.small);
  const place = crowd.place(index, { width, lines: lines.length, tag: tagged, lanes: lanesOf(arrow, width, columns) });
  const angle = angleOf(arrow);
  const halo = place.crowded || spans(arrow, columns);
  const words = lines.map((line, at) => {
    const down = place.below ? 14 + at * rhythm.line : -5 - (lines.length - 1 - at) * rhythm.line;
    return placed(line.runs, line.width, shifted(place, angle, down), { face: faces.label, anchor: 'middle', angle, halo });
  });
  if (tag === '') return words;
  const at = shifted(place, angle, place.below ? 13 + lines.length * rhythm.line : 13);
  return [...words, placed(under, tagged, at, { face: faces.small, anchor: 'middle', angle, halo })];
}

/** @param away from the lifeline; a badge stands before the words */
function besideLoop({ from }: Arrow, lines: readonly LabelLine[], away: number): readonly TextAt[] {
  const at = { x: from.x + away, y: from.y + 14 };
  return stack(
    lines.map(({ runs }) => runs),
    at,
    { face: faces.label, anchor: 'start', leading: rhythm.line },
  );
}

const spans = ({ from, to }: Arrow, { x }: LifelineColumns): boolean =>
  x.some((stop) => stop > Math.min(from.x, to.x) + 1 && stop < Math.max(from.x, to.x) - 1);

const MIDDLE = [0.5] as const;

/** The middles of the lanes that it crosses and that are wide enough, the receiver's first; as parts of the way. */
function lanesOf({ from, to, end }: Arrow, width: number, { x }: LifelineColumns): readonly number[] {
  if (x.length === 2) return MIDDLE;
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
  const stops = [left, ...x.filter((stop) => stop > left + 1 && stop < right - 1), right];
  const lanes = stops.slice(1).map((stop, lane) => [stops[lane] ?? left, stop] as const);
  const wide = lanes.filter(([a, b]) => b - a > width + 16).map(([a, b]) => ((a + b) / 2 - from.x) / (to.x - from.x));
  return end !== 'arrives' || stops.length === 2 || wide.length === 0 ? MIDDLE : wide.sort((a, b) => b - a);
}

/** Of the line, read from left to right. */
function angleOf({ from, to }: Arrow): number {
  const [dx, dy] = from.x <= to.x ? [to.x - from.x, to.y - from.y] : [from.x - to.x, from.y - to.y];
  return (Math.atan2(dy, dx) * 180) / Math.PI;
}

/** `by` points below the line. */
function shifted({ x, y }: Point, angle: number, by: number): Point {
  const radians = (angle * Math.PI) / 180;
  return { x: x - Math.sin(radians) * by, y: y + Math.cos(radians) * by };
}
