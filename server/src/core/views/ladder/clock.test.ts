/** A long wait is cut short and marked on every lifeline. */
import { expect, it } from 'vitest';
import { analyse } from '../../../language/analysis/analyse.js';
import { svg } from '../renderers/svg.js';
import { tikz } from '../renderers/tikz.js';
import { ladder } from './layout.js';

const BOTH = 'delay 20ms\nhost A in ESTABLISHED with snd_nxt=1, rcv_nxt=1\nhost B in ESTABLISHED with snd_nxt=1, rcv_nxt=1\n';
const FIRST = 'A -> B : ACK seq=1 len=8 at 0ms\nB -> A : ACK seq=1 ack=9\n';

function drawn(lines: string) {
  const [exchange] = analyse(`${BOTH}${FIRST}${lines}`, { source: 'wait.hsk', read: () => undefined }).exchanges;
  if (exchange === undefined) throw new Error('There is no exchange in this text.');
  return ladder(exchange.trace);
}

it('two hours take no more room than a second, and both lifelines are broken', () => {
  const [second, hours] = ['1s', '7200s'].map((time) => drawn(`A -> B : ACK seq=9 len=8 at ${time}\nB -> A : ACK ack=17`));
  expect(hours?.height).toBe(second?.height);
  expect(hours?.breaks.map(({ x }) => x)).toEqual(hours?.lifelines.map(({ x }) => x));
  expect(hours?.breaks[0]?.y).toBeGreaterThan(hours?.arrows[1]?.to.y ?? Number.POSITIVE_INFINITY);
  expect(hours?.breaks[0]?.y).toBeLessThan(hours?.arrows[2]?.from.y ?? 0);
});

it('a wait that is drawn to scale has no mark', () => {
  expect(drawn('A -> B : ACK seq=9 len=8 at 90ms\nB -> A : ACK ack=17').breaks).toEqual([]);
});

it('a note in the wait leaves room for the mark', () => {
  const { breaks, notes, arrows } = drawn('note A "sleeps"\nA -> B : ACK seq=9 len=8 at 7200s\nB -> A : ACK ack=17');
  const [note] = notes;
  expect((note?.y ?? 0) + (note?.height ?? 0) + 8).toBeLessThan(breaks[0]?.y ?? 0);
  expect((breaks[0]?.y ?? 0) + 8).toBeLessThan(arrows[2]?.from.y ?? 0);
});

it('SVG and TikZ draw two strokes for each', () => {
  const waits = drawn('A -> B : ACK seq=9 len=8 at 7200s\nB -> A : ACK ack=17');
  const without = { ...waits, breaks: [] };
  expect(svg(waits).split('<path').length - svg(without).split('<path').length).toBe(4);
  expect(tikz(waits).split('\\draw').length - tikz(without).split('\\draw').length).toBe(4);
});
