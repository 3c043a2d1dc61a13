/** What is told of captures that have been read: a document that an editor can bear, or the list of their connections. */
import type { ConnectionList, ConnectionRow, ImportCapturesParams, ImportedCaptures } from '../../../../contract/messages.js';
import { type CapturedConversation, Conversations, chosen, heading, summaryOf, writeExchange } from '../../capture/index.js';
import { wording } from '../../core/index.js';
import { tcpMachine } from '../../language/index.js';
import type { ReadCaptures, ReadStep } from './read.js';

/** More would make the editor slow: longer connections are folded, and those that come behind are left to the command line. */
const MOST_SEGMENTS = 20_000;
/** Of one exchange. */
const MOST_CHARACTERS = 4 << 20;
const MOST_ROWS = 1_000;
/** Segments of connections that are run to see whether something is wrong: those behind them are listed only. */
const MOST_RUN = 50_000;

const lengthOf = ({ connection: { chains } }: CapturedConversation): number => Math.max(chains[0].count, chains[1].count);

export async function documentOf(
  { captured, warnings }: ReadCaptures,
  { captures, connection }: ImportCapturesParams,
  step: ReadStep,
): Promise<ImportedCaptures> {
  const conversations = new Conversations(captured, tcpMachine());
  const all = chosen(conversations, connection === undefined ? {} : { connection });
  const { written, rest } = bearable(all);
  const said = [...warnings, ...left(rest)];
  const parts: string[] = [];
  for (const conversation of written) {
    await step(1);
    const text = exchangeOf(conversations, conversation);
    said.push(...(text === undefined ? [tooLong(conversation)] : isLong(conversation) ? [folded(conversation)] : []));
    if (text !== undefined) parts.push('\n', text);
  }
  const head = heading(
    captured,
    captures.map(({ name }) => name),
    said,
    wording().capture,
  );
  return { text: head + parts.join(''), connections: all.length, warnings: said };
}

/** Writing ends as soon as it becomes too long. */
function exchangeOf(conversations: Conversations, conversation: CapturedConversation): string | undefined {
  const parts: string[] = [];
  let characters = 0;
  const add = (text: string): void => {
    parts.push(text);
    characters += text.length;
    if (characters > MOST_CHARACTERS) throw TOO_LONG;
  };
  try {
    writeExchange(conversations, conversation, { fold: isLong(conversation), times: 'relative' }, { words: wording().capture, out: add });
    return parts.join('');
  } catch (error) {
    if (error === TOO_LONG) return undefined;
    throw error;
  }
}

const TOO_LONG = Symbol('too long');

function bearable(all: readonly CapturedConversation[]): {
  readonly written: readonly CapturedConversation[];
  readonly rest: readonly CapturedConversation[];
} {
  let segments = 0;
  const end = all.findIndex((conversation, index) => {
    segments += lengthOf(conversation);
    return index > 0 && segments > MOST_SEGMENTS;
  });
  return end < 0 ? { written: all, rest: [] } : { written: all.slice(0, end), rest: all.slice(end) };
}

const isLong = (conversation: CapturedConversation): boolean => lengthOf(conversation) > MOST_SEGMENTS;

const folded = (conversation: CapturedConversation): string =>
  wording().capture.longIsFolded(`c${conversation.number}`, lengthOf(conversation));

const tooLong = (conversation: CapturedConversation): string =>
  wording().capture.tooLong(`c${conversation.number}`, lengthOf(conversation));

const left = ([first, ...others]: readonly CapturedConversation[]): readonly string[] =>
  first === undefined ? [] : [wording().capture.notWritten(others.length + 1, first.number)];

export async function listOf({ captured, warnings }: ReadCaptures, step: ReadStep): Promise<ConnectionList> {
  const conversations = new Conversations(captured, tcpMachine());
  const rows: ConnectionRow[] = [];
  let run = 0;
  for (const conversation of conversations.all.slice(0, MOST_ROWS)) {
    run += lengthOf(conversation);
    const summary = summaryOf(conversations, conversation);
    rows.push(run > MOST_RUN ? summary : { ...summary, isOdd: conversations.tell(conversation).unexplained.size > 0 });
    await step(1);
  }
  const { store, skipped } = captured;
  return { connections: conversations.all.length, segments: store.count, leftOut: skipped.text(wording().capture), warnings, rows };
}
