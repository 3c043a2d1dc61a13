/** Waits for files to change. */
import { statSync } from 'node:fs';
import path from 'node:path';

/** Editors write in several steps; more often than this nobody looks. */
const INTERVAL = 200;

/** What tells one version of a file from the next, by its path. */
export type Stamps = ReadonlyMap<string, string>;

export const stampsOf = (files: readonly string[]): Stamps => new Map(files.map((file) => [path.resolve(file), stamp(file)]));

/**
 * Ends with the first change of any of the files since `before`.
 *
 * @param before stamps from before they were read, so that what changed meanwhile counts; other files count from now on
 */
export function changed(files: readonly string[], before: Stamps, stop?: AbortSignal): Promise<void> {
  const known = new Map([...stampsOf(files), ...before]);
  return new Promise((resolve) => {
    const look = (): void => {
      if (stop?.aborted !== true && files.every((file) => stamp(file) === known.get(path.resolve(file)))) return;
      clearInterval(looking);
      stop?.removeEventListener('abort', look);
      resolve();
    };
    // Not `watchFile`: that takes what it sees first, some time after the call, for the old version.
    const looking = setInterval(look, INTERVAL);
    stop?.addEventListener('abort', look);
    look();
  });
}

function stamp(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats === undefined ? '' : `${stats.mtimeMs} ${stats.size}`;
}
