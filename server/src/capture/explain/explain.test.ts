import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { capture } from '../../core/views/words/capture.js';
import { analyse } from '../../language/analysis/analyse.js';
import { tcpMachine } from '../../language/machine/tcp-machine.js';
import { read, statementsOf } from '../captures.fixture.js';
import { Conversations } from '../conversation.js';
import { exchangeText } from '../import.js';

const folder = new URL('../../../../test/captures/innocent/', import.meta.url);
const machine = tcpMachine();

const textOf = (bytes: Uint8Array): string => {
  const conversations = new Conversations(read([bytes]).captured, machine);
  return conversations.all.map((conversation) => exchangeText(conversations, conversation, {}, capture)).join('');
};

const accused = (text: string): readonly string[] =>
  analyse(text, { source: '', read: () => undefined })
    .problems.filter(({ severity }) => severity !== 'information')
    .map(({ code, span }) => `${code}: ${text.slice(text.lastIndexOf('\n', span.start) + 1, text.indexOf('\n', span.start)).trim()}`);

const innocent = (name: string): string => textOf(readFileSync(new URL(`${name}.pcap`, folder)));

/** Lines that stand below each other, without what comes before and behind. */
const told = (name: string, ...lines: readonly string[]): void => {
  const all = statementsOf(innocent(name)).map((line) => line.replaceAll(/ (win|ts|tsecr|mss|ws)=\d+/g, ''));
  const from = all.indexOf(lines[0] ?? '');
  expect(all.slice(from, from + lines.length)).toEqual(lines);
};

describe('nobody did wrong, and nobody is accused', () => {
  test.each(readdirSync(folder).filter((file) => file.endsWith('.pcap')))('%s', (file) => {
    expect(accused(innocent(file.slice(0, -5)))).toEqual([]);
  });
});

describe('what happened is told', () => {
  test('an ACK was sent before the hole was filled', () =>
    told(
      'duplicate-ack-after-hole-filled',
      'B -> A : ACK seq=1453 ack=196 len=1452',
      'A ~> B : ACK seq=196 ack=1 sack="1453-2905" as m2',
      'm1 arrives',
    ));

  test('each late segment is answered by a reset of its number', () =>
    told('resets-answer-late-segments', 'm17 arrives', 'B -> A : RST seq=461', 'm5 arrives', 'B -> A : RST seq=430'));

  test('a network card cut a segment at the number that is acknowledged', () =>
    told(
      'offload-cut',
      'A -> B : ACK seq=1 ack=1 len=1448',
      'A ~> B : PSH+ACK seq=1449 ack=1 len=508 as m1',
      'B -> A : ACK seq=1 ack=1449',
      'm1 arrives',
    ));

  test('a keepalive carries a number that is one too low', () =>
    expect(innocent('keepalive-first')).toContain('in ESTABLISHED with snd_nxt=2'));

  test('a reset that was captured twice is one that arrives twice', () =>
    told('two-resets', 'A : abort', 'A ~> B : RST+ACK seq=1 ack=1 as m1', 'm1 arrives', 'm1 arrives'));

  test('a late copy behind the FIN', () =>
    told(
      'late-duplicate-after-fin',
      'A ~> B : ACK seq=405 ack=4814 as m2',
      'B ~> A : ACK seq=4814 ack=405 sack="351-405" as m3',
      'm2 arrives',
    ));

  test('text in other pieces comes after a timeout', () => told('repacked', 'A : timeout', 'A -> B : PSH+ACK seq=315 ack=4066 len=122'));
});
