/** The importer: what was captured, as Handshake text, in pieces. It knows no files, no terminal and no checker. */
import type { Exchange } from '../core/index.js';
import type { Captured } from './captured.js';
import { type CapturedConversation, Conversations, type Timeline } from './conversation.js';
import { headlines } from './list.js';
import { excuseText, type ImportWords } from './remarks.js';
import { LineClock, type Times } from './story/clock.js';
import { exchangeOf } from './story/exchange.js';
import { fold } from './story/fold.js';
import { narrate } from './story/narrate.js';
import { absolute, relative } from './story/numbers.js';
import type { Tell } from './story/story.js';
import { write } from './story/write.js';

export interface ImportOptions {
  /** Numbers as on the wire instead of relative ones. */
  readonly absolute?: boolean;
  /** How times are written; none unless said otherwise. */
  readonly times?: Times;
  /** The fields that are written, where not all are. */
  readonly fields?: readonly string[];
  /** Long phases of text in few lines. */
  readonly fold?: boolean;
  readonly connection?: number;
  /** Only what was captured around this frame. */
  readonly around?: number;
  /** An address, as `--list` prints it. */
  readonly host?: string;
  readonly port?: number;
}

export const chosen = (conversations: Conversations, options: ImportOptions): readonly CapturedConversation[] =>
  conversations.all.filter(
    ({ number, addresses, ports, connection }) =>
      (options.around === undefined || conversations.holds(connection, options.around)) &&
      (options.connection === undefined || number === options.connection) &&
      (options.host === undefined || addresses.includes(options.host)) &&
      (options.port === undefined || ports.includes(options.port)),
  );

/** The lines at the top: what this is, and what is not in it. */
export const heading = (captured: Captured, names: readonly string[], warnings: readonly string[], words: ImportWords): string => {
  const { skipped, store, connections, datagrams } = captured;
  const counts = { connections: connections.all.length, segments: store.count, others: datagrams.all.length };
  const left = skipped.total > 0 ? [words.leftOut(skipped.text(words))] : [];
  return [words.importedFrom(names, counts), ...left, ...warnings].map((line) => `// ${line}\n`).join('');
};

/** Where an exchange is written, and in whose language its comments are. */
export interface ExchangePaper {
  readonly words: ImportWords;
  readonly out: (text: string) => void;
}

/** Reconstructs one connection, line by line. */
const told = (
  { moments, starts, windows, unexplained, bases }: Timeline,
  { absolute: isAbsolute, fields, fold: isFolded }: ImportOptions,
) => {
  const numbering = { bases: isAbsolute ? absolute : (bases ?? relative(moments)), windows, ...(fields && { fields: new Set(fields) }) };
  const shown = isFolded && unexplained.size === 0 ? fold(moments) : moments;
  return { numbering, unexplained, shown, lines: (tell: Tell) => narrate(shown, starts, tell) };
};

/** One exchange, handed over in small pieces: a connection may be long. */
export const writeExchange = (
  conversations: Conversations,
  conversation: CapturedConversation,
  options: ImportOptions,
  { words, out }: ExchangePaper,
): void => {
  const { labels, number } = conversation;
  const timeline = conversations.tell(conversation, options.around);
  const { numbering, lines, unexplained, shown } = told(timeline, options);
  const clock = new LineClock(shown, options.times ?? 'none', conversations.captured.epoch);
  out(`exchange c${number} "${labels[0]} → ${labels[1]}" {\n`);
  for (const headline of headlines(conversations, conversation, words)) out(`  // ${headline}\n`);
  if (timeline.inferred) out(`  // ${words.seenAtOnePlace}\n`);
  let index = 0;
  lines((line, moment) => {
    const reason = unexplained.get(index++);
    if (reason !== undefined && reason !== 'wrong') out(`  expect error ${JSON.stringify(excuseText(reason, words))}\n`);
    out(write(line, { numbering, labels, words, when: clock.text(line, moment) }));
  });
  out('}\n');
};

export const exchangeText = (
  conversations: Conversations,
  conversation: CapturedConversation,
  options: ImportOptions,
  words: ImportWords,
): string => {
  const parts: string[] = [];
  writeExchange(conversations, conversation, options, { words, out: (text) => parts.push(text) });
  return parts.join('');
};

/** As data for the checker, the way it is told at first. */
export const exchangeData = (conversations: Conversations, conversation: CapturedConversation, options: ImportOptions): Exchange => {
  const { numbering, lines } = told(conversations.ordinary(conversation), options);
  return exchangeOf(lines, numbering, conversation.labels, conversation.number);
};

/** The chosen connections, one exchange each. */
export function* exchanges(captured: Captured, words: ImportWords, options: ImportOptions = {}): Generator<string> {
  const conversations = new Conversations(captured);
  for (const conversation of chosen(conversations, options)) yield exchangeText(conversations, conversation, options, words);
}
