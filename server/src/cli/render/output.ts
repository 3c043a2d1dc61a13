/** Where pictures go: standard output, a file, a folder with names from the exchanges. A failed write leaves what was there. */
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { writeFileWhole } from '../../../../disk/write.js';

import { cannot } from '../cannot.js';

/** @throws CannotDo for a path that the system does not take */
export function isFolder(output: string): boolean {
  try {
    return /[\\/]$/.test(output) || statSync(output, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch (error) {
    throw cannot('write', output, error);
  }
}

/** A folder is made, the folders that it lies in are not: a mistyped name is more likely. */
export function makeFolder(folder: string, recursive = false): void {
  try {
    make(path.resolve(folder), recursive);
  } catch (error) {
    throw cannot('make', folder, error);
  }
}

/** One after the other: Node's own way never ends where a system has no such folders, as in /proc. */
function make(folder: string, recursive: boolean): void {
  if (isFolder(folder)) return;
  if (recursive && path.dirname(folder) !== folder) make(path.dirname(folder), true);
  try {
    mkdirSync(folder);
  } catch (error) {
    // somebody else has made it meanwhile
    if (!isFolder(folder)) throw error;
  }
}

/** @param inputs files that are read for it, which it must not overwrite */
export function writeWhole(file: string, content: string | Uint8Array, inputs: readonly string[] = []): void {
  try {
    writeFileWhole(file, content, inputs);
  } catch (error) {
    throw cannot('write', file, error);
  }
}

/** Bytes that every file system takes, with an ending and a number behind. */
const longestName = 200;

function shortened(name: string): string {
  let short = [...name].slice(0, longestName).join('');
  while (Buffer.byteLength(short) > longestName) short = [...short].slice(0, -1).join('');
  return short;
}

/** Names that are never given twice; letters of every script stay. */
export class FileNames {
  private readonly given = new Set<string>();

  next(wanted: string, ending: string, folder = ''): string {
    const clean = shortened(wanted.replace(/[^\p{L}\p{M}\p{N}_.-]+/gu, '-').replace(/^[.-]+|[.-]+$/g, '') || 'exchange');
    for (let count = 1; ; count++) {
      const name = `${clean}${count === 1 ? '' : `-${count}`}.${ending}`;
      const place = path.join(folder, name).toLowerCase();
      if (this.given.has(place)) continue;
      this.given.add(place);
      return name;
    }
  }
}
