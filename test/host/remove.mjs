// Takes temporary folders away.
import { rmSync } from 'node:fs';

/** A program that is just ending may still write there: what is left behind is no failure of a test. */
export function removeFolder(folder) {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  } catch (error) {
    console.error(`${folder} is left behind: ${error.message}`);
  }
}
