/** Reads captures chunk by chunk: tells how far it is, and stops when it is cancelled. */
import { delayNextTick, OperationCancelled } from 'langium';
import type { CancellationToken } from 'vscode-languageserver';
import type { CaptureSource } from '../../../../contract/messages.js';
import { Captured, faultText, mostCaptures } from '../../capture/index.js';
import { wording } from '../../core/index.js';
import { bytesOf, type OpenFile, unzipped } from './source.js';

/** Lets news of the client in; throws where that was a cancellation. `done` is a share of 1. */
export type ReadStep = (done: number) => Promise<void>;

export function stepper(cancelled: CancellationToken, report: (percentage: number) => void): ReadStep {
  let last = 0;
  return async (done) => {
    const percentage = Math.floor(100 * done);
    if (percentage > last) report(percentage);
    last = Math.max(last, percentage);
    await delayNextTick();
    if (cancelled.isCancellationRequested) throw OperationCancelled;
  };
}

export interface ReadCaptures {
  readonly captured: Captured;
  readonly warnings: readonly string[];
}

/** Throws, with a sentence for people, where something is no capture at all. */
export async function readCaptures(sources: readonly CaptureSource[], openFile: OpenFile, step: ReadStep): Promise<ReadCaptures> {
  if (sources.length === 0 || sources.length > mostCaptures) throw new Error(wording().capture.howMany(mostCaptures, sources.length));
  const captured = new Captured();
  const warnings: string[] = [];
  for (const [index, source] of sources.entries()) {
    const trouble = await read(captured, source, openFile, (done) => step((index + done) / sources.length));
    if (trouble !== undefined) warnings.push(`${source.name}: ${trouble}`);
  }
  return { captured, warnings };
}

async function read(captured: Captured, source: CaptureSource, openFile: OpenFile, step: ReadStep): Promise<string | undefined> {
  const reader = captured.reader();
  const failure = await reasonFor(async () => {
    const { size, chunks } = await bytesOf(source, openFile);
    let done = 0;
    const onRead = (bytes: number) => {
      done = size > 0 ? Math.min(1, bytes / size) : 1;
    };
    for await (const chunk of unzipped(chunks, onRead)) {
      reader.push(chunk);
      if (reader.isOver()) break;
      await step(done);
    }
  });
  const fault = reader.end();
  const trouble = failure ?? (fault && faultText(fault, wording().capture));
  if (trouble !== undefined && !reader.recognized()) throw new Error(wording().capture.cannotImport(source.name, trouble));
  return trouble;
}

/** What goes wrong in the midst of reading spoils only the rest. */
async function reasonFor(action: () => Promise<void>): Promise<string | undefined> {
  try {
    await action();
    return undefined;
  } catch (error) {
    if (error === OperationCancelled) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason = (error instanceof Error ? error.message : String(error)).replace(/^[A-Z]+: |, \w+( '.*')?$/g, '');
    return wording().capture.unreadable(code, reason);
  }
}
