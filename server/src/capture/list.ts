/** The connections of a capture as a table for people. */
import { segmentsOf } from './connections.js';
import type { Conversation, Conversations } from './conversation.js';
import { FIN, opens, RST, type Segment, type Side } from './segment.js';

/** One line of the table. */
export interface Summary {
  readonly number: number;
  readonly hosts: string;
  readonly segments: number;
  /** Bytes of text from A to B, and back, repetitions included. */
  readonly bytes: readonly [number, number];
  readonly seconds: number;
  readonly how: string;
}

/** The capture that has seen more of it. */
const fuller = ({ connection }: Conversation): Side => (connection.chains[1].count > connection.chains[0].count ? 1 : 0);

const bytesFrom = (segments: readonly Segment[], side: Side): number =>
  segments.reduce((sum, { from, len }) => (from === side ? sum + len : sum), 0);

const beginAndEnd = (segments: readonly Segment[]): string => {
  const some = (flag: number): boolean => segments.some(({ flags }) => flags & flag);
  const begin = segments.some(opens) ? 'opened' : 'met open';
  return some(RST) ? `${begin}, reset` : some(FIN) ? `${begin}, closed` : begin;
};

export const summaryOf = (conversations: Conversations, conversation: Conversation): Summary => {
  const { connection, high, labels, number } = conversation;
  const segments = segmentsOf(conversations.captured.store, connection, fuller(conversation), high);
  const [first, last] = [segments[0]?.time ?? 0, segments.at(-1)?.time ?? 0];
  return {
    number,
    hosts: `${labels[0]} → ${labels[1]}`,
    segments: segments.length,
    bytes: [bytesFrom(segments, 0), bytesFrom(segments, 1)],
    seconds: (last - first) / 1e9,
    how: beginAndEnd(segments),
  };
};

const columns = ({ number, hosts, segments, bytes, seconds, how }: Summary): readonly string[] => [
  `${number}`,
  hosts,
  `${segments}`,
  `${bytes[0]}`,
  `${bytes[1]}`,
  seconds.toFixed(3),
  how,
];

const heads = ['no.', 'A → B', 'segments', 'bytes A → B', 'bytes B → A', 'seconds', 'how'];
const isText = (column: number): boolean => column === 1 || column === 6;

/** Numbers to the right, words to the left. */
export const table = (summaries: readonly Summary[]): string => {
  const rows = [heads, ...summaries.map(columns)];
  const widths = heads.map((_, column) => rows.reduce((widest, row) => Math.max(widest, row[column]?.length ?? 0), 0));
  const cell = (text: string, column: number): string =>
    isText(column) ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  return rows.map((row) => `${row.map(cell).join('  ').trimEnd()}\n`).join('');
};
