/** Files for a program that reads its input from files only; they are gone afterwards. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeFileWhole } from './write.js';

/** @throws the error of the system, or of the action */
export function withTemporaryFiles<T>(contents: readonly Uint8Array[], ending: string, action: (files: readonly string[]) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'handshake-'));
  try {
    const files = contents.map((content, index) => {
      const file = path.join(folder, `${index}${ending}`);
      writeFileWhole(file, content);
      return file;
    });
    return action(files);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
