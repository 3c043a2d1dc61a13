import { describe, expect, test } from 'vitest';
import { capture } from '../../core/views/words/capture.js';
import { read, segments } from '../captures.fixture.js';
import { ACK, ethernet, extension, type FrameFixture, ip4, ip6, PSH, pcap, SYN, tcp, u16, vlan } from '../frames.fixture.js';

const counted = (bytes: readonly number[], link = 1, more: Partial<FrameFixture> = {}): string => {
  const result = read([pcap([{ bytes, ...more }], { link })]);
  const { skipped, store } = result.captured;
  return skipped.total > 0 ? skipped.text(capture) : `${store.count} of ${segments(result)[0]?.len} bytes`;
};

const text = tcp({ flags: ACK | PSH, len: 5 });
const v4 = ip4(text);
const v6 = ip6(text);

describe('links', () => {
  const links: readonly (readonly [string, number, readonly number[]])[] = [
    ['Ethernet', 1, ethernet(v4)],
    ['Ethernet, IPv6', 1, ethernet(v6, 0x86dd)],
    ['VLAN', 1, ethernet(vlan(v4), 0x8100)],
    ['stacked VLAN', 1, ethernet(vlan(vlan(vlan(v6, 0x86dd), 0x8100), 0x9100), 0x88a8)],
    ['802.3 with SNAP', 1, ethernet([0xaa, 0xaa, 3, 0, 0, 0, 8, 0, ...v4], 100)],
    ['PPPoE', 1, ethernet([0x11, 0, 0, 1, 0, 99, 0, 0x21, ...v4], 0x8864)],
    ['PPP', 9, [0xff, 3, 0, 0x21, ...v4]],
    ['raw', 101, v4],
    ['raw, as BSD numbers it', 12, v6],
    ['raw IPv4', 228, v4],
    ['raw IPv6', 229, v6],
    ['Linux cooked', 113, [...Array.from({ length: 14 }, () => 0), 8, 0, ...v4]],
    ['Linux cooked v2', 276, [0x86, 0xdd, ...Array.from({ length: 18 }, () => 0), ...v6]],
    ['BSD loopback, little endian', 0, [2, 0, 0, 0, ...v4]],
    ['BSD loopback, big endian', 0, [0, 0, 0, 30, ...v6]],
    ['OpenBSD loopback', 108, [0, 0, 0, 2, ...v4]],
  ];
  for (const [name, link, bytes] of links) test(name, () => expect(counted(bytes, link)).toBe('1 of 5 bytes'));

  test('others are counted', () => {
    expect(counted(v4, 147)).toBe('1 of a link type that is not supported');
    expect(counted(ethernet([0, 1], 0x0806))).toBe('1 not IP');
    expect(counted([2, 0, 0, 0, 0x99, 0], 0)).toBe('1 not IP');
    expect(counted([0, 0, 0], 1)).toBe('1 cut off before the end of the TCP header');
  });
});

describe('IP', () => {
  test('options, padding, and a length of 0 from a card that cuts segments itself', () => {
    expect(counted(ethernet(ip4(text, { options: [1, 1, 1, 0] })))).toBe('1 of 5 bytes');
    expect(counted(ethernet([...v4, 0, 0, 0, 0, 0, 0]))).toBe('1 of 5 bytes');
    expect(counted(ethernet(ip4(text, { length: 0 })))).toBe('1 of 5 bytes');
  });

  test('extension headers', () => {
    expect(counted(ip6(extension(60, extension(6, text)), 0), 101)).toBe('1 of 5 bytes');
    expect(counted(ip6([6, 0, 0, 0, 0, 0, 0, 9, ...text], 44), 101)).toBe('1 of 5 bytes');
    expect(counted(ip6([6, 1, ...Array.from({ length: 10 }, () => 0), ...text], 51), 101)).toBe('1 of 5 bytes');
  });

  test('fragments, jumbograms and other protocols are counted', () => {
    expect(counted(ethernet(ip4(text, { fragment: 0x2000 })))).toBe('1 a fragment');
    expect(counted(ethernet(ip4(text, { fragment: 3 })))).toBe('1 a fragment');
    expect(counted(ip6([6, 0, ...u16(0x0008 | 1), 0, 0, 0, 9, ...text], 44), 101)).toBe('1 a fragment');
    expect(counted(ip6(extension(6, text), 0, 0), 101)).toBe('1 an IPv6 jumbogram');
    expect(counted(ethernet(ip4(text, { protocol: 17 })))).toBe('1 not TCP');
    expect(counted(ip6([], 59), 101)).toBe('1 not TCP');
  });

  test('headers that lie', () => {
    expect(counted(ethernet(ip4(text, { length: 10 })))).toBe('1 malformed');
    expect(counted(ethernet(ip4(text, { length: 30 })))).toBe('1 malformed');
    expect(counted(ethernet(ip4(text.with(12, 0x10))))).toBe('1 malformed');
    expect(counted(ethernet(ip4(text.with(12, 0xf0))))).toBe('1 malformed');
    expect(counted(ip6(extension(60, [60, 255]), 0), 101)).toBe('1 cut off before the end of the TCP header');
  });

  test('a cut frame has the length of its IP header', () => {
    const long = ethernet(ip4(tcp({ len: 1000 })));
    expect(counted(long.slice(0, 60), 1, { original: long.length })).toBe('1 of 1000 bytes');
    expect(counted(long.slice(0, 50), 1, { original: long.length })).toBe('1 cut off before the end of the TCP header');
  });
});

describe('TCP options', () => {
  const options = (bytes: readonly number[], flags = SYN) => {
    const [segment] = segments(read([pcap([{ bytes: ethernet(ip4(tcp({ flags, options: bytes }))) }])]));
    return segment && [segment.mss, segment.ws, segment.ts, segment.tsecr, ...segment.sack];
  };

  test('all that the language knows', () => {
    expect(options([2, 4, 5, 180, 1, 3, 3, 10])).toEqual([1460, 10, -1, -1]);
    expect(options([4, 2, 8, 10, 255, 255, 255, 255, 0, 0, 0, 7])).toEqual([-1, -1, 0xffffffff, 7]);
    expect(options([5, 18, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 5, 0, 0, 0, 9])).toEqual([-1, -1, -1, -1, 1, 2, 5, 9]);
  });

  test('what overruns or has no length ends them', () => {
    expect(options([2, 40, 5, 180, 3, 3, 10, 0])).toEqual([-1, -1, -1, -1]);
    expect(options([9, 0, 3, 3, 10, 0, 0, 0])).toEqual([-1, -1, -1, -1]);
    expect(options([9, 1, 3, 3, 10, 0, 0, 0])).toEqual([-1, -1, -1, -1]);
    expect(options([0, 3, 3, 10])).toEqual([-1, -1, -1, -1]);
    expect(options([3, 2, 2, 3, 1, 0, 0, 0])).toEqual([-1, -1, -1, -1]);
  });
});
