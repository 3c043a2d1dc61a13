import { describe, expect, test } from 'vitest';
import { imported, statements } from '../captures.fixture.js';
import { ACK, ethernet, FIN, type FrameFixture, ip4, PSH, pcap, RST, SYN, type Tcp, tcp } from '../frames.fixture.js';

const A = [10, 0, 0, 1];
const B = [10, 0, 0, 2];

type SentInTest = Tcp & { readonly at: number; readonly id?: number };

/** Times in milliseconds. */
const frame = (from: readonly number[], to: readonly number[], ports: Tcp, { at, id = 0, ...segment }: SentInTest): FrameFixture => ({
  bytes: ethernet(ip4(tcp({ ...ports, ...segment }), { from, to, id })),
  seconds: 1000 + Math.floor(at / 1000),
  nano: Math.round((at % 1000) * 1e6),
});
const a = (sent: SentInTest): FrameFixture => frame(A, B, { from: 40000, to: 80 }, sent);
const b = (sent: SentInTest): FrameFixture => frame(B, A, { from: 80, to: 40000 }, sent);
const file = (...frames: readonly FrameFixture[]): Uint8Array => pcap(frames, { nano: true });

const syn = { flags: SYN, seq: 100 };
const synAck = { flags: SYN | ACK, seq: 300, ack: 101 };
const ack = { flags: ACK, seq: 101, ack: 301 };
const text = { flags: PSH | ACK, seq: 101, ack: 301, len: 10 };
const open = (shift = 0): { readonly atA: readonly FrameFixture[]; readonly atB: readonly FrameFixture[] } => ({
  atA: [a({ ...syn, at: 0 }), b({ ...synAck, at: 10 }), a({ ...ack, at: 10.1 })],
  atB: [a({ ...syn, at: 5 + shift }), b({ ...synAck, at: 5.1 + shift }), a({ ...ack, at: 15 + shift })],
});
const opening = [
  'B : listen',
  'A : connect',
  'A -> B : SYN seq=0 win=1000',
  'B -> A : SYN+ACK seq=0 ack=1 win=1000',
  'A -> B : ACK seq=1 ack=1 win=1000',
];
const both = (atA: readonly FrameFixture[], atB: readonly FrameFixture[], shift = 0): readonly string[] =>
  statements([file(...open().atA, ...atA), file(...open(shift).atB, ...atB)]).slice(opening.length);
const one = (...frames: readonly FrameFixture[]): readonly string[] => statements([file(...open().atA, ...frames)]).slice(opening.length);

describe('both ends', () => {
  test('in either order of the captures, and with clocks that differ', () => {
    const { atA, atB } = open();
    expect(statements([file(...atA), file(...atB)])).toEqual(opening);
    expect(statements([file(...atB), file(...atA)])).toEqual(opening);
    for (const shift of [-3_600_000 / 1000, 777, 12_345]) expect(statements([file(...atA), file(...open(shift).atB)])).toEqual(opening);
  });

  test('lost, late and doubled', () => {
    expect(both([a({ ...text, at: 20 }), a({ ...text, at: 220 })], [a({ ...text, at: 225 })])).toEqual([
      'A -x B : PSH+ACK seq=1 ack=1 len=10 win=1000',
      'A : timeout',
      'A -> B : PSH+ACK seq=1 ack=1 len=10 win=1000',
    ]);
    expect(both([a({ ...text, at: 20, id: 7 })], [a({ ...text, at: 25, id: 7 }), a({ ...text, at: 26, id: 7 })])).toEqual([
      'A ~> B : PSH+ACK seq=1 ack=1 len=10 win=1000 as m1',
      'm1 arrives',
      'm1 arrives',
    ]);
    const second = { ...text, seq: 111 };
    expect(both([a({ ...text, at: 20 }), a({ ...second, at: 21 })], [a({ ...second, at: 26 }), a({ ...text, at: 30 })])).toEqual([
      'A ~> B : PSH+ACK seq=1 ack=1 len=10 win=1000 as m1',
      'A -> B : PSH+ACK seq=11 ack=1 len=10 win=1000',
      'm1 arrives',
    ]);
  });

  test('what crosses is in flight', () => {
    const answer = { flags: PSH | ACK, seq: 301, ack: 101, len: 20 };
    expect(both([a({ ...text, at: 20 }), b({ ...answer, at: 26 })], [b({ ...answer, at: 21 }), a({ ...text, at: 25 })])).toEqual([
      'A ~> B : PSH+ACK seq=1 ack=1 len=10 win=1000 as m1',
      'B ~> A : PSH+ACK seq=1 ack=1 len=20 win=1000 as m2',
      'm1 arrives',
      'm2 arrives',
    ]);
  });

  test('equal segments: identifications tell which one was lost, else the time that they took', () => {
    const [first, second] = [a({ ...text, at: 20, id: 1 }), a({ ...text, at: 30, id: 2 })];
    const lostFirst = ['A -x B : PSH+ACK seq=1 ack=1 len=10 win=1000', 'A -> B : PSH+ACK seq=1 ack=1 len=10 win=1000'];
    expect(both([first, second], [a({ ...text, at: 60, id: 2 })])).toEqual(lostFirst);
    expect(both([a({ ...text, at: 20 }), a({ ...text, at: 30 })], [a({ ...text, at: 35 })])).toEqual(lostFirst);
  });

  test('what a network card has cut or joined is told as it was on the wire', () => {
    const long = { ...text, len: 30 };
    const parts = [0, 10, 20].map((from) => ({ ...text, flags: from === 20 ? PSH | ACK : ACK, seq: 101 + from }));
    const told = [
      'A ~> B : ACK seq=1 ack=1 len=10 win=1000 as m1',
      'A -x B : ACK seq=11 ack=1 len=10 win=1000',
      'A ~> B : PSH+ACK seq=21 ack=1 len=10 win=1000 as m2',
      'm1 arrives',
      'm2 arrives',
    ];
    const [first, , last] = parts.map((part, i) => a({ ...part, at: 25 + i }));
    if (!first || !last) throw new Error('three parts');
    expect(both([a({ ...long, at: 20 })], [first, last])).toEqual(told);
    const small = parts.map((part, i) => a({ ...part, at: 20 + i / 10 }));
    expect(both(small, [a({ ...long, at: 25 })]).filter((line) => line.includes(':'))).toHaveLength(3);
  });

  test('what nobody sent is a stray', () => {
    expect(both([], [a({ flags: RST, seq: 101, at: 50 })])).toEqual(['stray A -> B : RST seq=1']);
  });

  test('a connection that only one capture has seen is inferred', () => {
    const other = (frames: readonly FrameFixture[]): readonly FrameFixture[] =>
      frames.map((each) => ({
        ...each,
        bytes: each.bytes.map((byte, i) => (i === 35 && byte === 64 ? 65 : i === 37 && byte === 64 ? 65 : byte)),
      }));
    const result = imported([file(...open().atA, ...other(open().atA)), file(...open().atB)]);
    expect(result.match(/^exchange/gm)).toHaveLength(2);
    expect(result.match(/seen at one place only/g)).toHaveLength(1);
  });
});

describe('one end', () => {
  test('a segment arrives before the first answer that presupposes it', () => {
    const second = { ...text, seq: 111 };
    const first = { flags: ACK, seq: 301, ack: 111 };
    expect(one(a({ ...text, at: 20 }), a({ ...second, at: 21 }), b({ ...first, at: 30 }), b({ ...first, ack: 121, at: 31 }))).toEqual([
      'A -> B : PSH+ACK seq=1 ack=1 len=10 win=1000',
      'A ~> B : PSH+ACK seq=11 ack=1 len=10 win=1000 as m1',
      'B -> A : ACK seq=1 ack=11 win=1000',
      'm1 arrives',
      'B -> A : ACK seq=1 ack=21 win=1000',
    ]);
  });

  test('never acknowledged and sent again: lost', () => {
    expect(one(a({ ...text, at: 20 }), a({ ...text, at: 220 }), b({ flags: ACK, seq: 301, ack: 111, at: 230 }))).toEqual([
      'A -x B : PSH+ACK seq=1 ack=1 len=10 win=1000',
      'A : timeout',
      'A -> B : PSH+ACK seq=1 ack=1 len=10 win=1000',
      'B -> A : ACK seq=1 ack=11 win=1000',
    ]);
  });

  test('a number that is skipped: lost before the capture, overtaken, or missed by it', () => {
    const data = { flags: PSH | ACK, seq: 301, ack: 101, len: 10 };
    const later = b({ ...data, seq: 311, at: 20 });
    expect(one(later, b({ ...data, at: 240 }))).toEqual([
      'B -x A : PSH+ACK seq=1 len=10',
      'B -> A : PSH+ACK seq=11 ack=1 len=10 win=1000',
      'B : timeout',
      'B -> A : PSH+ACK seq=1 ack=1 len=10 win=1000',
    ]);
    expect(one(later, b({ ...data, at: 20.1 }))).toEqual([
      'B ~> A : PSH+ACK seq=1 ack=1 len=10 win=1000 as m1',
      'B -> A : PSH+ACK seq=11 ack=1 len=10 win=1000',
      'm1 arrives',
    ]);
    expect(one(later, a({ ...ack, ack: 321, at: 21 }))).toEqual([
      'B -> A : PSH+ACK seq=1 len=10',
      'B -> A : PSH+ACK seq=11 ack=1 len=10 win=1000',
      'A -> B : ACK seq=1 ack=21 win=1000',
    ]);
  });

  test('what its sender cannot have sent is a stray', () => {
    expect(one(b({ flags: FIN, seq: 301, at: 20 }))).toEqual(['stray B -> A : FIN seq=1 win=1000']);
    expect(one(b({ flags: RST, seq: 999, at: 20 }))).toEqual(['stray B -> A : RST seq=699']);
    expect(one(b({ flags: ACK, seq: 301, ack: 5000, at: 20 }))).toEqual(['stray B -> A : ACK seq=1 ack=4900 win=1000']);
  });
});

describe('what must have happened', () => {
  test('refused, then accepted', () => {
    const refused = [a({ ...syn, at: 0 }), b({ flags: RST | ACK, seq: 0, ack: 101, at: 1 })];
    const again = [a({ ...syn, seq: 500, at: 2 }), b({ ...synAck, ack: 501, at: 3 })];
    expect(statements([file(...refused, ...again)])).toEqual([
      'A : connect',
      'A -> B : SYN seq=0 win=1000',
      'B -> A : RST+ACK seq=0 ack=1',
      'B : listen',
      'A : connect',
      'A -> B : SYN seq=400 win=1000',
      'B -> A : SYN+ACK seq=0 ack=401 win=1000',
    ]);
  });

  test('a host that answers as if there were no connection has crashed', () => {
    expect(one(b({ flags: PSH | ACK, seq: 301, ack: 101, len: 5, at: 20 }), a({ flags: RST, seq: 101, at: 21 }))).toEqual([
      'A : crash',
      'B -> A : PSH+ACK seq=1 ack=1 len=5 win=1000',
      'A -> B : RST seq=1',
    ]);
  });

  test('a capture that begins in the midst', () => {
    const result = imported([file(a({ ...text, at: 0 }), b({ flags: ACK, seq: 301, ack: 111, at: 1 }))]);
    expect(result).toContain('host A "10.0.0.1:40000" in ESTABLISHED');
    expect(result).toContain('A -> B : PSH+ACK seq=1 ack=1 len=10');
  });

  describe('a frame that only one of two captures has missed', () => {
    const stamps = (ts: number, tsecr: number) => [1, 1, 8, 10, 0, 0, 0, ts, 0, 0, 0, tsecr];
    const told = (atA: readonly FrameFixture[], atB: readonly FrameFixture[]) =>
      both(atA, atB).map((line) => line.replaceAll(/ (win|ts|tsecr)=\d+/g, '').replace(/ as m\d$/, ''));

    test('its arrival, which newer timestamps overtake', () => {
      const [one, two, three] = [0, 10, 20].map((n) => ({ ...text, seq: 101 + n, options: stamps(n + 1, 9) }));
      const acks = (n: number, at: number) => b({ flags: ACK, seq: 301, ack: 101 + n, options: stamps(50, 21), at });
      const sent = [a({ ...one, at: 20 }), a({ ...two, at: 20.1 }), a({ ...three, at: 20.2 }), acks(30, 40)];
      const got = [a({ ...one, at: 25 }), a({ ...three, at: 25.2 }), acks(30, 35)];
      expect(told(sent, got).slice(-4)).toEqual(['m1 arrives', 'm2 arrives', 'm3 arrives', 'B -> A : ACK seq=1 ack=31']);
    });

    test('a sending that knows nothing of what came soon after', () => {
      const fin = { flags: FIN | ACK, seq: 301, ack: 101 };
      const atA = [a({ ...text, at: 20 }), b({ ...fin, at: 25 }), b({ flags: ACK, seq: 302, ack: 111, at: 31 })];
      const atB = [a({ ...text, at: 25 }), b({ flags: ACK, seq: 302, ack: 111, at: 26 })];
      expect(told(atA, atB).filter((line) => /FIN|PSH|m1/.test(line))).toEqual([
        'A ~> B : PSH+ACK seq=1 ack=1 len=10',
        'B -> A : FIN+ACK seq=1 ack=1',
        'm1 arrives',
      ]);
    });

    test('the sending of an acknowledgment, which is no stray', () => {
      const answer = b({ flags: ACK, seq: 301, ack: 111, at: 30 });
      expect(told([a({ ...text, at: 20 }), answer], [a({ ...text, at: 25 })])).toEqual([
        'A -> B : PSH+ACK seq=1 ack=1 len=10',
        'B -> A : ACK seq=1 ack=11',
      ]);
    });

    test('the arrival of an acknowledgment whose timestamp comes back', () => {
      const update = { flags: ACK, seq: 301, ack: 101, options: stamps(77, 1) };
      const more = { ...text, options: stamps(30, 77) };
      expect(told([a({ ...more, at: 40 })], [b({ ...update, at: 30 }), a({ ...more, at: 45 })])[0]).toBe('B -> A : ACK seq=1 ack=1');
    });
  });

  test('a frame that breaks off before the options: nobody knows how windows are scaled', () => {
    const options = [2, 4, 5, 180, 3, 3, 7, 0];
    const cut = (whole: FrameFixture): FrameFixture => ({ ...whole, bytes: whole.bytes.slice(0, 54), original: whole.bytes.length });
    const frames = [
      a({ ...syn, options, at: 0 }),
      b({ ...synAck, options, at: 10 }),
      a({ ...ack, at: 10.1 }),
      b({ ...text, seq: 301, ack: 101, len: 2000, at: 11 }),
    ];
    expect(statements([file(...frames.map(cut))]).filter((line) => line.includes('win='))).toEqual([]);
    expect(statements([file(...frames)]).filter((line) => line.includes('win='))).toHaveLength(4);
  });

  test('close and abort', () => {
    expect(one(a({ flags: FIN | ACK, seq: 101, ack: 301, at: 20 }), b({ flags: RST | ACK, seq: 301, ack: 102, at: 21 }))).toEqual([
      'A : close',
      'A -> B : FIN+ACK seq=1 ack=1 win=1000',
      'B : abort',
      'B -> A : RST+ACK seq=1 ack=2',
    ]);
  });
});
