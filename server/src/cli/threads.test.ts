/** Threads that are really there: the programs that they run are built from their sources. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { read, recording } from '../capture/captures.fixture.js';
import { judgedOnThreads } from './exercise/grade-threads.js';
import { keyAt } from './exercise/key.js';
import { judged, writtenHandIn } from './exercise/submit.js';
import { beginCheck, endCheck } from './import-check.js';
import { folder as folderWith, pieces } from './io.fixture.js';
import { sourceOf } from './sources.js';
import { analysisOf, verifiedOne } from './verify-one.js';
import { verifyOnThreads } from './verify-threads.js';
import type { VerifyOrder } from './verify-worker.js';

let folder: string;
beforeAll(async () => {
  folder = folderWith({});
  await build({
    entryPoints: ['verify-worker', 'exercise/grade-worker', 'import-worker'].map((name) => `server/src/cli/${name}.ts`),
    entryNames: '[name]',
    absWorkingDir: path.resolve(import.meta.dirname, '../../..'),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    loader: { '.hsk': 'text' },
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const program = (name: string): URL => pathToFileURL(path.join(folder, `${name}.mjs`));

describe('verify', () => {
  const block = (name: string, property: string): string => `verify ${name} {
  may A : connect, close
  may B : close
  network loses 1, holds 2
  ${property}
}
`;
  const texts = [
    block('opens', 'possible A in ESTABLISHED'),
    block('fails', 'never B in LAST_ACK') + block('closes', 'possible B in LAST_ACK'),
    'verify none {\n  may A : connect\n  never B in ESTABLISHED\n}\n',
  ];
  const bounds = { states: 5_000, seconds: 60, coverage: true };
  const orders: readonly VerifyOrder[] = texts
    .flatMap((text, file) => analysisOf({ path: `${file}.hsk`, text }).verifications.map((_, at) => ({ path: `${file}.hsk`, text, at })))
    .map((each, order) => ({ ...each, ...bounds, order }));

  const onThreads = (stop?: AbortSignal) => verifyOnThreads(orders, { threads: 2, alone: 0, stop, program: program('verify-worker') });

  it('two threads find the same as one', async () => {
    const found = await onThreads();
    expect(orders).toHaveLength(4);
    for (const { order, at, ...task } of orders) {
      const analysis = analysisOf(task);
      const analysed = analysis.verifications[at];
      if (analysed === undefined) throw new Error('there is no such verification');
      const alone = verifiedOne(analysed, analysis, bounds, { isOver: () => false, progress: () => undefined });
      expect(found.get(order)).toEqual({ kind: 'found', order, found: alone });
    }
  });

  it('those that nobody waits for any more end at once, undecided', async () => {
    const found = await onThreads(AbortSignal.abort());
    const isComplete = [0, 1, 2].map((order) => {
      const reply = found.get(order);
      return reply?.kind === 'found' && reply.found.outcome.complete;
    });
    expect(isComplete).toEqual([false, false, false]);
  });

  it('what is done at once needs no thread', async () => {
    const found = await verifyOnThreads(orders, { threads: 2, alone: 60_000, program: program('missing') });
    expect(found.size).toBe(4);
  });
});

describe('grade', () => {
  const exercise = (ack: string, seq = '300') =>
    `exercise one {\n  host A; host B in LISTEN\n  A -> B : SYN seq=100\n  B -> A : SYN+ACK seq=${seq} ack=${ack}\n}\n`;
  const handIn = (name: string, text: string) => ({ path: name, sources: [sourceOf(name, new TextEncoder().encode(text))] });

  it('two threads judge as one, in the order of the hand-ins', async () => {
    const key = path.join(folderWith({ 'key.hsk': exercise('?') }), 'key.hsk');
    const handIns = [exercise('101'), exercise('100'), '', exercise('101', '301'), 'A -> B'].map((text, at) => handIn(`${at}.hsk`, text));
    const { key: exercises } = await keyAt(key, { input: () => pieces() });
    const replies = await judgedOnThreads(handIns, { key, threads: 2, program: program('grade-worker') });
    expect(replies).toEqual(handIns.map((each, at) => ({ kind: 'judged', at, judged: judged(writtenHandIn(each), exercises) })));
    expect(replies.map((reply) => reply.kind === 'judged' && reply.judged[0]?.verdict.passed)).toEqual([true, false, false, false, false]);
  });
});

describe('import --check', () => {
  it('another thread takes its share, and the answer is the same', async () => {
    const file = path.join(folderWith({ 'one.pcap': recording('synsent_syn_fin.a') }), 'one.pcap');
    const { captured } = read([recording('synsent_syn_fin.a')]);
    const checked = async (jobs: number) => {
      const check = beginCheck([file], {}, { jobs, worth: 0, program: program('import-worker') });
      // all others have ended: this thread takes what they have left
      const theirs = await Promise.all(check.others.map(({ answer }) => answer));
      const out: string[] = [];
      const io = { isTerminal: false, environment: {}, out: (text: string | Uint8Array) => void out.push(String(text)) };
      const status = await endCheck(check, captured, {}, io);
      return { theirs, status, out: out.join('') };
    };
    const [alone, both] = [await checked(1), await checked(2)];
    expect(alone.theirs).toEqual([]);
    expect(both.theirs).toHaveLength(1);
    expect(both.theirs[0]?.length).toBeGreaterThan(0);
    expect(both).toMatchObject({ status: alone.status, out: alone.out });
  });
});
