/**
 * The one way to read a file: only a regular one, of a plausible size. A device never ends, a pipe may never answer, and the address of another
 * machine must not be opened without consent.
 */
import * as fs from 'node:fs';
import path from 'node:path';
import { Unfit } from './reason.js';

/** Documents, class lists and keys are never longer; captures are read in chunks and may be of any size. */
export const largestDocument = 32 * 2 ** 20;

/** The parts of the file system that are used: tests replace them with endless files. */
export type ReadableDisk = Pick<typeof fs, 'closeSync' | 'fstatSync' | 'openSync' | 'readSync'>;

/** Nothing waits: some files of the system are regular ones and have their readers wait for what never comes. Windows has no such flag. */
const AT_ONCE = fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0);

/** Bytes of a document. @throws Unfit, or the error of the system */
export function readDocument(file: string, disk: ReadableDisk = fs): Uint8Array {
  checkRegular(file);
  const descriptor = disk.openSync(file, AT_ONCE);
  try {
    // what was looked at may have been exchanged for something else meanwhile
    const { size } = regular(disk.fstatSync(descriptor));
    checkSize(size);
    return bytesOf(descriptor, size, disk);
  } finally {
    disk.closeSync(descriptor);
  }
}

/** It may grow while it is read, and what the system makes up as it is read tells no size. */
function bytesOf(descriptor: number, size: number, disk: ReadableDisk): Uint8Array {
  let bytes = Buffer.allocUnsafe(size + 1);
  for (let length = 0; ; ) {
    const read = disk.readSync(descriptor, bytes, length, bytes.length - length, null);
    length += read;
    checkSize(length);
    if (read === 0) return bytes.subarray(0, length);
    if (length === bytes.length) bytes = Buffer.concat([bytes], Math.min(2 * length + CHUNK, largestDocument + 1));
  }
}

const CHUNK = 1 << 16;

/** @throws Unfit for what is larger than a document can be */
export function checkSize(bytes: number): void {
  if (bytes > largestDocument) throw new Unfit(`it is larger than ${largestDocument / 2 ** 20} MB`);
}

/** What comes piece by piece, as from standard input. @throws Unfit for more than a document can be */
export async function collected(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    length += piece.length;
    checkSize(length);
    all.push(piece);
  }
  return Buffer.concat(all);
}

/** @throws Unfit for what is no regular file of this machine */
export function checkRegular(file: string): void {
  if (isElsewhere(file)) throw new Unfit('it is no file of this machine');
  regular(fs.statSync(file));
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

/** A stamp that differs when the content does; undefined where there is no regular file. */
export function stampOf(file: string): string | undefined {
  if (isElsewhere(file)) return undefined;
  const stats = fs.statSync(file, { throwIfNoEntry: false });
  return stats?.isFile() ? `${stats.ino} ${stats.size} ${stats.mtimeMs} ${stats.ctimeMs}` : undefined;
}

/** Where a file lies behind all links; as it is, where nothing lies there. */
export function behindLinks(file: string): string {
  if (isElsewhere(file)) return file;
  try {
    return fs.realpathSync(file);
  } catch {
    return file;
  }
}
