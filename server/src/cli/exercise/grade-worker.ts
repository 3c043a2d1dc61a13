/** A worker thread that grades submissions: it reads the key itself, is given one after the other, and answers with verdicts. */
import { parentPort, workerData } from 'node:worker_threads';
import { languageOf, speakIn } from '../../translations/choose.js';
import { sayIn } from '../words/said.js';
import { keyAt } from './key.js';
import { type JudgedExercise, judged, type WrittenHandIn } from './submit.js';

export interface GradeThreadSetting {
  /** Of the user's language. */
  readonly tag: string;
  /** Path of the key. */
  readonly key: string;
}

export interface GradeTask {
  readonly at: number;
  readonly handIn: WrittenHandIn;
}

export type GradeReply = { readonly at: number } & (
  | { readonly kind: 'judged'; readonly judged: readonly JudgedExercise[] }
  | { readonly kind: 'failed'; readonly reason: string }
);

const setting: GradeThreadSetting = workerData;
const language = languageOf(setting.tag);
await sayIn(language);
await speakIn(language);
async function* nothing(): AsyncIterable<Uint8Array> {}
const { key } = await keyAt(setting.key, { input: nothing }, 'not');

function reply({ at, handIn }: GradeTask): GradeReply {
  try {
    return { kind: 'judged', at, judged: judged(handIn, key) };
  } catch (error) {
    return { kind: 'failed', at, reason: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (task: GradeTask) => parentPort?.postMessage(reply(task)));
