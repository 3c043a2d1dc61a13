import { describe, expect, test } from 'vitest';
import { bothEnds, recording } from './captures.fixture.js';
import { documentOf } from './document.js';

describe('captures in memory', () => {
  test('both ends', () => {
    const [a, b] = bothEnds('refused');
    if (!a || !b) throw new Error('both ends');
    const { text, warnings, connections } = documentOf([
      { name: 'a.pcap', bytes: a },
      { name: 'b.pcap', bytes: b },
    ]);
    expect([warnings, connections]).toEqual([[], 1]);
    expect(text).toBe(`// imported from a.pcap and b.pcap: 1 connection, 4 captured segments

exchange c1 "10.77.0.1:41013 → 10.77.0.2:7013" {
  host A "10.77.0.1:41013"
  host B "10.77.0.2:7013"
  A : connect  // inferred: it sends a SYN
  A -> B : SYN seq=0 win=64240 mss=1460 ws=10 ts=3507173618 tsecr=0
  B -> A : RST+ACK seq=0 ack=1
}
`);
  });

  test('folded', () => {
    const whole = documentOf([{ name: 'a', bytes: recording('window_scale.a') }]).text.split('\n').length;
    const { text } = documentOf([{ name: 'a', bytes: recording('window_scale.a') }], { fold: true });
    expect(text).toContain('// folded: ');
    expect(text.split('\n').length * 3).toBeLessThan(whole);
  });

  test('something else', () => {
    const { text, warnings, connections } = documentOf([{ name: 'x', bytes: Uint8Array.from([1, 2, 3, 4]) }]);
    expect([warnings, connections]).toEqual([['x: this is no pcap or pcapng file'], 0]);
    expect(text).toContain('// x: this is no pcap or pcapng file');
  });
});
