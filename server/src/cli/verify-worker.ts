/** Another thread that looks through verifications: it is told which, one after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { languageOf, loadLanguagesIn, speakIn } from '../translations/choose.js';
import { analysisOf, type DocumentText, type VerifiedOne, type VerifyBounds, verifiedOne } from './verify-one.js';
import { sayIn } from './words/said.js';

export interface VerifyOrder extends VerifyBounds, DocumentText {
  /** Index of the order, and of the verification in its document. */
  readonly order: number;
  readonly at: number;
}

export type VerifyReply = { readonly order: number } & ({ readonly found: VerifiedOne } | { readonly reason: string });

const tag = languageOf(String(workerData));
await sayIn(tag);
await speakIn(tag);

parentPort?.on('message', async ({ order, at, ...task }: VerifyOrder) => {
  const reply = async (): Promise<VerifyReply> => {
    try {
      await loadLanguagesIn(task.text);
      const analysis = analysisOf(task);
      const analysed = analysis.verifications[at];
      if (analysed === undefined) throw new RangeError('there is no such verification');
      return { order, found: verifiedOne(analysed, analysis, task, { isOver: () => false, progress: () => undefined }) };
    } catch (error) {
      return { order, reason: error instanceof Error ? error.message : String(error) };
    }
  };
  parentPort?.postMessage(await reply());
});
