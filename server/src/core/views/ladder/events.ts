/** Calls and timers, beside the lifelines on which they happen. */
import type { Trace } from '../../trace/trace.js';
import type { LifelineColumns } from './columns.js';
import { isWrongAt } from './label.js';
import type { LadderEvent, StateBox, Timer } from './ladder.js';
import type { ClockLine, HostEvent } from './moments.js';
import { faces, rhythm } from './rhythm.js';
import { centred, runsWidth, stack } from './runs.js';

export const eventsOf = (
  trace: Trace,
  timeline: ClockLine,
  columns: LifelineColumns,
  states: readonly StateBox[],
): readonly LadderEvent[] =>
  timeline.events.map((event) =>
    isInner(event.host, columns) ? amidst(trace, event, columns, timerAside(event, states)) : beside(trace, event, columns),
  );

const isInner = (host: number, { x }: LifelineColumns): boolean => host > 0 && host < x.length - 1;

/** 1 to the right of the last lifeline, -1 to the left of the first. */
const outward = (host: number): number => (host === 0 ? -1 : 1);

const statesBeside = (host: number, columns: LifelineColumns): number => (host === 0 ? columns.left : columns.right).states;

function beside(trace: Trace, { step, host, y, lines, words, since }: HostEvent, columns: LifelineColumns): LadderEvent {
  const [x, away, side] = [columns.x[host] ?? 0, outward(host), statesBeside(host, columns)];
  const edge = x + away * (side + 4);
  const at = { x: x + away * (side + 22), y: centred(words, lines.length, faces.note, rhythm.line) };
  const labels = stack(lines, at, { face: faces.note, anchor: away < 0 ? 'end' : 'start', leading: rhythm.line });
  const leader = since === undefined ? { leader: { from: { x: edge, y }, to: { x: x + away * (side + 18), y: words } } } : {};
  return { step, at: { x, y }, labels, wrong: isWrongAt(trace, step), ...leader };
}

/** Among arrows words need a ground of their own. */
function amidst(trace: Trace, { step, host, y, lines, since }: HostEvent, columns: LifelineColumns, timer: number): LadderEvent {
  // its words stand beyond its timer
  const x = (columns.x[host] ?? 0) + (since === undefined ? 0 : Math.max(0, timer - INNER_TIMER));
  const width = Math.max(...lines.map((line) => runsWidth(line, faces.note))) + 14;
  const height = lines.length * rhythm.line + 4;
  // the state to which it leads stands below
  const middle = y + 2 - height / 2;
  const labels = stack(
    lines,
    { x: x + 18, y: centred(middle, lines.length, faces.note, rhythm.line) },
    { face: faces.note, anchor: 'start', leading: rhythm.line },
  );
  return {
    step,
    at: { x: columns.x[host] ?? 0, y },
    labels,
    wrong: isWrongAt(trace, step),
    box: { x: x + 11, y: middle - height / 2, width, height },
  };
}

/** So far beside an inner lifeline its timers run if no state stands in their way. */
const INNER_TIMER = 15;

/** How far beside an inner lifeline a timer runs: clear of the states that stand there meanwhile. */
function timerAside({ host, y, since = y }: HostEvent, states: readonly StateBox[]): number {
  const met = states.filter((each) => each.host === host && each.place === 'line' && each.y < y && each.y + each.height > since);
  return Math.max(INNER_TIMER, ...met.map(({ width }) => width / 2 + 8));
}

export const timersOf = (timeline: ClockLine, columns: LifelineColumns, states: readonly StateBox[]): readonly Timer[] =>
  timeline.events.flatMap((event) => {
    const { step, host, y, since } = event;
    if (since === undefined) return [];
    const isAmidst = isInner(host, columns);
    const away = isAmidst ? 1 : outward(host);
    const side = isAmidst ? timerAside(event, states) : statesBeside(host, columns) + 13;
    return [{ step, x: (columns.x[host] ?? 0) + away * side, from: since, to: y, foot: -away * 8 }];
  });
