/** `handshake import --check`: the connections of a capture, checked without becoming text first; in several threads if there are many. */
import { existsSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type Captured, type CapturedConversation, Conversations, exchangeText } from '../capture/index.js';
import { type Machine, wording } from '../core/index.js';
import { tcpMachine } from '../language/index.js';
import { type CheckedFile, count } from './checked.js';
import { otherExchanges } from './import-datagrams.js';
import { checkPart, type Next, type Task } from './import-part.js';
import { chosenShare, type ShardedImport } from './import-share.js';
import { CLEAN, ERRORS_FOUND, type Io } from './io.js';
import { checkSource } from './open.js';
import { coloursFor } from './print/colours.js';
import { blocks } from './print/text.js';
import { sourceOf } from './sources.js';
import { toldOf } from './told.js';

/** Below so many bytes a thread, which begins cold and reads the capture once more, saves little. */
const WORTH_A_THREAD = 32e6;
const MOST_THREADS = 8;

/** Built next to the command; missing when run from source. */
const worker = new URL('./import-worker.js', import.meta.url);

export interface CheckRun {
  readonly machine: Machine;
  readonly next: Next;
  readonly others: readonly Other[];
}

interface Other {
  readonly thread: Worker;
  readonly answer: Promise<readonly number[]>;
}

interface CheckThreads {
  /** With this one, no more than these. */
  readonly jobs?: number | undefined;
  /** Bytes of all files together, from which on there are others. */
  readonly worth?: number;
  /** What another one runs. */
  readonly program?: URL;
}

/** Other threads begin to read while this one does. */
export function beginCheck(
  files: readonly string[],
  options: ShardedImport,
  { jobs = availableParallelism(), worth = WORTH_A_THREAD, program = worker }: CheckThreads = {},
): CheckRun {
  const machine = tcpMachine();
  const next = new Int32Array(new SharedArrayBuffer(4));
  const areMany = !files.includes('-') && existsSync(program) && files.reduce((sum, file) => sum + sizeOf(file), 0) >= worth;
  const threads = areMany ? Math.min(MOST_THREADS, jobs) - 1 : 0;
  return { machine, next, others: Array.from({ length: threads }, () => started({ files, options, machine, next }, program)) };
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

const started = (task: Task, program: URL): Other => {
  const thread = new Worker(fileURLToPath(program), { workerData: task });
  const answer = new Promise<readonly number[]>((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('a thread ended early')));
  });
  // both are looked at when this thread has read the capture, if it can
  answer.catch(() => undefined);
  thread.unref();
  return { thread, answer };
};

/** Tells what is wrong with the connections, and gives the exit status. */
export async function endCheck(
  check: CheckRun,
  captured: Captured,
  options: ShardedImport,
  io: Pick<Io, 'out' | 'isTerminal' | 'environment'>,
): Promise<number> {
  const conversations = new Conversations(captured, check.machine);
  const found = new Set(await numbersOf(check, conversations, options));
  const sum = { errors: 0, warnings: 0 };
  const picked = chosenShare(conversations, options);
  const tell = (checked: CheckedFile): void => {
    const { errors, warnings } = count([checked]);
    sum.errors += errors;
    sum.warnings += warnings;
    io.out(`${blocks([toldOf(checked, 1)], coloursFor(io.isTerminal, io.environment)).join('\n')}\n`);
  };
  for (const conversation of picked.filter(({ number }) => found.has(number))) {
    tell(told(conversations, conversation, options));
  }
  for (const { name, text } of otherExchanges(captured, options)) {
    const checked = shownOf(name, text);
    if (checked.problems.length > 0) tell(checked);
  }
  io.out(`${wording().terminal.inConnections(sum.errors, sum.warnings, picked.length)}\n`);
  return sum.errors > 0 ? ERRORS_FOUND : CLEAN;
}

async function numbersOf({ machine, next, others }: CheckRun, conversations: Conversations, options: ShardedImport): Promise<number[]> {
  for (const { thread } of others) thread.ref();
  const own = checkPart(conversations, options, machine, next);
  try {
    return [...own, ...(await Promise.all(others.map(({ answer }) => answer))).flat()];
  } catch {
    // what a thread had taken is not known
    return checkPart(conversations, options, machine, new Int32Array(1));
  }
}

/** Only of what is wrong a text is made, so that there is something to point at. */
function told(conversations: Conversations, conversation: CapturedConversation, options: ShardedImport): CheckedFile {
  return shownOf(`c${conversation.number}`, exchangeText(conversations, conversation, options, wording().capture));
}

function shownOf(name: string, text: string): CheckedFile {
  const checked = checkSource(sourceOf(name, new TextEncoder().encode(text)));
  return { ...checked, problems: checked.problems.filter(({ severity, code }) => severity !== 'information' || code === 'unexplained') };
}
