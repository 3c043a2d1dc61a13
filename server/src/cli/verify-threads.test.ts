/** Threads that are really there: the program that they run is built from its source. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { analysisOf, verifiedOne } from './verify-one.js';
import { verifyOnThreads } from './verify-threads.js';
import type { VerifyOrder } from './verify-worker.js';

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

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'handshake-threads-'));
  await build({
    entryPoints: ['server/src/cli/verify-worker.ts'],
    absWorkingDir: path.resolve(import.meta.dirname, '../../..'),
    outfile: path.join(folder, 'verify-worker.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    loader: { '.hsk': 'text' },
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const onThreads = (stop?: AbortSignal) =>
  verifyOnThreads(orders, { threads: 2, alone: 0, stop, program: pathToFileURL(path.join(folder, 'verify-worker.mjs')) });

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
  const found = await verifyOnThreads(orders, { threads: 2, alone: 60_000, program: pathToFileURL(path.join(folder, 'missing.mjs')) });
  expect(found.size).toBe(4);
});
