/** `handshake import`: one capture, or two of the same connections, as a document. */

import path from 'node:path';
import { openWhole } from '../../../disk/write.js';
import {
  Captured,
  Conversations,
  cellsOf,
  heading,
  mostCaptures,
  orders,
  type Summary,
  summaryOf,
  type Times,
  writeExchange,
} from '../capture/index.js';
import { wording } from '../core/index.js';
import { tcpMachine } from '../language/index.js';
import { attempt } from './cannot.js';
import type { Command } from './command.js';
import { beginCheck, endCheck } from './import-check.js';
import { otherExchanges } from './import-datagrams.js';
import { readCapture } from './import-read.js';
import { chosenShare, type ShardedImport } from './import-share.js';
import { CannotDo, CLEAN, type Io } from './io.js';
import { jobsOf } from './jobs.js';
import { type Arguments, oneOf, wrong } from './options.js';
import { columns, padEnd } from './print/width.js';
import { shardOf } from './shard.js';
import { said } from './words/said.js';

export const importCaptures: Command = {
  name: 'import',
  usage:
    '[--absolute] [--fields A,B] [--no-times | --absolute-times] [--fold] [--list [--sort BY] [--state WORD] [--problems] | --check [--jobs N]] [--shard I/N] [--around N] [--connection N] [--host ADDRESS] [--port P] [-o OUT] CAPTURE…',
  options: {
    absolute: { type: 'boolean' },
    fields: { type: 'string' },
    'no-times': { type: 'boolean' },
    'absolute-times': { type: 'boolean' },
    fold: { type: 'boolean' },
    list: { type: 'boolean' },
    check: { type: 'boolean' },
    jobs: { type: 'string' },
    shard: { type: 'string' },
    sort: { type: 'string' },
    state: { type: 'string' },
    problems: { type: 'boolean' },
    around: { type: 'string' },
    connection: { type: 'string' },
    host: { type: 'string' },
    port: { type: 'string' },
    output: { type: 'string', short: 'o' },
  },
  run: async (given, io) => {
    const options = optionsOf(given);
    const jobs = jobsOf('import', given.value('jobs'));
    if (jobs !== undefined && !given.has('check')) throw wrong('import', said().goesWith('--jobs', '--check'));
    if (given.paths.length === 0) throw wrong('import', said().noCapture);
    if (given.paths.length > mostCaptures) throw wrong('import', said().mostCaptures(mostCaptures, given.paths.length));
    const check = given.has('check') ? beginCheck(given.paths, options, { jobs }) : undefined;
    const captured = new Captured();
    const warnings: string[] = [];
    for (const file of given.paths) warnings.push(...(await readCapture(captured, file, io)));
    for (const warning of warnings) io.error(`handshake: ${said().warning(warning)}\n`);
    if (check) return endCheck(check, captured, options, io);
    const output = outputTo(given.value('output') ?? '-', io, given.paths);
    try {
      if (given.has('list')) output.write(list(captured, options, listingOf(given)));
      else document(captured, options, output, heading(captured, given.paths.map(nameOf), warnings, wording().capture));
      output.end();
    } catch (error) {
      output.abandon();
      throw error;
    }
    return CLEAN;
  },
};

function optionsOf(given: Arguments): ShardedImport {
  const connection = numberOf(given, 'connection');
  const port = numberOf(given, 'port');
  const host = given.value('host');
  const around = numberOf(given, 'around');
  const shard = shardOf('import', given.value('shard'));
  return {
    absolute: given.has('absolute'),
    fold: given.has('fold'),
    ...(around === undefined ? {} : { around }),
    times: timesOf(given),
    ...fieldsOf(given),
    ...(connection === undefined ? {} : { connection }),
    ...(port === undefined ? {} : { port }),
    ...(host === undefined ? {} : { host }),
    ...(shard === undefined ? {} : { shard }),
  };
}

function timesOf(given: Arguments): Times {
  if (given.has('no-times') && given.has('absolute-times')) throw wrong('import', said().exclude('--no-times', '--absolute-times'));
  return given.has('no-times') ? 'none' : given.has('absolute-times') ? 'absolute' : 'relative';
}

const FIELDS = ['seq', 'ack', 'len', 'win', 'mss', 'ws', 'ts', 'tsecr', 'sack'];

function fieldsOf(given: Arguments): Pick<ShardedImport, 'fields'> {
  const fields = given
    .value('fields')
    ?.split(',')
    .map((field) => field.trim());
  const strange = fields?.find((field) => !FIELDS.includes(field));
  if (strange !== undefined) throw wrong('import', said().takes('fields', FIELDS, strange));
  return fields === undefined ? {} : { fields };
}

function numberOf(given: Arguments, option: string): number | undefined {
  const text = given.value(option);
  if (text !== undefined && !/^\d{1,9}$/.test(text)) throw wrong('import', said().aNumber(option, text));
  return text === undefined ? undefined : Number(text);
}

function document(captured: Captured, options: ShardedImport, output: Output, head: string): void {
  const conversations = new Conversations(captured, tcpMachine());
  const picked = chosenShare(conversations, options);
  const others = otherExchanges(captured, options);
  if (picked.length + others.length === 0) failIfNoneFits(conversations, options);
  output.write(head);
  for (const conversation of picked) {
    output.write('\n');
    writeExchange(conversations, conversation, options, { words: wording().capture, out: output.write });
  }
  for (const { text } of others) output.write(`\n${text}`);
}

/** A share may be empty. @throws a sentence, where the whole is */
function failIfNoneFits(conversations: Conversations, { shard: _, ...whole }: ShardedImport): void {
  const all = conversations.all.length;
  const fits = chosenShare(conversations, whole).length > 0 || otherExchanges(conversations.captured, whole).length > 0;
  if (all > 0 && !fits) throw new CannotDo(said().noConnection(all));
}

/** No folders: the document may go to somebody else. */
const nameOf = (file: string): string => (file === '-' ? said().standardInput : path.basename(file));

/** What of the list is asked for. */
interface Listing {
  readonly sort: (typeof ORDERS)[number];
  readonly state: string;
  readonly problems: boolean;
}

const STATES = ['opened', 'met', 'closed', 'reset'] as const;
const ORDERS = ['number', 'hosts', 'segments', 'bytes', 'seconds', 'repeated', 'how'] as const;

function listingOf(given: Arguments): Listing {
  const state = given.value('state');
  return {
    sort: oneOf('import', 'sort', ORDERS, given.value('sort')),
    state: state === undefined ? '' : oneOf('import', 'state', STATES, state),
    problems: given.has('problems'),
  };
}

function list(captured: Captured, options: ShardedImport, { sort, state, problems }: Listing): string {
  const conversations = new Conversations(captured, problems ? tcpMachine() : undefined);
  const rows = chosenShare(conversations, options)
    .filter((conversation) => !problems || conversations.tell(conversation).unexplained.size > 0)
    .map((conversation) => summaryOf(conversations, conversation))
    .filter(({ how }) => how.includes(state));
  return table([...rows].sort(orders[sort]));
}

const isText = (column: number): boolean => column === 1 || column === 8;

/** Numbers to the right, words to the left. */
function table(summaries: readonly Summary[]): string {
  const words = said().connections;
  const rows = [
    [words.number, 'A → B', words.segments, words.bytesThere, words.bytesBack, words.seconds, words.again, words.roundTrip, words.how],
    ...summaries.map((summary) => cellsOf({ ...summary, how: words.ends(summary.how) })),
  ];
  const widths = (rows[0] ?? []).map((_, column) => rows.reduce((widest, row) => Math.max(widest, columns(row[column] ?? '')), 0));
  const cell = (text: string, column: number): string => {
    const width = widths[column] ?? 0;
    return isText(column) ? padEnd(text, width) : ' '.repeat(Math.max(0, width - columns(text))) + text;
  };
  return rows.map((row) => `${row.map(cell).join('  ').trimEnd()}\n`).join('');
}

interface Output {
  readonly write: (text: string) => void;
  readonly end: () => void;
  /** What was in the file before stands. */
  readonly abandon: () => void;
}

/** Many small texts go out together. */
const BATCH = 1 << 16;

function outputTo(file: string, io: Io, inputs: readonly string[]): Output {
  const target = file === '-' ? { write: io.out, end: () => undefined, abandon: () => undefined } : fileOutput(file, inputs);
  let batch = '';
  const flush = (): void => {
    if (batch !== '') target.write(batch);
    batch = '';
  };
  const write = (text: string): void => {
    batch += text;
    if (batch.length >= BATCH) flush();
  };
  const end = (): void => {
    flush();
    target.end();
  };
  return { write, end, abandon: target.abandon };
}

function fileOutput(file: string, inputs: readonly string[]): Output {
  const read = inputs.filter((input) => input !== '-');
  const whole = attempt('write', file, () => openWhole(file, read));
  return {
    write: (text) => attempt('write', file, () => whole.write(text)),
    end: () => attempt('write', file, () => whole.done()),
    abandon: () => whole.abandon(),
  };
}
