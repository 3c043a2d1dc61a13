/** A worker thread that checks files: it is given one after the other, and answers with the results of each. */
import { parentPort, workerData } from 'node:worker_threads';
import { languageOf, loadLanguagesIn, speakIn } from '../translations/choose.js';
import { CannotDo } from './io.js';
import { checkSource } from './open.js';
import { readSource, type SourceFile } from './sources.js';
import { type FileReport, toldOf } from './told.js';
import { sayIn } from './words/said.js';

export interface Task {
  readonly at: number;
  readonly path: string;
  readonly fixes: number;
}

export interface WorkerAnswer {
  readonly at: number;
  readonly told?: FileReport;
  /** Why there is none, and whether that is something that a person can do something about. */
  readonly failure?: { readonly reason: string; readonly cannotDo: boolean };
}

const known = new Map<string, SourceFile>();

/** The language of the thread that asks. */
const tag = languageOf(String(workerData));
await sayIn(tag);
await speakIn(tag);

parentPort?.on('message', async ({ at, path, fixes }: Task) => {
  const answer = async (): Promise<WorkerAnswer> => {
    try {
      const source = readSource(path);
      await loadLanguagesIn(source.text);
      return { at, told: toldOf(checkSource(source, known), fixes) };
    } catch (error) {
      return { at, failure: { reason: error instanceof Error ? error.message : String(error), cannotDo: error instanceof CannotDo } };
    }
  };
  parentPort?.postMessage(await answer());
});
