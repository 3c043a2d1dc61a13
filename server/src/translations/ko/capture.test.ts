/** What is said of a capture, in Korean: each of its sentences, whatever the importer found. */
import { expect, it } from 'vitest';
import { englishIn } from '../names.fixture.js';
import { capture } from './capture.js';

/** Names of tools and formats, and the names that are handed in. */
const NAMES = new Set('pcap pcapng tshark handshake import name ms'.split(' '));

const FACTS: Readonly<Record<string, readonly unknown[]>> = {
  importedFrom: [['A', 'B'], { connections: 1, segments: 2, others: 3 }],
  headline: ['A', { by: 'B', how: 'RST' }, [1, 2]],
  retransmissions: [[1, 2]],
  gaps: [[0, 2]],
  roundTrip: [11],
  unreadable: ['EACCES', 'permission denied'],
};

const saidOf = (sentences: object): readonly string[] =>
  Object.entries(sentences).flatMap(([name, sentence]: [string, unknown]) => {
    if (typeof sentence === 'function') return [String(sentence(...(FACTS[name] ?? ['name', 7])))];
    return typeof sentence === 'object' && sentence !== null ? saidOf(sentence) : [String(sentence)];
  });

it('has no English word', () => {
  const said = saidOf(capture);
  expect(said.length).toBeGreaterThan(50);
  expect(said.filter((each) => !/[가-힣]/.test(each) || englishIn(each, NAMES).length > 0)).toEqual([]);
});
