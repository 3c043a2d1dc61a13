/**
 * The one way to read a file: a regular one, of a size that somebody could have written. A device never ends, a pipe never answers, and
 * an address of another machine is opened by nobody's leave.
 */
import { closeSync, fstatSync, openSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { Unfit } from './reason.js';

/** Nobody writes longer documents, class lists, keys; captures are read piece by piece and may be of any size. */
export const largestDocument = 32 * 2 ** 20;

/** Bytes of a document. @throws Unfit, or the error of the system */
export function readDocument(file: string): Uint8Array {
  checkRegular(file);
  const descriptor = openSync(file, 'r');
  try {
    // what was looked at may have been exchanged for something else meanwhile
    const { size } = regular(fstatSync(descriptor));
    if (size > largestDocument) throw new Unfit(`it is larger than ${largestDocument / 2 ** 20} MB`);
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** @throws Unfit for what is no regular file of this machine */
export function checkRegular(file: string): void {
  if (isElsewhere(file)) throw new Unfit('it is no file of this machine');
  regular(statSync(file));
}

function regular<T extends { isFile(): boolean; isDirectory(): boolean }>(stats: T): T {
  if (stats.isDirectory()) throw new Unfit('it is a folder');
  if (!stats.isFile()) throw new Unfit('it is no regular file');
  return stats;
}

/** `\\server\share`, `\\.\device`, and on Windows names such as `NUL` and `COM1`. */
export function isElsewhere(file: string, platform: 'win32' | 'posix' = path.sep === '\\' ? 'win32' : 'posix'): boolean {
  if (platform !== 'win32') return false;
  if (/^[\\/]{2}/.test(file)) return true;
  return file.split(/[\\/]/).some((part) => /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:[.: ]|$)/i.test(part));
}

/** Another one for another content; undefined where there is no such file, or it is no regular one. */
export function stampOf(file: string): string | undefined {
  if (isElsewhere(file)) return undefined;
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats?.isFile() ? `${stats.ino} ${stats.size} ${stats.mtimeMs} ${stats.ctimeMs}` : undefined;
}

/** Where a file lies behind all links; as it is, where nothing lies there. */
export function behindLinks(file: string): string {
  if (isElsewhere(file)) return file;
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}
