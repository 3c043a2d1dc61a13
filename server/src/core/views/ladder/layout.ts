/** trace → ladder. Pure: knows no pen, no page and no protocol. */
import type { Trace } from '../../trace/trace.js';
import { tonesOf } from '../tones.js';
import { arrowsOf } from './arrows.js';
import { type Columns, columnsOf, headWidth } from './columns.js';
import { descriptionOf } from './description.js';
import { eventsOf, timersOf } from './events.js';
import type { Band, Ladder, LadderOptions, Lifeline, NoteBox, Words } from './ladder.js';
import type { Block, Timeline } from './moments.js';
import { reach } from './notes.js';
import { faces, rhythm } from './rhythm.js';
import { centred, runsWidth, stack, wrappedRuns } from './runs.js';
import { statesOf } from './states.js';
import { scaleAt } from './ticks.js';
import { timelineOf } from './timeline.js';

export function ladder(trace: Trace, options: LadderOptions = {}): Ladder {
  const states = options.states !== false;
  const columns = columnsOf(trace, states);
  const title = options.title ?? (trace.exchange.title || trace.exchange.name);
  const heading = headingOf(title, columns);
  const top = rhythm.margin + heading.length * 20 + (heading.length > 0 ? 8 : 0);
  const timeline = timelineOf(trace, columns, top + rhythm.head + 8);
  const notes = timeline.blocks.flatMap((block) => (block.kind === 'section' ? [] : [noteOf(block, columns)]));
  const scale = scaleAt(columns.width - 10, timeline.moments);
  return {
    width: columns.width + scale.width,
    height: Math.ceil(timeline.end + rhythm.margin),
    title,
    description: descriptionOf(trace),
    heading,
    lifelines: lifelinesOf(trace, columns, top, timeline.end),
    bands: bandsOf(timeline, columns),
    states: states ? statesOf(trace, timeline, columns, tonesOf(trace.machine)) : [],
    arrows: arrowsOf(trace, timeline, columns, notes),
    events: eventsOf(trace, timeline, columns),
    timers: timersOf(timeline, columns),
    notes,
    ticks: scale.ticks,
  };
}

function headingOf(title: string, { width }: Columns): readonly Words[] {
  if (title === '') return [];
  const lines = wrappedRuns(title, width - 2 * rhythm.margin, faces.title);
  return stack(lines, { x: width / 2, y: rhythm.margin + 13 }, { face: faces.title, anchor: 'middle', leading: 20 });
}

function lifelinesOf(trace: Trace, { x }: Columns, top: number, end: number): readonly Lifeline[] {
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

function bandsOf({ blocks, end }: Timeline, { width, x }: Columns): readonly Band[] {
  // between the lifelines, where no state stands
  const middle = ((x[0] ?? 0) + (x.at(-1) ?? width)) / 2;
  const sections = blocks.filter(({ kind }) => kind === 'section');
  return sections.map((section, index) => {
    const bottom = sections[index + 1]?.y ?? end + 4;
    const at = { x: middle, y: section.y + 16 };
    const label = stack(section.lines, at, { face: faces.section, anchor: 'middle', leading: rhythm.line });
    return {
      statement: section.statement,
      x: 8,
      y: section.y - 4,
      width: width - 16,
      height: bottom - section.y - (sections[index + 1] ? 4 : 0),
      shaded: true,
      label,
    };
  });
}

/** Beside its host, or over several. */
function noteOf(block: Block, { x }: Columns): NoteBox {
  const padding = block.kind === 'reason' ? 0 : 10;
  const width = Math.max(...block.lines.map((line) => runsWidth(line, faces.note))) + 2 * padding;
  const [first, last] = reach(block.hosts, x.length);
  const [left, right] = [x[first] ?? 0, x[last] ?? 0];
  const start =
    first !== last || (first > 0 && first < x.length - 1) ? (left + right - width) / 2 : first === 0 ? left + 10 : left - 10 - width;
  const at = { x: start + width / 2, y: centred(block.y + block.height / 2, block.lines.length, faces.note, rhythm.line) };
  const words = stack(block.lines, at, { face: faces.note, anchor: 'middle', leading: rhythm.line });
  const labels = block.kind === 'reason' ? words.map((line) => ({ ...line, halo: true })) : words;
  const look = block.kind === 'claim' ? 'wrong' : block.kind === 'reason' || block.kind === 'unread' ? block.kind : 'note';
  return { statement: block.statement, look, x: start, y: block.y, width, height: block.height, labels };
}
