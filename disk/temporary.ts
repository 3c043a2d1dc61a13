/** Files for a program that reads its input from files only; they are gone afterwards. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
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

/** Files that can be opened and not changed, as long as this program runs. */
export class TemporaryCopies {
  private folder: string | undefined;

  /** @param name a path, relative. @returns the path of the file; undefined where none can be written */
  copy(name: string, content: string): string | undefined {
    const folder = this.made();
    const file = folder && path.join(folder, path.normalize(`/${name}`));
    if (file === undefined || existsSync(file)) return file;
    try {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileWhole(file, content);
      chmodSync(file, 0o444);
      return file;
    } catch {
      return undefined;
    }
  }

  private made(): string | undefined {
    if (this.folder !== undefined && existsSync(this.folder)) return this.folder;
    const folder = madeFolder();
    this.folder = folder;
    if (folder !== undefined) process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    return folder;
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
