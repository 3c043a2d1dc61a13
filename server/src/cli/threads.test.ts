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
import { onThreads } from './jobs.js';
import { InOrder } from './pool.js';
import { sourceOf } from './sources.js';
import { analysisOf, verifiedOne } from './verify-one.js';
import { verifyOnThreads } from './verify-threads.js';
import type { VerifyOrder } from './verify-worker.js';

let folder: string;
beforeAll(async () => {
  folder = folderWith({});
  await build({
    entryPoints: ['check-worker', 'verify-worker', 'exercise/grade-worker', 'import-worker'].map((name) => `server/src/cli/${name}.ts`),
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

describe('check', () => {
  const three = 'A -> B : SYN seq=1\nB -> A : SYN+ACK seq=5 ack=2\nA -> B : ACK\n';
  const files = Array.from({ length: 12 }, (_, at) => sourceOf(`${at}.hsk`, new TextEncoder().encode(three)));

  it('who interrupts it is given what is done, in order, and waits for nothing else', async () => {
    const root = folderWith(Object.fromEntries(files.map(({ path: name }) => [name, three])));
    const sources = files.map((each) => ({ ...each, path: path.join(root, each.path) }));
    const stop = new AbortController();
    const done: (string | undefined)[] = [];
    await onThreads(sources, { fixes: 0, threads: 1, stop: stop.signal, program: program('check-worker') }, ({ told }) => {
      done.push(told && path.basename(told.path));
      if (done.length === 3) stop.abort();
    });
    expect(done.slice(0, 3)).toEqual(['0.hsk', '1.hsk', '2.hsk']);
    expect(done.length).toBeLessThan(files.length);
  });

  it('what waits for a file that will not be done is told of, too', () => {
    const told: number[] = [];
    const ordered = new InOrder(({ at }: { readonly at: number }) => told.push(at));
    for (const at of [0, 4, 2]) ordered.take({ at });
    expect(told).toEqual([0]);
    ordered.rest();
    expect(told).toEqual([0, 2, 4]);
  });
});

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

  const verified = (stop?: AbortSignal) => verifyOnThreads(orders, { threads: 2, alone: 0, stop, program: program('verify-worker') });

  it('two threads find the same as one', async () => {
    const found = await verified();
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
    const found = await verified(AbortSignal.abort());
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
