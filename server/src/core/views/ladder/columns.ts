/** Where the lifelines stand: as far apart as the words between them need, with room for states, calls and timers at the sides. */
import type { EventStep, Trace } from '../../trace/trace.js';
import { eventText } from '../sequence-text.js';
import { type BracketMargins, bracketMargins } from './brackets.js';
import { type Label, type LabelledMessage, type Labels, labelOf } from './label.js';
import type { TextRun } from './ladder.js';
import { textWidth } from './measure.js';
import { faces, rhythm } from './rhythm.js';
import { evenRuns, plain, runsWidth } from './runs.js';
import { statesSeen } from './states-seen.js';

export interface LifelineColumns {
  /** x of each lifeline. */
  readonly x: readonly number[];
  readonly left: Margin;
  readonly right: Margin;
  readonly width: number;
  readonly labels: Labels;
  readonly brackets: BracketMargins;
  readonly host: (name: string) => number;
}

/** What stands outside an outer lifeline. */
export interface Margin {
  readonly states: number;
  readonly words: number;
}

/** `spread` widens the lanes. */
export function columnsOf(trace: Trace, states: boolean, spread: number): LifelineColumns {
  const places = new Map(trace.hosts.map((host, index) => [host.name, index]));
  const host = (name: string): number => places.get(name) ?? 0;
  const labels = trace.steps.map((step) => (step.kind === 'event' ? undefined : labelOf(trace, step)));
  const last = trace.hosts.length - 1;
  const left = sideOf(trace, 0, states);
  const right = last > 0 ? sideOf(trace, last, states) : { states: 0, words: 0 };
  const lanes = lanesOf(trace, labels, host);
  const brackets = bracketMargins(trace);
  const start = rhythm.margin + brackets.left + Math.max(left.words + left.states, headWidth(trace, 0) / 2);
  const x = [start];
  for (const lane of lanes) x.push((x.at(-1) ?? start) + lane * spread);
  const place = (name: string): number => x[host(name)] ?? start;
  const wide = labels.map((label, index) => {
    const step = trace.steps[index];
    if (label === undefined || label.lines.length === 1 || step === undefined || step.kind === 'event') return label;
    return labelOf(trace, step, Math.max(rhythm.label, ROOMY * laneOf(step, x, place)));
  });
  const end = (x.at(-1) ?? start) + Math.max(right.words + right.states, headWidth(trace, last) / 2, last > 0 ? 0 : rhythm.lane);
  return { x, left, right, labels: wide, brackets, host, width: Math.ceil(end + brackets.right + rhythm.margin) };
}

/** The part of a lane beyond which the words of an arrow go on in the next line. */
const ROOMY = 0.5;

/** Width of the widest lane that a message crosses. */
function laneOf({ from, to }: LabelledMessage, x: readonly number[], place: (name: string) => number): number {
  const [left, right] = [Math.min(place(from), place(to)), Math.max(place(from), place(to))];
  const stops = x.filter((stop) => stop >= left && stop <= right);
  return Math.max(0, ...stops.slice(1).map((stop, index) => stop - (stops[index] ?? stop)));
}

export const headWidth = (trace: Trace, host: number): number => Math.max(72, textWidth(trace.hosts[host]?.label ?? '', faces.head) + 30);

function sideOf(trace: Trace, host: number, states: boolean): Margin {
  const name = trace.hosts[host]?.name ?? '';
  let widest = 0;
  for (const state of states ? statesSeen(trace, name) : []) widest = Math.max(widest, textWidth(state, faces.state));
  let words = 0;
  for (const step of trace.steps)
    if (step.kind === 'event' && step.host === name)
      for (const line of eventLines(step)) words = Math.max(words, runsWidth(line, faces.note) + 30);
  return { states: widest > 0 ? Math.max(72, widest + 20) + rhythm.apart : 0, words };
}

/** `close`, and below it what the author calls it. */
export function eventLines(step: EventStep): readonly (readonly TextRun[])[] {
  const name = eventText({ ...step, label: '' });
  if (step.label === '') return [plain(name, 'strong')];
  const longest = Math.max(...step.label.split(/\s+/).map((word) => textWidth(word, faces.note)));
  const room = Math.min(Math.max(rhythm.sideText, Math.ceil(longest)), LONGEST_WORD);
  return [plain(name, 'strong'), ...evenRuns(step.label, room, faces.note, 'italic')];
}

/** Names such as `shutdown(SHUT_RDWR)` stay whole up to this width. */
const LONGEST_WORD = 180;

/** Each lane is as wide as the widest label on an arrow across it alone; longer ways share what they still need. */
function lanesOf(trace: Trace, labels: Labels, host: (name: string) => number): readonly number[] {
  const count = Math.max(0, trace.hosts.length - 1);
  const lanes = Array.from({ length: count }, (_, lane) =>
    Math.max(count === 1 ? rhythm.lane : rhythm.narrowLane, headsBeside(trace, lane)),
  );
  for (const { from, to, last, late, needed, label } of waysOf(trace, labels, host)) {
    const across = to - from <= 1 ? undefined : lanes.slice(from, to);
    const have = across === undefined ? (lanes[from] ?? 0) : across.reduce((sum, lane) => sum + lane, 0);
    if (across !== undefined && Math.max(...(late ? [lanes[last] ?? 0] : across)) < label) lanes[last] = label;
    if (needed <= have) continue;
    for (let lane = from; lane < to; lane++) lanes[lane] = (lanes[lane] ?? 0) + Math.max(0, needed - have) / (to - from);
  }
  return lanes.map(Math.ceil);
}

/** The short ones first; what stays at its lifeline has no way. */
function waysOf(trace: Trace, labels: Labels, host: (name: string) => number): readonly Route[] {
  const late = new Set<number | undefined>();
  for (const step of trace.steps) if (step.kind === 'arrival') late.add(step.sentAt);
  const ways: Route[] = [];
  const beside = trace.hosts.length > 2 ? BESIDE_OTHERS : ALONE;
  for (const [index, step] of trace.steps.entries())
    if (step.kind !== 'event' && step.from !== step.to) ways.push(way(step, labels[index], late.has(index) ? beside : undefined, host));
  return ways.sort((a, b) => a.to - a.from - (b.to - b.from));
}

const headsBeside = (trace: Trace, lane: number): number => (headWidth(trace, lane) + headWidth(trace, lane + 1)) / 2 + 24;

/** How many of its labels an arrow that others may cross needs; among several hosts few do, and all have to be looked at at once. */
const [ALONE, BESIDE_OTHERS] = [2.15, 1.4];

/** What comes into the picture in the midst of the network has the rest of its way for its words. */
const PART_WAY = 1.55;

/** Labels of arrows that cross stand near their senders, side by side; those of lost ones before the cross. */
function way(step: LabelledMessage, label: Label | undefined, crossing: number | undefined, host: (name: string) => number): Route {
  const [a, b] = [host(step.from), host(step.to)];
  const late = step.kind === 'message' ? step.stray : step.sentAt === undefined || step.duplicate;
  const factor = crossing ?? (late ? PART_WAY : step.kind === 'message' && step.fate !== 'delivered' ? 1.25 : 1.1);
  const width = label?.width ?? 0;
  return {
    from: Math.min(a, b),
    to: Math.max(a, b),
    last: a < b ? b - 1 : b,
    late,
    needed: Math.min(width * factor, 520) + 56,
    label: width + 24,
  };
}

interface Route {
  readonly from: number;
  readonly to: number;
  /** The receiver's lane. */
  readonly last: number;
  /** It comes into the picture in the midst of the network: its words stand in the receiver's lane. */
  readonly late: boolean;
  readonly needed: number;
  readonly label: number;
}
