/** Captures of one connection written as lines, a frame each, and what is said of them. */
import { capture } from '../../core/views/words/capture.js';
import { analyse } from '../../language/analysis/analyse.js';
import { tcpMachine } from '../../language/machine/tcp-machine.js';
import { read, statementsOf } from '../captures.fixture.js';
import { Conversations } from '../conversation.js';
import { ACK, ethernet, FIN, ip4, PSH, pcap, RST, SYN, tcp, u16, u32 } from '../frames.fixture.js';
import { exchangeText } from '../import.js';

export const machine = tcpMachine();
const flagsOf: Readonly<Record<string, number>> = { S: SYN, SA: SYN | ACK, A: ACK, PA: PSH | ACK, FA: FIN | ACK, RA: RST | ACK };
const [a, b] = [
  [10, 0, 0, 1],
  [10, 0, 0, 2],
];

const optionsOf = (line: string): readonly number[] => {
  const [, ts, tsecr] = /ts=(\d+)\/(\d+)/.exec(line) ?? [];
  const [, left, right] = /sack=(\d+)-(\d+)/.exec(line) ?? [];
  return [
    ...(ts ? [8, 10, ...u32(Number(ts)), ...u32(Number(tsecr))] : []),
    ...(left ? [5, 10, ...u32(Number(left)), ...u32(Number(right))] : []),
  ];
};

/** A frame a line: milliseconds, sender, flags, seq, ack, len; `#n` is its IP identification, `ts=value/echo` and `sack=left-right` options. */
const frameOf = (line: string) => {
  const [, ms = '0', from, flags = 'A', seq, ack, len, id] =
    /^([\d.]+) ([AB]) ([A-Z]+) (\d+) (\d+) (\d+)(?: #(\d+))?/.exec(line.trim()) ?? [];
  const isA = from === 'A';
  const segment = {
    ...(isA ? { from: 40000, to: 80 } : { from: 80, to: 40000 }),
    flags: flagsOf[flags] ?? 0,
    seq: Number(seq),
    ack: Number(ack),
    len: Number(len),
    win: 65000,
    options: [...(flags.startsWith('S') ? [2, 4, ...u16(1460)] : []), ...optionsOf(line)],
  };
  const packet = ip4(tcp(segment), { ...(isA ? { from: a, to: b } : { from: b, to: a }), id: Number(id ?? 0) });
  return { bytes: ethernet(packet), nano: Math.round(Number(ms) * 1e6) };
};

export const captureOf = (frames: string): Uint8Array => pcap(frames.trim().split('\n').map(frameOf), { nano: true });

export const textOfCapture = (bytes: Uint8Array): string => {
  const conversations = new Conversations(read([bytes]).captured, machine);
  return conversations.all.map((conversation) => exchangeText(conversations, conversation, { times: 'none' }, capture)).join('');
};

export const textOf = (frames: string): string => textOfCapture(captureOf(frames));

export const told = (text: string): readonly string[] => statementsOf(text).map((line) => line.replaceAll(/ (win|mss)=\d+/g, ''));

export const accused = (text: string): readonly string[] =>
  analyse(text, { source: '', read: () => undefined })
    .problems.filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);

export const opened = `0 A S 99 0 0
1 B SA 299 100 0
2 A A 100 300 0`;
