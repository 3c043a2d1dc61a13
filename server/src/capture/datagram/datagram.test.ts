import { describe, expect, test } from 'vitest';
import { analyse } from '../../language/analysis/analyse.js';
import { read } from '../captures.fixture.js';
import { type Bytes, ethernet, ip4, pcap, u16, u32 } from '../frames.fixture.js';
import { datagramExchanges } from './exchanges.js';

const zeros = (count: number): Bytes => Array.from({ length: count }, () => 0);
const udp = (from: number, to: number, payload: Bytes, addresses: { readonly from?: Bytes; readonly to?: Bytes } = {}): Bytes =>
  ethernet(ip4([...u16(from), ...u16(to), ...u16(8 + payload.length), 0, 0, ...payload], { protocol: 17, ...addresses }));
const icmp = (type: number, id: number, seq: number, back = false): Bytes =>
  ethernet(ip4([type, 0, 0, 0, ...u16(id), ...u16(seq)], { protocol: 1, ...(back && { from: [10, 0, 0, 2], to: [10, 0, 0, 1] }) }));

const labels = (name: string): Bytes => [
  ...name.split('.').flatMap((label) => [label.length, ...[...label].map((letter) => letter.charCodeAt(0))]),
  0,
];
const dns = (id: number, flags: number, answers: number, name: string): Bytes => [
  ...u16(id),
  ...u16(flags),
  ...u16(1),
  ...u16(answers),
  ...zeros(4),
  ...labels(name),
  ...zeros(4),
];

const mac: Bytes = [2, 0, 0, 0, 0, 7];
const server: Bytes = [10, 0, 0, 9];
const dhcp = (type: number, yours: Bytes, options: Bytes): Bytes => {
  const head = [
    type % 2 === 1 && type !== 5 ? 1 : 2,
    1,
    6,
    0,
    ...u32(77),
    ...zeros(4),
    ...zeros(4),
    ...yours,
    ...zeros(8),
    ...mac,
    ...zeros(10),
    ...zeros(192),
  ];
  return [...head, 99, 130, 83, 99, 53, 1, type, 54, 4, ...server, ...options, 255];
};

const arp = (operation: number, sender: Bytes, target: Bytes): Bytes =>
  ethernet([...u16(1), ...u16(0x0800), 6, 4, ...u16(operation), ...mac, ...sender, ...zeros(6), ...target], 0x0806);

/** The lines of the exchanges; they are right as they stand. */
const told = (...frames: readonly Bytes[]): readonly string[] => {
  const { captured } = read([pcap(frames.map((bytes) => ({ bytes })))]);
  const text = datagramExchanges(captured.datagrams.all, { times: false })
    .map((each) => each.text)
    .join('');
  expect(analyse(text, { source: '', read: () => undefined }).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return text.split('\n').flatMap((line) => (line.includes('->') ? [line.trim()] : []));
};

describe('messages of protocols of the library', () => {
  test('DNS', () =>
    expect(
      told(
        udp(5000, 53, dns(7, 0x0100, 0, 'www.example.com')),
        udp(53, 5000, dns(7, 0x8180, 1, 'www.example.com'), { from: [10, 0, 0, 2], to: [10, 0, 0, 1] }),
        udp(5000, 53, dns(8, 0x0100, 0, 'nowhere.test')),
        udp(53, 5000, dns(8, 0x8183, 0, 'nowhere.test'), { from: [10, 0, 0, 2], to: [10, 0, 0, 1] }),
      ),
    ).toEqual([
      'A -> B : Query id=7 name="www.example.com" frame=1',
      'B -> A : Answer id=7 name="www.example.com" frame=2',
      'A -> B : Query id=8 name="nowhere.test" frame=3',
      'B -> A : NXDomain id=8 name="nowhere.test" frame=4',
    ]));

  test('DHCP: the client is known by its hardware address, the server by what it says of itself', () =>
    expect(
      told(
        udp(68, 67, dhcp(1, zeros(4), []), { from: zeros(4), to: [255, 255, 255, 255] }),
        udp(67, 68, dhcp(2, [10, 0, 0, 5], []), { from: server, to: [255, 255, 255, 255] }),
        udp(68, 67, dhcp(3, zeros(4), [50, 4, 10, 0, 0, 5]), { from: zeros(4), to: [255, 255, 255, 255] }),
        udp(67, 68, dhcp(5, [10, 0, 0, 5], []), { from: server, to: [255, 255, 255, 255] }),
      ),
    ).toEqual([
      'A -> B : DISCOVER xid=77 frame=1',
      'B -> A : OFFER xid=77 yiaddr="10.0.0.5" server="10.0.0.9" frame=2',
      'A -> B : REQUEST xid=77 yiaddr="10.0.0.5" server="10.0.0.9" frame=3',
      'B -> A : ACK xid=77 yiaddr="10.0.0.5" server="10.0.0.9" frame=4',
    ]));

  test('ARP', () =>
    expect(told(arp(1, [10, 0, 0, 1], [10, 0, 0, 2]), arp(2, [10, 0, 0, 2], [10, 0, 0, 1]))).toEqual([
      'A -> B : Request spa="10.0.0.1" sha="02:00:00:00:00:07" tpa="10.0.0.2" frame=1',
      'B -> A : Reply spa="10.0.0.2" sha="02:00:00:00:00:07" tpa="10.0.0.1" frame=2',
    ]));

  test('ICMP echo', () =>
    expect(told(icmp(8, 5, 1), icmp(0, 5, 1, true), icmp(8, 5, 2))).toEqual([
      'A -> B : Request id=5 seq=1 frame=1',
      'B -> A : Reply id=5 seq=1 frame=2',
      'A -> B : Request id=5 seq=2 frame=3',
    ]));

  test('what is too short or broken is left out', () => {
    const { captured } = read([
      pcap([udp(5000, 53, [0, 1]), udp(68, 67, [1, 2, 3]), arp(1, zeros(4), zeros(4))].map((bytes) => ({ bytes }))),
    ]);
    expect([captured.datagrams.all.length, captured.skipped.total]).toEqual([0, 3]);
  });
});
