/** Waits for files to change. */
import { statSync, unwatchFile, watchFile } from 'node:fs';

/** Editors write in several steps; more often than this nobody looks. */
const INTERVAL = 200;

/** Ends with the first change of any of the files. */
export function changed(files: readonly string[], stop?: AbortSignal): Promise<void> {
  const before = new Map(files.map((file) => [file, stamp(file)]));
  return new Promise((resolve) => {
    const look = (): void => {
      if (stop?.aborted !== true && files.every((file) => stamp(file) === before.get(file))) return;
      for (const file of files) unwatchFile(file, look);
      resolve();
    };
    for (const file of files) watchFile(file, { interval: INTERVAL }, look);
    stop?.addEventListener('abort', look);
  });
}

function stamp(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats === undefined ? '' : `${stats.mtimeMs} ${stats.size}`;
}
