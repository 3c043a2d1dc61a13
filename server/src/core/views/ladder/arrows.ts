/** Messages as slanted arrows, and where along them their words have room. */
import type { Trace } from '../../trace/trace.js';
import type { Columns } from './columns.js';
import { type Crowd, crowdOf } from './crowd.js';
import { isWrong } from './label.js';
import type { Arrow, Box, Point, Words } from './ladder.js';
import type { Flight, Timeline } from './moments.js';
import { faces, rhythm } from './rhythm.js';
import { plain, stack } from './runs.js';

/** How far a message gets that is lost, or that nobody says more of. */
const PARTS = { lost: 0.6, open: 0.6, arrives: 1 } as const;
const MOST = 0.86;
/** Where what was not sent now comes into the picture. */
const GHOST = 0.3;

export function arrowsOf(trace: Trace, { flights }: Timeline, columns: Columns, boxes: readonly Box[]): readonly Arrow[] {
  const bare = flights.map((flight) => placed(trace, flight, columns));
  const crowd = crowdOf(bare, boxes);
  return bare.map((arrow, index) => ({ ...arrow, labels: labelsOf(arrow, index, columns, crowd) }));
}

function placed(trace: Trace, flight: Flight, { x, labels }: Columns): Arrow {
  const [a, b] = [x[flight.from] ?? 0, x[flight.to] ?? 0];
  const needed = ((labels.get(flight.step)?.width ?? 0) + 36) / Math.max(1, Math.abs(b - a));
  const part = flight.end === 'arrives' ? 1 : Math.min(Math.max(PARTS[flight.end], needed), MOST);
  const at = (part: number): Point => ({ x: a + (b - a) * part, y: flight.depart + (flight.arrive - flight.depart) * part });
  const wrong = flight.steps.some((index) => {
    const step = trace.steps[index];
    return step !== undefined && isWrong(step);
  });
  const [, arrival] = flight.steps;
  return {
    step: flight.step,
    ...(arrival === undefined ? {} : { arrival }),
    from: at(flight.ghost ? GHOST : 0),
    to: at(part),
    shape: flight.from === flight.to ? 'self' : 'line',
    end: flight.end,
    ghost: flight.ghost,
    look: wrong ? 'wrong' : flight.discarded === undefined ? 'plain' : 'dropped',
    labels: [],
  };
}

function labelsOf(arrow: Arrow, index: number, columns: Columns, crowd: Crowd): readonly Words[] {
  const label = columns.labels.get(arrow.step);
  if (label === undefined) return [];
  if (arrow.shape === 'self')
    return stack(label.lines, { x: arrow.from.x + 44, y: arrow.from.y + 14 }, { face: faces.label, anchor: 'start', leading: rhythm.line });
  const place = crowd.place(index, label.width, label.lines.length, lanesOf(arrow, label.width, columns));
  const angle = angleOf(arrow);
  const count = label.lines.length;
  const stacked = stack(label.lines, place, { face: faces.label, anchor: 'middle', leading: rhythm.line, angle });
  const lines = stacked.map((line, at) => ({
    ...line,
    at: shifted(place, angle, place.below ? 14 + at * rhythm.line : -5 - (count - 1 - at) * rhythm.line),
  }));
  const under = shifted(place, angle, place.below ? 13 + count * rhythm.line : 13);
  const tag =
    label.tag === '' ? [] : stack([plain(label.tag, 'italic')], under, { face: faces.small, anchor: 'middle', leading: 0, angle });
  return place.crowded || spans(arrow, columns) ? [...lines, ...tag].map((line) => ({ ...line, halo: true })) : [...lines, ...tag];
}

const spans = ({ from, to }: Arrow, { x }: Columns): boolean =>
  x.some((stop) => stop > Math.min(from.x, to.x) + 1 && stop < Math.max(from.x, to.x) - 1);

/** The middles of the lanes that it crosses and that are wide enough, the receiver's first; as parts of the way. */
function lanesOf({ from, to, end }: Arrow, width: number, { x }: Columns): readonly number[] {
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
  const stops = [left, ...x.filter((stop) => stop > left + 1 && stop < right - 1), right];
  const lanes = stops.slice(1).map((stop, lane) => [stops[lane] ?? left, stop] as const);
  const wide = lanes.filter(([a, b]) => b - a > width + 16).map(([a, b]) => ((a + b) / 2 - from.x) / (to.x - from.x));
  return end !== 'arrives' || stops.length === 2 || wide.length === 0 ? [0.5] : wide.sort((a, b) => b - a);
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
