import { describe, expect, test } from 'vitest';
import { read, segments } from '../captures.fixture.js';
import { ACK, ethernet, type FrameFixture, file, ip4, PcapngFixture, pcap, tcp, u32 } from '../frames.fixture.js';

const frame = (seq: number): readonly number[] => ethernet(ip4(tcp({ seq, flags: ACK, len: 3 })));
const frames: readonly FrameFixture[] = [
  { bytes: frame(1), seconds: 1_700_000_000, nano: 999_999_000 },
  { bytes: frame(2), seconds: 1_700_000_001, nano: 1000 },
];
const times = (bytes: Uint8Array, chunk?: number): readonly number[] => segments(read([bytes], chunk)).map(({ time }) => time);
const numbers = (bytes: Uint8Array, chunk?: number): readonly number[] => segments(read([bytes], chunk)).map(({ seq }) => seq);

describe('pcap', () => {
  for (const little of [true, false])
    for (const nano of [true, false])
      test(`${little ? 'little' : 'big'} endian, ${nano ? 'nano' : 'micro'}seconds`, () => {
        expect(numbers(pcap(frames, { little, nano }))).toEqual([1, 2]);
        expect(times(pcap(frames, { little, nano }))).toEqual([999_999_000, 1_000_001_000]);
      });

  test('any size of chunks', () => {
    for (const chunk of [1, 2, 3, 7, 24, 25, 100]) expect(numbers(pcap(frames), chunk)).toEqual([1, 2]);
  });

  test('a file that is cut off gives what could be read, and says so', () => {
    const bytes = pcap(frames);
    const result = read([bytes.subarray(0, bytes.length - 1)]);
    expect(segments(result)).toHaveLength(1);
    expect(result.warnings).toEqual(['the file is cut off in the middle of a frame; what stands before it was read']);
  });

  test('a length that cannot be', () => {
    const bytes = file([...pcap(frames)], u32(0), u32(0), u32(0xffffffff), u32(0), [...pcap(frames)]);
    const result = read([bytes]);
    expect(segments(result)).toHaveLength(2);
    expect(result.warnings[0]).toMatch(/^frame 3 says that it is 4294967295 bytes long/);
  });

  test('an empty file, and one that is something else', () => {
    expect(read([new Uint8Array(0)]).warnings).toEqual(['the file is empty']);
    expect(read([Uint8Array.from([1, 2, 3])]).warnings).toEqual(['this is not a pcap or pcapng file']);
    expect(read([Uint8Array.from([1, 2, 3, 4, 5])]).warnings).toEqual(['this is not a pcap or pcapng file']);
  });
});

describe('pcapng', () => {
  for (const little of [true, false]) {
    const ng = new PcapngFixture(little);
    const start = 1_700_000_000_000_000n;

    test(`${little ? 'little' : 'big'} endian, microseconds unless said otherwise`, () => {
      const bytes = file(ng.section(), ng.interface(), ng.packet(frame(1), start), ng.packet(frame(2), start + 5n));
      expect(times(bytes)).toEqual([0, 5000]);
      for (const chunk of [1, 5, 64]) expect(numbers(bytes, chunk)).toEqual([1, 2]);
    });

    test(`${little ? 'little' : 'big'} endian, resolutions and an offset`, () => {
      const nano = ng.interface(1, ng.option(9, [9]));
      const binary = ng.interface(1, ng.option(9, [0x80 | 20]));
      const shifted = ng.interface(1, ng.option(14, little ? [10, 0, 0, 0, 0, 0, 0, 0] : [0, 0, 0, 0, 0, 0, 0, 10]));
      const bytes = file(
        ng.section(),
        nano,
        binary,
        shifted,
        ng.packet(frame(1), 1_700_000_000_000_000_001n, 0),
        ng.packet(frame(2), 1_700_000_000_000_000_003n, 0),
        ng.packet(frame(3), 1_700_000_001n << 20n, 1),
        ng.packet(frame(4), 1_700_000_000_000_000n, 2),
      );
      expect(times(bytes)).toEqual([1, 3, 1e9, 1e10]);
    });
  }

  test('several sections of either byte order, old and simple packets, and blocks of other kinds', () => {
    const [a, b] = [new PcapngFixture(true), new PcapngFixture(false)];
    const bytes = file(
      a.section(),
      a.block(0xbad, [1, 2, 3]),
      a.interface(),
      a.simple(frame(1)),
      b.section(),
      b.interface(),
      b.oldPacket(frame(2)),
      b.block(5, []),
    );
    expect(numbers(bytes)).toEqual([1, 2]);
    expect(numbers(bytes, 3)).toEqual([1, 2]);
  });

  test('broken blocks end the reading with a warning', () => {
    const ng = new PcapngFixture();
    const whole = [...ng.section(), ...ng.interface(), ...ng.packet(frame(1), 0n)];
    const packet = ng.packet(frame(2), 0n);
    const spoil = (at: number, byte: number): Uint8Array => file(whole, packet.with(at, byte));
    for (const [bytes, warning] of [
      [spoil(4, 8), 'a block of 8 bytes cannot be'],
      [spoil(packet.length - 4, 1), 'the two lengths of a block differ'],
      [spoil(8, 9), 'frame 2 does not fit its block'],
      [spoil(21, 9), 'frame 2 does not fit its block'],
    ] as const) {
      const result = read([bytes]);
      expect(segments(result)).toHaveLength(1);
      expect(result.warnings[0]).toContain(warning);
    }
  });
});
