/** Answers that are printed: each blank filled in at its own place, and nothing else changed. */
import path from 'node:path';
import { expect, test } from 'vitest';
import { folder, handshake } from '../io.fixture.js';

const solved = async (text: string): Promise<readonly [number, string]> => {
  const { status, out } = await handshake(['exercise', 'solve', path.join(folder({ 'key.hsk': text }), 'key.hsk')]);
  return [status, out];
};

const ASKED = `exercise numbers "Numbers" {
  host A
  host B in LISTEN
  A -> B : SYN seq=100
  B -> A : SYN+ACK seq=300 ack=?
  A -> B : ?
  expect B in ?, A in ?
`;

const ANSWER = `exchange numbers "Numbers" {
  host A
  host B in LISTEN
  A -> B : SYN seq=100
  B -> A : SYN+ACK seq=300 ack=101
  A -> B : ACK seq=101 ack=301
  expect B in ESTABLISHED, A in ESTABLISHED
}
`;

test('numbers, a message and states, as the machine knows them', async () => expect(await solved(`${ASKED}}\n`)).toEqual([0, ANSWER]));

test('its own solution goes before', async () => {
  const own =
    'solution { A -> B : SYN seq=100; B -> A : SYN+ACK seq=300 ack=101; A -> B : ACK seq=101 ack=301 "third"; expect B in ESTABLISHED }';
  expect(await solved(`${ASKED}  ${own}\n}\n`)).toEqual([
    0,
    expect.stringContaining('A -> B : ACK seq=101 ack=301 "third"\n  expect B in ESTABLISHED\n'),
  ]);
});
