/** How the messages of a protocol look on the wire: data, from which one reader for all makes messages. */

/** Where a value stands in the payload. */
export type Reading =
  /** Big-endian; `mask` is applied to what was read. */
  | { readonly kind: 'number'; readonly at: number; readonly bytes: 1 | 2 | 4; readonly mask?: number }
  | { readonly kind: 'ipv4' | 'hardware'; readonly at: number }
  /** A name of labels, as DNS has it. */
  | { readonly kind: 'labels'; readonly at: number }
  /** The value of an option: types and lengths of one byte each, from `from` on. */
  | { readonly kind: 'option'; readonly from: number; readonly code: number; readonly as: 'number' | 'ipv4' };

export interface LayoutCondition {
  readonly of: Reading;
  readonly is?: number;
  readonly least?: number;
}

export interface WireMessage {
  readonly name: string;
  /** All of them hold; the first message of which they do is it. */
  readonly when: readonly LayoutCondition[];
  /** In the order of the protocol; of several readings the first that is there. */
  readonly fields: readonly (readonly [name: string, ...readings: readonly Reading[]])[];
  /** Sent by the side that asks. */
  readonly asks: boolean;
  /** Its hosts, where the addresses of the packet do not tell: of the one that asks, of the one that answers. */
  readonly asker?: Reading;
  readonly answerer?: Reading;
}

export interface Layout {
  readonly protocol: string;
  readonly over: 'udp' | 'icmp' | 'arp';
  readonly ports?: readonly number[];
  /** Roles of the two sides; '' where all are alike. */
  readonly roles: readonly [asks: string, answers: string];
  /** What all messages of one exchange have in common. */
  readonly together: readonly Reading[];
  readonly messages: readonly WireMessage[];
}

const number = (at: number, bytes: 1 | 2 | 4, mask?: number): Reading => ({
  kind: 'number',
  at,
  bytes,
  ...(mask !== undefined && { mask }),
});
const ipv4 = (at: number): Reading => ({ kind: 'ipv4', at });
const hardware = (at: number): Reading => ({ kind: 'hardware', at });

/** RFC 2131, figure 1; RFC 2132. */
const OPTIONS = 240;
const option = (code: number, as: 'number' | 'ipv4'): Reading => ({ kind: 'option', from: OPTIONS, code, as });
const chaddr = hardware(28);
const server = option(54, 'ipv4');
const lease = (name: string, type: number, asks: boolean, fields: WireMessage['fields']): WireMessage => ({
  name,
  when: [{ of: option(53, 'number'), is: type }],
  fields,
  asks,
  asker: chaddr,
  ...(asks ? {} : { answerer: server }),
});

const xid = ['xid', number(4, 4)] as const;

const dhcp: Layout = {
  protocol: 'dhcp',
  over: 'udp',
  ports: [67, 68],
  roles: ['client', 'server'],
  together: [number(4, 4), chaddr],
  messages: [
    lease('DISCOVER', 1, true, [xid]),
    lease('OFFER', 2, false, [xid, ['yiaddr', ipv4(16)], ['server', server]]),
    lease('REQUEST', 3, true, [xid, ['yiaddr', option(50, 'ipv4'), ipv4(12)], ['server', server]]),
    lease('ACK', 5, false, [xid, ['yiaddr', ipv4(16)], ['server', server]]),
    lease('NAK', 6, false, [xid]),
    lease('RELEASE', 7, true, [['yiaddr', ipv4(12)]]),
  ],
};

/** RFC 1035 §4.1.1. */
const [isAnswer, rcode, answers] = [number(2, 2, 0x8000), number(2, 2, 0xf), number(6, 2)];
const question: WireMessage['fields'] = [
  ['id', number(0, 2)],
  ['name', { kind: 'labels', at: 12 }],
];

const dns: Layout = {
  protocol: 'dns',
  over: 'udp',
  ports: [53],
  roles: ['stub', 'resolver'],
  together: [number(0, 2)],
  messages: [
    { name: 'Query', when: [{ of: isAnswer, is: 0 }], fields: question, asks: true },
    { name: 'NXDomain', when: [{ of: rcode, is: 3 }], fields: question, asks: false },
    { name: 'ServFail', when: [{ of: rcode, least: 1 }], fields: question, asks: false },
    { name: 'Answer', when: [{ of: answers, least: 0 }], fields: question, asks: false },
  ],
};

/** RFC 826, for Ethernet and IPv4. */
const spoken: WireMessage['fields'] = [
  ['spa', ipv4(14)],
  ['sha', hardware(8)],
  ['tpa', ipv4(24)],
];

const arp: Layout = {
  protocol: 'arp',
  over: 'arp',
  roles: ['', ''],
  together: [],
  messages: [
    { name: 'Request', when: [{ of: number(6, 2), is: 1 }], fields: spoken, asks: true, asker: ipv4(14), answerer: ipv4(24) },
    { name: 'Reply', when: [{ of: number(6, 2), is: 2 }], fields: spoken, asks: false, asker: ipv4(24), answerer: ipv4(14) },
  ],
};

/** RFC 792, pages 14 and 15. */
const echo: WireMessage['fields'] = [
  ['id', number(4, 2)],
  ['seq', number(6, 2)],
];

const ping: Layout = {
  protocol: 'ping',
  over: 'icmp',
  roles: ['caller', 'callee'],
  together: [number(4, 2)],
  messages: [
    { name: 'Request', when: [{ of: number(0, 1), is: 8 }], fields: echo, asks: true },
    { name: 'Reply', when: [{ of: number(0, 1), is: 0 }], fields: echo, asks: false },
  ],
};

export const layouts: readonly Layout[] = [dhcp, dns, arp, ping];
