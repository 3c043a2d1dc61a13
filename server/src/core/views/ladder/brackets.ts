/** Brackets that measure the time between the first and the last thing of a stretch, outside of all else. */
import type { Trace } from '../../trace/trace.js';
import { type DrawnStretch, momentsIn, type StretchMoment, stretchesOf, stretchWords } from '../stretches.js';
import type { Bracket, TextRun } from './ladder.js';
import type { ClockLine } from './moments.js';
import { faces, rhythm } from './rhythm.js';
import { centred, runsWidth, stack, wrappedRuns } from './runs.js';

/** Where the brackets stand that are drawn outside of a lifeline, and how much room they take. */
export interface BracketMargins {
  readonly left: number;
  readonly right: number;
  readonly places: readonly BracketPlace[];
}

export interface BracketPlace {
  readonly stretch: DrawnStretch;
  readonly side: 'left' | 'right';
  /** From what else stands outside the lifeline. */
  readonly away: number;
  readonly lines: readonly (readonly TextRun[])[];
}

const FOOT = 8;
/** Before a bracket, and between it and its words. */
const APART = 10;

/** Those of the first host, and of none, at the left; those of one that goes on meanwhile further out. */
export function bracketMargins(trace: Trace): BracketMargins {
  const places: BracketPlace[] = [];
  const stretches = stretchesOf(trace).filter(({ look }) => look === 'measure');
  // the inner ones nearest to the lifelines
  for (const stretch of stretches.toReversed()) {
    const side = (stretch.host ?? 0) === 0 ? 'left' : 'right';
    const words = wordsOf(trace, stretch);
    const lines = words === '' ? [] : wrappedRuns(words, rhythm.sideText, faces.note);
    const inner = places.filter((each) => each.side === side && each.stretch.from < stretch.to && each.stretch.to > stretch.from);
    places.push({ stretch, side, lines, away: Math.max(0, ...inner.map(outerEdge)) + APART });
  }
  const most = (side: BracketPlace['side']): number => Math.max(0, ...places.filter((each) => each.side === side).map(outerEdge));
  return { left: most('left'), right: most('right'), places };
}

/** Where it is not clear whose it is, it says so. */
function wordsOf(trace: Trace, stretch: DrawnStretch): string {
  const words = stretchWords(trace, stretch);
  const { host } = stretch;
  const isInner = host !== undefined && host > 0 && host < trace.hosts.length - 1;
  return isInner ? `${trace.hosts[host]?.name ?? ''}: ${words}` : words;
}

const outerEdge = ({ away, lines }: BracketPlace): number =>
  away + Math.max(0, ...lines.map((line) => runsWidth(line, faces.note) + APART));

/** @param edges how far from the left edge what stands outside the first and the last lifeline begins */
export function bracketsOf(
  trace: Trace,
  timeline: ClockLine,
  edges: { readonly left: number; readonly right: number },
  { places }: BracketMargins,
): readonly Bracket[] {
  return places.flatMap(({ stretch, side, away, lines }) => {
    const heights = momentsIn(trace, stretch).flatMap((moment) => heightAt(timeline, moment, stretch.host));
    if (heights.length === 0) return [];
    const outward = side === 'left' ? -1 : 1;
    const x = edges[side] + outward * away;
    const [from, to] = [Math.min(...heights), Math.max(...heights, Math.min(...heights) + FOOT)];
    const at = { x: x + outward * (APART / 2 + 1), y: centred((from + to) / 2, lines.length, faces.note, rhythm.line) };
    const labels = stack(lines, at, { face: faces.note, anchor: side === 'left' ? 'end' : 'start', leading: rhythm.line });
    return [{ statement: stretch.from, last: stretch.to, x, from, to, foot: -outward * FOOT, labels }];
  });
}

function heightAt({ flights, events }: ClockLine, { step, kind }: StretchMoment, host: number | undefined): readonly number[] {
  if (kind === 'happens') return events.flatMap((event) => (event.step === step ? [event.y] : []));
  return flights.flatMap((flight) => {
    if (kind === 'departs') return flight.step === step ? [flight.depart] : [];
    const isHere = flight.steps.at(-1) === step && flight.end === 'arrives' && (host === undefined || flight.to === host);
    return isHere ? [flight.arrive] : [];
  });
}
