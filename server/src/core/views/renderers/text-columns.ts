/** Columns of the lifelines, for a given width of the text. */
import type { Trace } from '../../trace/trace.js';
import { statesSeen } from '../ladder/states-seen.js';
import { columns } from '../width.js';
import type { Signs } from './signs.js';

/** What standards and mails allow a line. */
export const WIDTHS = { ascii: 72, unicode: 78 } as const;

export interface TextColumns {
  /** Column of each lifeline. */
  readonly x: readonly number[];
  /** All that is drawn lies left of it. */
  readonly width: number;
  /** For words beside the first lifeline. */
  readonly room: number;
  readonly host: (name: string) => number;
  /** Its words stand at its left. */
  readonly isLast: (host: number) => boolean;
}

const NARROWEST = 14;
const MIDDLING = 34;

/** The width of the text, and the margin at its left. */
export interface Sheet {
  readonly most: number;
  readonly margin: number;
}

/** `said` are the words of each message. */
export function textColumns(trace: Trace, said: Iterable<readonly string[]>, states: boolean, sheet: Sheet, signs: Signs): TextColumns {
  const { most, margin } = sheet;
  const last = trace.hosts.length - 1;
  const left = margin + Math.max(states ? widestState(trace, 0) + 2 : 1, half(trace, 0, signs));
  const right = Math.max(states && last > 0 ? widestState(trace, last) + 2 : 1, half(trace, last, signs));
  const lanes = Math.max(1, last);
  const room = Math.floor((most - left - right - lanes - 1) / lanes);
  const lane = Math.max(NARROWEST, Math.min(room, Math.max(MIDDLING, neededLane(said, lanes) + 10)));
  const x = trace.hosts.map((_, host) => left + host * (lane + 1));
  return {
    x,
    width: (x.at(-1) ?? left) + (last > 0 ? right : lane) + 1,
    room: Math.max(6, (x[1] ?? most) - (x[0] ?? 0) - 2),
    host: (name) =>
      Math.max(
        0,
        trace.hosts.findIndex((host) => host.name === name),
      ),
    isLast: (host) => host > 0 && host === last,
  };
}

const half = (trace: Trace, host: number, signs: Signs): number => Math.ceil(columns(signs.text(trace.hosts[host]?.label ?? '')) / 2);

function widestState(trace: Trace, host: number): number {
  const name = trace.hosts[host]?.name ?? '';
  return Math.max(...[...statesSeen(trace, name)].map(columns));
}

function neededLane(said: Iterable<readonly string[]>, lanes: number): number {
  let widest = 0;
  for (const words of said) widest = Math.max(widest, columns(words.join(' ')));
  return lanes === 1 ? widest : widest / 1.5;
}
