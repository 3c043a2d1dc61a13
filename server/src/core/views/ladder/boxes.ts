/** Boxes around hosts that stand side by side: `box A, B "Data centre"`. */
import type { Trace } from '../../trace/trace.js';
import { boxRuns } from '../boxes.js';
import { headWidth, type LifelineColumns } from './columns.js';
import type { HostsBox } from './ladder.js';
import { faces, rhythm } from './rhythm.js';
import { stack, wrappedRuns } from './runs.js';

const TITLE = 22;
const BESIDE = 10;

/** How much room their titles take above the heads. */
export const boxesRoom = (trace: Trace): number => Math.max(0, ...boxRuns(trace).map(({ level }) => level + 1)) * TITLE;

/** @param top of their titles */
export function hostsBoxes(trace: Trace, columns: LifelineColumns, top: number, end: number): readonly HostsBox[] {
  const runs = boxRuns(trace);
  const last = trace.hosts.length - 1;
  return runs.map(({ statement, from, to, level, title }) => {
    const inset = level * 4;
    const left = from === 0 ? 8 : (columns.x[from] ?? 0) - headWidth(trace, from) / 2 - BESIDE;
    const right = to === last ? columns.width - 8 : (columns.x[to] ?? 0) + headWidth(trace, to) / 2 + BESIDE;
    const y = top + level * TITLE;
    const [line = []] = wrappedRuns(title, Math.max(60, right - left - 2 * inset - 12), faces.section);
    const middle = ((columns.x[from] ?? 0) + (columns.x[to] ?? 0)) / 2;
    const label = stack([line], { x: middle, y: y + 15 }, { face: faces.section, anchor: 'middle', leading: rhythm.line });
    const box = { x: left + inset, y, width: right - left - 2 * inset, height: end - y - inset };
    return { statement, ...box, label };
  });
}
