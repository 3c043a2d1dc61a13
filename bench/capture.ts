/** Measures import and check of a big capture, beside Wireshark's own analysis of the same file where `tshark` is installed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Captured } from '../server/src/capture/captured.js';
import { Conversations } from '../server/src/capture/conversation.js';
import { exchangeData, writeExchange } from '../server/src/capture/import.js';
import type { Machine } from '../server/src/core/machine/machine.js';
import { check } from '../server/src/core/run/check.js';
import { wording } from '../server/src/core/views/words/wording.js';
import { captureFile } from './capture-file.js';
import { ratio } from './table.js';

export const CAPTURES = [
  'segments',
  'connections',
  'read',
  'as text',
  'checked',
  'import',
  'import + check',
  'import --check',
  'tshark',
  'import/T',
  'check/T',
  '--check/T',
];

/** Longer checks are measured on a part, and said of the whole. */
const ENOUGH = 50_000;
const CHUNK = 1 << 20;

const timed = <T>(action: () => T): readonly [T, number] => {
  const start = performance.now();
  return [action(), performance.now() - start];
};

const readAll = (bytes: Uint8Array): Conversations => {
  const captured = new Captured();
  const reader = captured.reader();
  for (let at = 0; at < bytes.length; at += CHUNK) reader.push(bytes.subarray(at, at + CHUNK));
  return new Conversations(captured);
};

const writeAll = (conversations: Conversations): number => {
  let length = 0;
  for (const conversation of conversations.all)
    writeExchange(
      conversations,
      conversation,
      {},
      {
        words: wording().capture,
        out: (text) => {
          length += text.length;
        },
      },
    );
  return length;
};

/** Milliseconds for all, from as many connections as are worth measuring. */
const checkTime = (conversations: Conversations, machine: Machine, length: number): number => {
  const some = conversations.all.slice(0, Math.max(1, Math.ceil(ENOUGH / length)));
  const [, time] = timed(() => {
    for (const conversation of some) check(exchangeData(conversations, conversation, {}), machine);
  });
  return (time * conversations.all.length) / some.length;
};

interface Commands {
  /** `handshake import --check`, from the start of the process to its end. */
  readonly ours: number;
  readonly theirs: number | undefined;
}

function commandTimes(bytes: Uint8Array): Commands {
  const folder = mkdtempSync(path.join(tmpdir(), 'handshake-bench-'));
  const file = path.join(folder, 'bench.pcap');
  writeFileSync(file, bytes);
  const analyse = ['-q', '-z', 'io,stat,0', '-o', 'tcp.analyze_sequence_numbers:TRUE', '-Y', 'tcp.analysis.flags'];
  const command = fileURLToPath(new URL('../cli/handshake.js', import.meta.url));
  const [, ours] = timed(() => spawnSync(process.execPath, [command, 'import', '--check', file], { stdio: 'ignore' }));
  const [result, theirs] = timed(() => spawnSync('tshark', ['-r', file, ...analyse], { stdio: 'ignore' }));
  rmSync(folder, { recursive: true });
  return { ours, theirs: result.status === 0 ? theirs : undefined };
}

const rate = (segments: number, milliseconds: number): string => `${Math.round(segments / milliseconds).toLocaleString('en')} k/s`;

/** One row: segments a second of each step, and how many times faster than tshark we are. */
export const captureTimes = (connections: number, length: number, machine: Machine): readonly string[] => {
  const segments = connections * length;
  const bytes = captureFile(connections, length);
  const [conversations, read] = timed(() => readAll(bytes));
  const [, write] = timed(() => writeAll(conversations));
  const checked = checkTime(conversations, machine, length);
  const { ours, theirs } = commandTimes(bytes);
  const rates = [read, write, checked, read + write, read + checked, ours].map((time) => rate(segments, time));
  const beside =
    theirs === undefined
      ? ['not installed', '–', '–', '–']
      : [rate(segments, theirs), ...[read + write, read + checked, ours].map((time) => ratio(theirs, time))];
  return [String(segments), String(connections), ...rates, ...beside];
};
