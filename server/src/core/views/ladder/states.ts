/** Boxes of the states, as long as they last. */
import type { Trace } from '../../trace/trace.js';
import type { LifelineColumns } from './columns.js';
import type { StateBox } from './ladder.js';
import { textWidth } from './measure.js';
import type { ClockLine, StateEntry } from './moments.js';
import { faces, rhythm } from './rhythm.js';
import { centred, plain, stack } from './runs.js';

export function statesOf(
  trace: Trace,
  { changes, end }: ClockLine,
  columns: LifelineColumns,
  tones: ReadonlyMap<string, number>,
): readonly StateBox[] {
  const boxes: StateBox[] = [];
  trace.hosts.forEach((_, host) => {
    const own = changes.filter((change) => change.host === host && change.state !== '');
    own.forEach((change, index) => {
      const next = own[index + 1];
      if (next !== undefined && next.state === change.state && next.y === change.y) return;
      boxes.push(box(change, next?.y ?? end, columns, trace.hosts.length, tones.get(change.state) ?? 0));
    });
  });
  return boxes;
}

function box(change: StateEntry, to: number, columns: LifelineColumns, hosts: number, tone: number): StateBox {
  const { host, state, y } = change;
  const x = columns.x[host] ?? 0;
  const step = change.step === undefined ? {} : { step: change.step };
  const inner = host > 0 && host < hosts - 1;
  if (inner) {
    const label = words(state, x, y + 14);
    return {
      host,
      state,
      tone,
      ...step,
      place: 'line',
      x: x - label.width / 2 - 8,
      y: y + 5,
      width: label.width + 16,
      height: 19,
      label: words(state, x, y + 14.5),
    };
  }
  const side = host === 0 ? columns.left.states : columns.right.states;
  const left = host === 0 ? x - side : x + rhythm.apart;
  const width = side - rhythm.apart;
  const height = Math.max(to - y - 2, 16);
  return {
    host,
    state,
    tone,
    ...step,
    place: 'side',
    x: left,
    y: y + 1,
    width,
    height,
    label: words(state, left + width / 2, y + 1 + height / 2),
  };
}

const words = (state: string, x: number, middle: number) => {
  const [label] = stack(
    [plain(state, 'strong')],
    { x, y: centred(middle, 1, faces.state, 0) },
    { face: faces.state, anchor: 'middle', leading: 0 },
  );
  return (
    label ?? { at: { x, y: middle }, anchor: 'middle' as const, size: faces.state.size, runs: [], width: textWidth(state, faces.state) }
  );
};
