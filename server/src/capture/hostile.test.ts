import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bothEnds, imported, read, recording } from './captures.fixture.js';
import { ETHERNET, file, PcapngFixture, pcap } from './frames.fixture.js';

/** Reads and tells it all, in pieces of some size: it must end, and not throw. */
const survives = (files: readonly Uint8Array[], chunk: number): void => {
  read(files, chunk);
  expect(imported(files)).toBeTypeOf('string');
  expect(imported(files, { fold: true, absolute: true })).toBeTypeOf('string');
};

const names = ['random_2.a', 'two_connections.b', 'simultaneous_open_data.a', 'zero_window.b', 'tw_reuse_seq.a', 'listen_port_probes.b'];
const captures = names.map(recording);
const chunk = fc.integer({ min: 1, max: 5000 });

const damaged = (bytes: Uint8Array, places: readonly (readonly [number, number])[], cut: number): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  for (const [place, value] of places) copy[place % copy.length] = value;
  return copy.subarray(0, cut % (copy.length + 1));
};

const place = fc.tuple(fc.nat(100_000), fc.nat(255));
const damage = fc.tuple(fc.constantFrom(...captures), fc.array(place, { minLength: 1, maxLength: 30 }), fc.nat(100_000));

describe('bad input', () => {
  test('random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), chunk, (bytes, size) => survives([bytes], size)),
      { numRuns: 200 },
    );
  });

  test('random bytes behind a good beginning', () => {
    const heads = [pcap([]), pcap([], { little: false, link: 101 }), file(new PcapngFixture().section(), new PcapngFixture().interface())];
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 400 }), chunk, (head, tail, size) =>
        survives([Uint8Array.from([...head, ...tail])], size),
      ),
      { numRuns: 200 },
    );
  });

  test('random frames of every link type', () => {
    const link = fc.constantFrom(0, ETHERNET, 9, 12, 101, 108, 113, 228, 229, 276);
    fc.assert(
      fc.property(link, fc.array(fc.uint8Array({ maxLength: 120 }), { maxLength: 8 }), (type, frames) =>
        survives(
          [
            pcap(
              frames.map((bytes) => ({ bytes: [...bytes] })),
              { link: type },
            ),
          ],
          1000,
        ),
      ),
      { numRuns: 200 },
    );
  });

  test('recordings with a few bytes changed, or cut off', () => {
    fc.assert(
      fc.property(damage, chunk, ([bytes, places, cut], size) => survives([damaged(bytes, places, cut)], size)),
      { numRuns: 150 },
    );
  });

  test('two captures that do not fit each other', () => {
    fc.assert(
      fc.property(damage, damage, ([a, placesA, cutA], [b, placesB, cutB]) =>
        survives([damaged(a, placesA, cutA + 5000), damaged(b, placesB, cutB + 5000)], 4096),
      ),
      { numRuns: 100 },
    );
    for (const one of captures) for (const two of captures) survives([one, two], 4096);
  });

  test('the same capture twice', () => {
    for (const name of names) survives([recording(name), recording(name)], 4096);
  });
});

describe('the same traffic in another file', () => {
  /** Microseconds, so that nothing is lost in any format. */
  const shifted = (bytes: Uint8Array, seconds: number): Uint8Array => {
    const copy = Uint8Array.from(bytes);
    const view = new DataView(copy.buffer);
    for (let at = 24; at + 16 <= copy.length; at += 16 + view.getUint32(at + 8, true))
      view.setUint32(at, view.getUint32(at, true) + seconds, true);
    return copy;
  };

  test('clocks that differ change nothing', () => {
    for (const name of ['random_1', 'random_2', 'reorder_data', 'simultaneous_close', 'two_connections']) {
      const [a, b] = bothEnds(name);
      if (!a || !b) throw new Error(name);
      const usual = imported([a, b]).replace(/m\d+/g, 'm');
      for (const seconds of [-5000, 1, 86_400]) {
        const lines = (text: string): readonly string[] => text.split('\n').sort();
        expect(
          lines(
            imported([a, shifted(b, seconds)])
              .replace(/m\d+/g, 'm')
              .replaceAll(' ~> ', ' -> ')
              .replaceAll(' as m', ''),
          ).filter((line) => line.includes(':')),
        ).toEqual(lines(usual.replaceAll(' ~> ', ' -> ').replaceAll(' as m', '')).filter((line) => line.includes(':')));
      }
    }
  });
});
