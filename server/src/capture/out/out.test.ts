import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Trace } from '../../core/trace/trace.js';
import { capture } from '../../core/views/words/capture.js';
import { analyse } from '../../language/analysis/analyse.js';
import { tcpMachine } from '../../language/machine/tcp-machine.js';
import { read, segments } from '../captures.fixture.js';
import { Conversations } from '../conversation.js';
import { exchangeText } from '../import.js';
import { packetdrillOf } from './packetdrill.js';
import { pcapOf } from './pcap.js';

const tracesOf = (text: string): readonly Trace[] =>
  analyse(text, { source: '', read: () => undefined }).exchanges.map(({ trace }) => trace);

const machine = tcpMachine();

const importedText = (bytes: Uint8Array): string => {
  const conversations = new Conversations(read([bytes]).captured, machine);
  return conversations.all.map((conversation) => exchangeText(conversations, conversation, { times: 'relative' }, capture)).join('');
};

const short = `A -> B : SYN seq=100 mss=1460
B -> A : SYN+ACK seq=y ack=101
A -> B : ACK
A -x B : PSH+ACK len=10
`;

describe('pcap', () => {
  test('all that is sent, with the numbers that nobody has written', () => {
    const [syn, synAck, ack, text] = segments(read([pcapOf(tracesOf(short))]));
    expect([syn?.seq, syn?.mss, synAck?.ack, ack?.ack === (synAck?.seq ?? 0) + 1, text?.len, text?.seq]).toEqual([
      100,
      1460,
      101,
      true,
      10,
      101,
    ]);
  });

  test('checksums are right', () => {
    const bytes = pcapOf(tracesOf(short));
    const sum = (from: number, to: number, start: number): number => {
      let total = start;
      for (let i = from; i < to; i += 2) total += ((bytes[i] ?? 0) << 8) | (i + 1 < to ? (bytes[i + 1] ?? 0) : 0);
      while (total > 0xffff) total = (total & 0xffff) + (total >>> 16);
      return total;
    };
    const ip = 24 + 16 + 14;
    expect(sum(ip, ip + 20, 0)).toBe(0xffff);
    const length = ((bytes[ip + 2] ?? 0) << 8) | (bytes[ip + 3] ?? 0);
    expect(sum(ip + 12, ip + length, 6 + length - 20)).toBe(0xffff);
  });

  test.each(['offload-cut', 'two-resets', 'resets-answer-late-segments', 'duplicate-ack-after-hole-filled'])(
    '%s: from a capture to a text, and back, and again',
    (name) => {
      const text = importedText(readFileSync(new URL(`../../../../test/captures/innocent/${name}.pcap`, import.meta.url)));
      expect(importedText(pcapOf(tracesOf(text)))).toBe(text);
    },
  );
});

describe('packetdrill', () => {
  const script = (text: string, host?: string): readonly string[] =>
    tracesOf(text)
      .map((trace) => packetdrillOf(trace, capture.underTest, host))
      .join('')
      .split('\n')
      .filter((line) => /[<>]|write|accept|close/.test(line));

  test('the host that is connected to is under test', () => {
    expect(script(`${short}B -> A : PSH+ACK len=5\n`)).toEqual([
      '+0 < S 0:0(0) win 65535 <mss 1460,sackOK>',
      '+0.001 > S. 0:0(0) ack 1 <...>',
      '+0.001 < . 1:1(0) ack 1 win 65535',
      '+0 accept(3, ..., ...) = 4',
      '+0.002 write(4, ..., 5) = 5',
      '+0 > P. 1:6(5) ack 1',
    ]);
  });

  test('or another', () => {
    expect(script(short, 'A')).toEqual([
      '+0 > S 0:0(0) <mss 1460,sackOK>',
      '+0.001 < S. 0:0(0) ack 1 win 65535',
      '+0.001 > . 1:1(0) ack 1',
      '+0.001 write(3, ..., 10) = 10',
      '+0 > P. 1:11(10) ack 1',
    ]);
  });
});
