/** trace → ladder. Pure: knows no renderer, no page and no protocol. */
import type { Trace } from '../../trace/trace.js';
import { stretchesOf } from '../stretches.js';
import { tonesOf } from '../tones.js';
import { arrowsOf } from './arrows.js';
import { boxesRoom, hostsBoxes } from './boxes.js';
import { bracketsOf } from './brackets.js';
import { columnsOf, headWidth, type LifelineColumns } from './columns.js';
import { descriptionOf } from './description.js';
import { eventsOf, timersOf } from './events.js';
import { framesOf } from './frames.js';
import { cornersOf, overlap, type Polygon } from './geometry.js';
import type { Ladder, LadderBand, LadderOptions, Lifeline, NoteBox, Rectangle, TextAt } from './ladder.js';
import type { ClockLine, WideBlock } from './moments.js';
import { isHeading, reach } from './notes.js';
import { type Owner, overlapsIn } from './overlaps.js';
import { faces, rhythm } from './rhythm.js';
import { centred, runsWidth, stack, wrappedRuns } from './runs.js';
import { statesOf } from './states.js';
import { scaleAt } from './ticks.js';
import { timelineOf } from './timeline.js';

/** How far what stands on something else is moved down. */
const STEP = 9;
/** Where that does not help, the lanes are widened, then all is drawn out; each of these is given some tries. */
const EASES: readonly Pick<Ease, 'spread' | 'stretch'>[] = [
  ...[1, 1.15, 1.35, 1.6, 2, 2.5, 3].map((spread) => ({ spread, stretch: 1 })),
  ...[1.5, 2, 2.5, 3, 4].map((stretch) => ({ spread: stretch * 0.75, stretch })),
];
const TRIES_EACH = 3;
/** Larger pictures are drawn once: captures are shown in parts. */
const MOST_STEPS = 400;

/** Most traces need no more than one drawing. */
export function ladder(trace: Trace, options: LadderOptions = {}): Ladder {
  const room = new Map<number, number>();
  let drawn = drawnWith(trace, options, { room, spread: 1, stretch: 1 });
  if (trace.steps.length > MOST_STEPS) return drawn;
  let amiss = overlapsIn(drawn);
  const area = drawn.width * drawn.height;
  // twice as large is no better than one more line through words
  const costOf = (each: Ladder, count: number): number => (count === 0 ? 0 : count + (each.width * each.height) / area - 1);
  let best = { drawn, cost: costOf(drawn, amiss.length) };
  for (let tries = 1; amiss.length > 0 && tries < EASES.length * TRIES_EACH; tries++) {
    const pick = tries % TRIES_EACH === 0 ? Math.min : Math.max;
    for (const statement of new Set(amiss.map(({ owners }) => pick(...owners.map((owner) => statementOf(trace, owner))))))
      room.set(statement, (room.get(statement) ?? 0) + STEP);
    drawn = drawnWith(trace, options, { room, spread: 1, stretch: 1, ...EASES[Math.floor(tries / TRIES_EACH)] });
    amiss = overlapsIn(drawn);
    const cost = costOf(drawn, amiss.length);
    if (cost < best.cost) best = { drawn, cost };
  }
  return best.drawn;
}

interface Ease {
  /** Above some statements. */
  readonly room: ReadonlyMap<number, number>;
  /** Of the lanes. */
  readonly spread: number;
  /** Of the time that messages are under way. */
  readonly stretch: number;
}

const statementOf = ({ steps }: Trace, { step, statement }: Owner): number => statement ?? steps[step ?? -1]?.statement ?? 0;

function drawnWith(trace: Trace, options: LadderOptions, { room, spread, stretch }: Ease): Ladder {
  const states = options.states !== false;
  const columns = columnsOf(trace, states, spread);
  const title = options.title ?? (trace.exchange.title || trace.exchange.name);
  const heading = headingOf(title, columns);
  const boxed = rhythm.margin + heading.length * 20 + (heading.length > 0 ? 8 : 0);
  const top = boxed + boxesRoom(trace);
  const timeline = timelineOf(trace, columns, top + rhythm.head + 8, { room, stretch });
  const boxes = states ? statesOf(trace, timeline, columns, tonesOf(trace.machine)) : [];
  const events = eventsOf(trace, timeline, columns, boxes);
  const timers = timersOf(timeline, columns, boxes);
  const runs = timers.map(({ x, from, to }) => [
    { x, y: from },
    { x, y: to },
  ]);
  let notes: readonly NoteBox[] = [];
  const arrows = arrowsOf(trace, timeline, columns, (lines) => {
    const ways = [...lines.map(({ from, to }) => [from, to]), ...runs];
    notes = timeline.blocks.flatMap((block) => (isHeading(block.kind) ? [] : [clearOf(ways, noteOf(block, columns), columns)]));
    const brackets = timers.map(({ x, from, to }) => ({ x: x - 1, y: from, width: 2, height: to - from }));
    return [...notes, ...brackets, ...boxes.filter(({ place }) => place === 'line'), ...events.flatMap(({ box }) => box ?? [])];
  });
  const scale = scaleAt(columns.width - 10, timeline.moments);
  return {
    width: columns.width + scale.width,
    height: Math.ceil(timeline.end + rhythm.margin),
    title,
    description: descriptionOf(trace, states),
    heading,
    lifelines: lifelinesOf(trace, columns, top, timeline.end),
    bands: [...bandsOf(timeline, columns, [...runs, ...innerLifelines(columns, timeline.end)]), ...highlightsOf(trace, timeline, columns)],
    frames: framesOf(trace, timeline, columns),
    boxes: hostsBoxes(trace, columns, boxed, timeline.end + 8),
    brackets: bracketsOf(trace, timeline, edgesOf(columns), columns.brackets),
    states: boxes,
    arrows,
    events,
    timers,
    notes,
    ticks: scale.ticks,
    breaks: timeline.cuts.flatMap((y) => columns.x.map((x) => ({ x, y }))),
  };
}

function headingOf(title: string, { width }: LifelineColumns): readonly TextAt[] {
  if (title === '') return [];
  const lines = wrappedRuns(title, width - 2 * rhythm.margin, faces.title);
  return stack(lines, { x: width / 2, y: rhythm.margin + 13 }, { face: faces.title, anchor: 'middle', leading: 20 });
}

function lifelinesOf(trace: Trace, { x }: LifelineColumns, top: number, end: number): readonly Lifeline[] {
  return trace.hosts.map((host, index) => {
    const [at, width] = [x[index] ?? 0, headWidth(trace, index)];
    const label = stack(
      wrappedRuns(host.label, 1000, faces.head),
      { x: at, y: top + 20 },
      { face: faces.head, anchor: 'middle', leading: 15 },
    );
    return { host: index, x: at, from: top + rhythm.head, to: end, head: { x: at - width / 2, y: top, width, height: rhythm.head }, label };
  });
}

/** A heading keeps off them where it can. */
const innerLifelines = ({ x }: LifelineColumns, end: number): readonly Polygon[] =>
  x.slice(1, -1).map((each) => [
    { x: each, y: 0 },
    { x: each, y: end },
  ]);

function bandsOf({ blocks, end }: ClockLine, columns: LifelineColumns, lines: readonly Polygon[]): readonly LadderBand[] {
  const { width, x } = columns;
  // between the lifelines, where no state stands
  const middle = ((x[0] ?? 0) + (x.length > 1 ? (x.at(-1) ?? width) : width)) / 2;
  const sections = blocks.filter(({ kind }) => kind === 'section');
  return sections.map((section, index) => {
    const bottom = sections[index + 1]?.y ?? end + 4;
    const wide = Math.max(...section.lines.map((line) => runsWidth(line, faces.section)));
    const free = { x: middle - wide / 2, y: section.y, width: wide, height: section.height };
    const at = { x: middle + asideOf(lines, free, columns), y: section.y + 16 };
    const label = stack(section.lines, at, { face: faces.section, anchor: 'middle', leading: rhythm.line });
    return {
      statement: section.statement,
      x: 8,
      y: section.y - 4,
      width: width - 16,
      height: bottom - section.y - (sections[index + 1] ? 4 : 0),
      look: 'section',
      label,
    };
  });
}

/** From the block with which it begins to that with which it ends. */
const highlightsOf = (trace: Trace, { blocks, end }: ClockLine, { x, width }: LifelineColumns): readonly LadderBand[] =>
  stretchesOf(trace).flatMap(({ from, to, look }) => {
    const first = blocks.find(({ kind, statement }) => kind === 'highlight' && statement === from);
    const last = blocks.find(({ kind, statement }) => kind === 'highlight' && statement === to);
    if (look !== 'highlight' || first === undefined) return [];
    const middle = ((x[0] ?? 0) + (x.length > 1 ? (x.at(-1) ?? width) : width)) / 2;
    const label = stack(first.lines, { x: middle, y: first.y + 14 }, { face: faces.section, anchor: 'middle', leading: rhythm.line });
    const bottom = last === undefined ? end : last.y + last.height;
    return [{ statement: from, look, x: 12, y: first.y, width: width - 24, height: bottom - first.y, label }];
  });

/** Where brackets begin: beyond the states, calls and timers of the outer hosts. */
function edgesOf({ brackets, width }: LifelineColumns): { readonly left: number; readonly right: number } {
  return { left: rhythm.margin + brackets.left, right: width - rhythm.margin - brackets.right };
}

const LOOKS: Readonly<Record<WideBlock['kind'], NoteBox['look']>> = {
  claim: 'wrong',
  asked: 'asked',
  reason: 'reason',
  unread: 'unread',
  note: 'note',
  section: 'note',
  highlight: 'note',
  fork: 'note',
};

/** Their cross stands on their left edge, and off the lifeline. */
const BADGED: ReadonlySet<WideBlock['kind']> = new Set(['claim', 'unread']);

/** Beside its host, or over several. */
function noteOf(block: WideBlock, { x }: LifelineColumns): NoteBox {
  const padding = block.kind === 'reason' ? 0 : 10;
  const width = Math.max(...block.lines.map((line) => runsWidth(line, faces.note))) + 2 * padding;
  const [first, last] = reach(block.hosts, x.length);
  const [left, right] = [x[first] ?? 0, x[last] ?? 0];
  const start =
    first !== last || (first > 0 && first < x.length - 1 && block.kind !== 'reason')
      ? (left + right - width) / 2
      : first === 0
        ? left + (BADGED.has(block.kind) ? 18 : 10)
        : left - 10 - width;
  const at = { x: start + width / 2, y: centred(block.y + block.height / 2, block.lines.length, faces.note, rhythm.line) };
  const words = stack(block.lines, at, { face: faces.note, anchor: 'middle', leading: rhythm.line });
  const labels = block.kind === 'reason' ? words.map((line) => ({ ...line, halo: true })) : words;
  const look = LOOKS[block.kind];
  const box = { statement: block.statement, look, x: start, y: block.y, width, height: block.height, labels };
  return BADGED.has(block.kind) ? { ...box, badge: { x: start - 1, y: block.y + block.height / 2 } } : box;
}

/** How far a note may be moved to either side, if an arrow passes there. */
const ASIDE = [0, ...Array.from({ length: 14 }, (_, index) => [(index + 1) * 36, (index + 1) * -36]).flat()];

/** What is long under way can come by: beside it the note can be read. */
function clearOf(lines: readonly Polygon[], note: NoteBox, columns: LifelineColumns): NoteBox {
  const aside = asideOf(lines, note, columns);
  if (aside === 0) return note;
  const labels = note.labels.map((line) => ({ ...line, at: { x: line.at.x + aside, y: line.at.y } }));
  const moved = { ...note, x: note.x + aside, labels };
  return note.badge === undefined ? moved : { ...moved, badge: { x: note.badge.x + aside, y: note.badge.y } };
}

/** How far to move a box so that no line goes through it; not at all if there is no such place between the outer lifelines. */
function asideOf(lines: readonly Polygon[], box: Rectangle, { x, left, right, width }: LifelineColumns): number {
  const near = lines.filter((line) => line.some(({ y }) => y > box.y) && line.some(({ y }) => y < box.y + box.height));
  if (near.length === 0) return 0;
  const [from, to] = [left.states > 0 ? (x[0] ?? 0) : rhythm.margin, right.states > 0 ? (x.at(-1) ?? width) : width - rhythm.margin];
  for (const aside of ASIDE) {
    const moved = { ...box, x: box.x + aside };
    const isInside = aside === 0 || (moved.x > from + 4 && moved.x + moved.width < to - 4);
    if (isInside && !near.some((line) => overlap(line, cornersOf(moved)))) return aside;
  }
  return 0;
}
