/** The scale of time, at the right of the picture. */
import { timeText } from '../../exchange/written.js';
import type { Tick } from './ladder.js';
import { textWidth } from './measure.js';
import type { ClockMark } from './moments.js';
import { faces } from './rhythm.js';
import { plain, stack } from './runs.js';

const STROKE = 7;
/** Between two labels. */
const APART = 13;

export interface Scale {
  readonly ticks: readonly Tick[];
  /** What it adds to the picture's. */
  readonly width: number;
}

export function scaleAt(x: number, moments: readonly ClockMark[]): Scale {
  const shown: ClockMark[] = [];
  for (const moment of moments) if (moment.y - (shown.at(-1)?.y ?? Number.NEGATIVE_INFINITY) >= APART) shown.push(moment);
  const width = shown.reduce((widest, { time }) => Math.max(widest, textWidth(timeText(time), faces.small) + STROKE + 16), 0);
  return { ticks: shown.flatMap((moment) => tick(x, moment)), width: Math.ceil(width) };
}

function tick(x: number, { time, y }: ClockMark): readonly Tick[] {
  const at = { x: x + STROKE + 4, y: y + 4 };
  const [label] = stack([plain(timeText(time))], at, { face: faces.small, anchor: 'start', leading: 0 });
  return label === undefined ? [] : [{ y, from: x, to: x + STROKE, label }];
}
