/** Boxes around hosts, as far as characters have room for them: a rule with their title above the heads. */
import type { Trace } from '../../trace/trace.js';
import { type BoxRun, boxRuns } from '../boxes.js';
import { columns, wrapped } from '../width.js';
import type { Signs } from './signs.js';
import type { TextColumns } from './text-columns.js';
import { ruleLines } from './text-lines.js';

export interface PlacedText {
  readonly column: number;
  /** From the first row of the boxes. */
  readonly row: number;
  readonly text: string;
}

/** Those that stand in another one below it. A title too long for its rule begins above it. */
export function boxTitles(trace: Trace, at: TextColumns, signs: Signs): readonly PlacedText[] {
  const runs = boxRuns(trace).map((run) => ({ ...run, ...titleOf(run, trace, at, signs) }));
  const levels = Math.max(0, ...runs.map(({ level }) => level + 1));
  const placed: PlacedText[] = [];
  let bottom = -1;
  for (let level = 0; level < levels; level++) {
    const own = runs.filter((run) => run.level === level);
    bottom += Math.max(...own.map(({ lines }) => lines.length));
    for (const { lines, left, wide } of own)
      lines.toReversed().forEach((line, up) => {
        const column = up === 0 ? left : left + Math.round((wide - columns(line)) / 2);
        placed.push({ column, row: bottom - up, text: up === 0 ? ruled(line, wide, signs) : line });
      });
  }
  return placed;
}

function ruled(line: string, wide: number, signs: Signs): string {
  const [first, last] = signs.corners;
  return first + (ruleLines(line, wide - 2, { ...signs, rule: signs.edge })[0] ?? '') + last;
}

/** As wide as its heads or its title, but not into the box beside it. */
function titleOf({ from, to, title }: BoxRun, trace: Trace, at: TextColumns, signs: Signs) {
  const x = (host: number): number => at.x[host] ?? 0;
  const half = (host: number): number => Math.ceil(Math.min(at.room, columns(signs.text(trace.hosts[host]?.label ?? ''))) / 2);
  const [outerLeft, outerRight] = [
    from === 0 ? 0 : Math.floor((x(from - 1) + x(from)) / 2) + 1,
    to === trace.hosts.length - 1 ? Math.max(at.width, x(to) + half(to)) : Math.floor((x(to) + x(to + 1)) / 2),
  ];
  const words = signs.text(title);
  const middle = (x(from) + x(to)) / 2;
  const reach = Math.min(middle - outerLeft, outerRight - middle);
  const most = Math.floor(reach * 2) + 1;
  const wide = Math.min(most, Math.max(x(to) + half(to) - x(from) + half(from) + 1, columns(words) + 8));
  return { left: Math.round(middle - (wide - 1) / 2), wide, lines: wrapped(words, Math.max(4, wide - 8)) };
}
