/** A worker thread that runs verifications: it is given one after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { languageOf, loadLanguagesIn, speakIn } from '../translations/choose.js';
import { analysisOf, type DocumentText, type VerifiedOne, type VerifyBounds, verifiedOne } from './verify-one.js';
import { sayIn } from './words/said.js';

export interface VerifyOrder extends VerifyBounds, DocumentText {
  /** Index of the order, and of the verification in its document. */
  readonly order: number;
  readonly at: number;
}

export type VerifyReply = { readonly order: number } & (
  | { readonly kind: 'progress'; readonly situations: number }
  | { readonly kind: 'found'; readonly found: VerifiedOne }
  | { readonly kind: 'failed'; readonly reason: string }
);

export interface VerifyThreadSetting {
  /** Of the user's language. */
  readonly tag: string;
  /** Not zero once the verification is cancelled. */
  readonly over: SharedArrayBuffer;
}

const { tag, over }: VerifyThreadSetting = workerData;
const language = languageOf(tag);
await sayIn(language);
await speakIn(language);
const isOver = (): boolean => Atomics.load(new Int32Array(over), 0) !== 0;

/** Milliseconds between two progress reports. */
const BETWEEN = 100;

function progressOf(order: number): (situations: number) => void {
  let next = performance.now() + BETWEEN;
  return (situations) => {
    if (performance.now() < next) return;
    next = performance.now() + BETWEEN;
    parentPort?.postMessage({ kind: 'progress', order, situations } satisfies VerifyReply);
  };
}

async function reply({ order, at, ...task }: VerifyOrder): Promise<VerifyReply> {
  try {
    await loadLanguagesIn(task.text);
    const analysis = analysisOf(task);
    const analysed = analysis.verifications[at];
    if (analysed === undefined) throw new RangeError('there is no such verification');
    return { kind: 'found', order, found: verifiedOne(analysed, analysis, task, { isOver, progress: progressOf(order) }) };
  } catch (error) {
    return { kind: 'failed', order, reason: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', async (order: VerifyOrder) => parentPort?.postMessage(await reply(order)));
