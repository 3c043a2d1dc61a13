/** Frames around what is done on some ways through an exchange only, or again. */
import type { Fork } from '../../exchange/exchange.js';
import type { Trace } from '../../trace/trace.js';
import type { LifelineColumns } from './columns.js';
import type { FramePart, LadderFrame, TextRun } from './ladder.js';
import type { ClockLine, WideBlock } from './moments.js';
import { faces, rhythm } from './rhythm.js';
import { plain, stack } from './runs.js';

/** What stands at an edge of a frame: `alt the ACK is lost`, and from the second part on the title alone. */
export const forkWords = (edge: Fork['edge'], look: Fork['look'], title: string): string =>
  (edge === 'begin' ? `${look} ${title}` : `else ${title}`).trim();

/** From the edge of the picture, and from one frame to one in it. */
const [OUTSIDE, INSIDE] = [11, 3];
/** Deeper ones stand as far inside as this one: the states begin there. */
const DEEPEST = 2;

interface OpenFrame {
  readonly statement: number;
  readonly look: LadderFrame['look'];
  readonly y: number;
  readonly depth: number;
  readonly parts: FramePart[];
}

/** The outer ones first. One that is cut off ends with the picture. */
export function framesOf({ exchange }: Trace, { blocks, end }: ClockLine, columns: LifelineColumns): readonly LadderFrame[] {
  const frames: LadderFrame[] = [];
  const open: OpenFrame[] = [];
  const close = (bottom: number): void => {
    const frame = open.pop();
    if (frame === undefined) return;
    const { statement, look, y, depth, parts } = frame;
    const x = OUTSIDE + INSIDE * Math.min(depth, DEEPEST);
    frames.push({ statement, look, x, y, width: columns.width - 2 * x, height: bottom - y, parts });
  };
  for (const block of blocks) {
    const statement = block.kind === 'fork' ? exchange.statements[block.statement] : undefined;
    if (statement?.kind !== 'fork') continue;
    const { edge, look } = statement;
    if (edge === 'begin') open.push({ statement: block.statement, look, y: block.y, depth: open.length, parts: [] });
    if (edge === 'end') close(block.y + block.height);
    else open.at(-1)?.parts.push({ y: block.y, label: labelOf(block, columns) });
  }
  while (open.length > 0) close(end);
  return frames.toReversed();
}

/** In the first lane, its first word as a sign. */
function labelOf({ lines, y }: WideBlock, { x }: LifelineColumns): FramePart['label'] {
  const signed = lines.map((line, index) => (index === 0 ? withSign(line) : line));
  return stack(signed, { x: (x[0] ?? 0) + 12, y: y + 15 }, { face: faces.note, anchor: 'start', leading: rhythm.line });
}

function withSign([first, ...others]: readonly TextRun[]): readonly TextRun[] {
  const [sign = '', title = ''] = (first?.text ?? '').split(/ (.*)/s);
  return [...plain(sign, 'strong'), ...(title === '' ? [] : plain(` ${title}`)), ...others];
}
