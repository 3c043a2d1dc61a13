/** Files for a program that reads its input from files only; they are gone afterwards. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeFileWhole } from './write.js';

/** Nothing where they cannot be written. @throws the error of the action */
export function withTemporaryFiles<T>(
  contents: readonly Uint8Array[],
  ending: string,
  action: (files: readonly string[]) => T,
): T | undefined {
  const folder = madeFolder();
  if (folder === undefined) return undefined;
  try {
    const files = written(folder, contents, ending);
    return files && action(files);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function madeFolder(): string | undefined {
  try {
    return mkdtempSync(path.join(tmpdir(), 'handshake-'));
  } catch {
    return undefined;
  }
}

function written(folder: string, contents: readonly Uint8Array[], ending: string): readonly string[] | undefined {
  try {
    return contents.map((content, index) => {
      const file = path.join(folder, `${index}${ending}`);
      writeFileWhole(file, content);
      return file;
    });
  } catch {
    return undefined;
  }
}
