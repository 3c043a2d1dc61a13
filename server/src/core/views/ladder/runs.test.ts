/** Lines of notes are about equally long. */
import { expect, it } from 'vitest';
import { eventLines } from './columns.js';
import { faces } from './rhythm.js';
import { evenRuns } from './runs.js';

const lines = (text: string, room = 245): readonly string[] => evenRuns(text, room, faces.note).map(([run]) => run?.text ?? '');

it('no word of a note stands alone below a full line', () => {
  expect(lines('200 bytes are on their way: the window is full.')).toEqual(['200 bytes are on their', 'way: the window is full.']);
  expect(lines('one line')).toEqual(['one line']);
});

it('line breaks of the author stay, and take the room there is', () => {
  expect(lines('200 bytes are on their way.\nfull')).toEqual(['200 bytes are on their way.', 'full']);
});

it('the name of a call stays whole', () => {
  const close = { kind: 'event', event: 'close', label: 'shutdown(SHUT_WR)', fields: [] } as unknown as Parameters<typeof eventLines>[0];
  expect(eventLines(close).map(([run]) => run?.text)).toEqual(['close', 'shutdown(SHUT_WR)']);
});
