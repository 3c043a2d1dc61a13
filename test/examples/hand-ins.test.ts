/** A class of students: what they hand in, right in different ways, with slips, and with tricks. A third of it each run (HANDSHAKE_SEED says which), all of it with HANDSHAKE_CLASS=all. */
import { describe, expect, it } from 'vitest';
import { handIns, lossesOf } from './hand-ins.fixture.js';

const SHARE = process.env.HANDSHAKE_CLASS === 'all' ? 1 : 3;
const seed = Number(process.env.HANDSHAKE_SEED ?? 0);
const some = handIns.filter((_, at) => (at + seed) % SHARE === 0);

describe('a hand-in', () => {
  it.each(some.filter(({ isRight }) => isRight))('to $assignment is right: $text', (each) => expect(lossesOf(each)).toEqual([]));
  it.each(some.filter(({ isRight }) => !isRight))('to $assignment is wrong: $text', (each) => expect(lossesOf(each)).not.toEqual([]));
});

it('is one of 300 at least, each of them another one', () => {
  const texts = handIns.map(({ assignment, text }) => `${assignment} ${text}`);
  expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([]);
  expect(texts.length).toBeGreaterThanOrEqual(300);
  expect(new Set(handIns.map(({ assignment }) => assignment)).size).toBe(45);
});
