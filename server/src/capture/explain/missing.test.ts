import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { accused, textOf, textOfCapture } from './frame-lines.fixture.js';

const text = (from: number, to: number, at: number): string =>
  Array.from({ length: (to - from) / 1000 }, (_, i) => `${at + i / 10} A A ${from + i * 1000} 300 1000`).join('\n');

describe('frames are not in the capture', () => {
  const unacknowledged = (last: number): string => `0 A S 99 0 0
1 B SA 299 100 0
${text(100, 60_100, 2)}
10 A FA 60100 300 0
20 B PA 300 ${last} 100
200 A A 60101 400 0
201 B A 400 60101 100`;

  test('a filter has left out all that carries no text', () => expect(accused(textOf(unacknowledged(60_101)))).toEqual([]));

  test('but not a number three octets off', () => expect(accused(textOf(unacknowledged(40_103)))).toContain('tcp/ack'));

  const oneWay = (seq: number): string => `0 A S 99 0 0
2 A A 100 300 0
${text(100, 3100, 3)}
40 A A 3100 800 1000
41 A A 4100 900 1000
90 A A ${seq} 900 1000
91 A A 5100 900 1000`;

  test('one direction only: text is sent again', () => expect(accused(textOf(oneWay(3100)))).toEqual([]));

  test('but not text that begins two octets off', () => expect(accused(textOf(oneWay(3102)))).toEqual(['tcp/seq']));

  test('nor the first FIN, one octet below the next number', () => {
    const bytes = new Uint8Array(readFileSync(new URL('../../../../test/captures/http_like.a.pcap', import.meta.url)));
    const view = new DataView(bytes.buffer);
    let at = 24;
    // records of Ethernet, IP without options, TCP
    while (((bytes[at + 16 + 47] ?? 0) & 1) === 0) at += 16 + view.getUint32(at + 8, true);
    const seq = at + 16 + 38;
    view.setUint32(seq, view.getUint32(seq) - 1);
    expect(accused(textOfCapture(bytes))).toEqual(['tcp/seq']);
  });

  const probed = (ack: number): string => `0 A S 99 0 0
1 B SA 299 100 0
2 A A 100 300 0
80 B A 300 1100 0
150 B A 300 2100 0
350 A A 2099 300 0
360 B A 300 ${ack} 0
700 A A 2099 300 0
710 B A 300 2100 0
900 A PA 3548 300 100
910 B A 300 3648 0`;

  test('a filter has left out the text that zero-window probes are one below', () => expect(accused(textOf(probed(2100)))).toEqual([]));

  test('but not three octets off', () => expect(accused(textOf(probed(2102)))).toContain('tcp/ack'));

  const selected = (right: number): string => `0 B A 300 100 0 sack=1100-${right}
7 A PA 100 300 1000
7.1 B A 300 3100 0`;

  test('text before the capture, of which the other side holds a part', () => expect(accused(textOf(selected(3100)))).toEqual([]));

  test('but not a block that ends elsewhere', () => expect(accused(textOf(selected(3104)))).toEqual(['tcp/sack']));

  test('one segment that no capture holds excuses nothing else', () => {
    const acknowledgesWrongly = `0 A S 99 0 0
1 B SA 299 101 0
2 A A 100 300 0
${text(100, 40_100, 3)}
9 B A 300 41100 0
10 A A 41100 300 1000`;
    expect(accused(textOf(acknowledgesWrongly))).not.toEqual([]);
  });
});
