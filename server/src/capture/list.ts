/** The connections of a capture as a table for people. */
import { segmentsOf } from './connections.js';
import type { CapturedConversation, Conversations } from './conversation.js';
import { factsOf } from './facts.js';
import type { ImportWords } from './remarks.js';
import { type CapturedSegment, type ConnectionSide, FIN, opens, RST } from './segment.js';

/** One line of the table. */
export interface Summary {
  readonly number: number;
  readonly hosts: string;
  readonly segments: number;
  /** Bytes of text from A to B, and back, what is sent again counted once. */
  readonly bytes: readonly [number, number];
  readonly seconds: number;
  /** Segments that were sent again. */
  readonly repeated: number;
  /** There and back, in milliseconds, where it can be measured. */
  readonly roundTrip: number | undefined;
  readonly how: string;
}

/** The capture that has seen more of it. */
const fuller = ({ connection }: CapturedConversation): ConnectionSide => (connection.chains[1].count > connection.chains[0].count ? 1 : 0);

const segmentsIn = (conversations: Conversations, conversation: CapturedConversation): readonly CapturedSegment[] =>
  segmentsOf(conversations.captured.store, conversation.connection, fuller(conversation), conversation.high);

const ends = { FIN: 'closed', RST: 'reset' } as const;

/** `opened, reset`: a reset anywhere is what matters. */
const beginAndEnd = (segments: readonly CapturedSegment[]): string => {
  const some = (flag: number): boolean => segments.some(({ flags }) => flags & flag);
  const begin = segments.some(opens) ? 'opened' : 'met open';
  return some(RST) ? `${begin}, ${ends.RST}` : some(FIN) ? `${begin}, ${ends.FIN}` : begin;
};

export const summaryOf = (conversations: Conversations, conversation: CapturedConversation): Summary => {
  const { labels, number } = conversation;
  const segments = segmentsIn(conversations, conversation);
  const { bytes, repeated, roundTrip } = factsOf(segments);
  const [first, last] = [segments[0]?.time ?? 0, segments.at(-1)?.time ?? 0];
  return {
    number,
    hosts: `${labels[0]} → ${labels[1]}`,
    segments: segments.length,
    bytes,
    seconds: (last - first) / 1e9,
    repeated: repeated[0] + repeated[1],
    roundTrip: roundTrip === undefined ? undefined : roundTrip / 1e6,
    how: beginAndEnd(segments),
  };
};

const isAny = ([a, b]: readonly [number, number]): boolean => a + b > 0;

/** What stands above an exchange: who opened and closed it, how much was said, what was sent again, how long the way is. */
export const headlines = (conversations: Conversations, conversation: CapturedConversation, words: ImportWords): readonly string[] => {
  const { openedBy, closedBy, bytes, repeated, gaps, roundTrip } = factsOf(segmentsIn(conversations, conversation));
  const name = (side: ConnectionSide): 'A' | 'B' => (side === 0 ? 'A' : 'B');
  const network = [
    ...(isAny(repeated) ? [words.retransmissions(repeated)] : []),
    ...(isAny(gaps) ? [words.gaps(gaps)] : []),
    ...(roundTrip === undefined ? [] : [words.roundTrip(Number((roundTrip / 1e6).toPrecision(3)))]),
  ];
  const closed = closedBy && { by: name(closedBy.side), how: closedBy.how };
  const headline = words.headline(openedBy === undefined ? undefined : name(openedBy), closed, bytes);
  return [headline, ...(network.length > 0 ? [network.join('; ')] : [])];
};

/** What a list is sorted by: the numbers from the largest down. */
export const orders = {
  number: (a: Summary, b: Summary): number => a.number - b.number,
  hosts: (a: Summary, b: Summary): number => a.hosts.localeCompare(b.hosts, 'en'),
  segments: (a: Summary, b: Summary): number => b.segments - a.segments,
  bytes: (a: Summary, b: Summary): number => b.bytes[0] + b.bytes[1] - a.bytes[0] - a.bytes[1],
  seconds: (a: Summary, b: Summary): number => b.seconds - a.seconds,
  repeated: (a: Summary, b: Summary): number => b.repeated - a.repeated,
  how: (a: Summary, b: Summary): number => a.how.localeCompare(b.how, 'en'),
} as const;

/** As a row of a table; the last two of its words are how it begins and ends. */
export const cellsOf = ({ number, hosts, segments, bytes, seconds, repeated, roundTrip, how }: Summary): readonly string[] => [
  `${number}`,
  hosts,
  `${segments}`,
  `${bytes[0]}`,
  `${bytes[1]}`,
  seconds.toFixed(3),
  `${repeated}`,
  roundTrip === undefined ? '' : roundTrip.toFixed(3),
  how,
];
