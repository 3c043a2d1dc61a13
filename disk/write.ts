/**
 * The one way to write a file: whole, or not at all. What is new is written beside the target, flushed, and takes its place in one step;
 * until then, whatever fails or ends the process, the old content stands. A link stays a link, and the mode stays. What is no regular
 * file (a device, a pipe) has no content to lose, and is written through.
 */
import * as fs from 'node:fs';
import path from 'node:path';
import { Unfit } from './reason.js';

/** The parts of the file system that are used: tests make each of them fail. */
export type Disk = Pick<
  typeof fs,
  | 'closeSync'
  | 'fchmodSync'
  | 'fchownSync'
  | 'fstatSync'
  | 'fsyncSync'
  | 'lstatSync'
  | 'openSync'
  | 'realpathSync'
  | 'renameSync'
  | 'rmSync'
  | 'statSync'
  | 'writeSync'
>;

export interface WholeFile {
  readonly write: (content: string | Uint8Array) => void;
  /** It takes its place. */
  readonly done: () => void;
  /** What was there stands. */
  readonly abandon: () => void;
}

/** @param inputs files that are read for it: they are not overwritten. @throws Unfit, or the error of the system */
export function writeFileWhole(file: string, content: string | Uint8Array, inputs: readonly string[] = [], disk: Disk = fs): void {
  const whole = openWhole(file, inputs, disk);
  whole.write(content);
  whole.done();
}

/** For what is written piece by piece. Whoever opens it ends it, by `done` or `abandon`. */
export function openWhole(file: string, inputs: readonly string[] = [], disk: Disk = fs): WholeFile {
  const found = disk.statSync(file, { throwIfNoEntry: false });
  if (found?.isDirectory()) throw new Unfit('it is a folder');
  // what a pipe's link leads to has no path: /dev/stdout
  if (found !== undefined && !found.isFile()) return through(file, disk);
  const target = targetOf(file, disk);
  const old = disk.statSync(target, { throwIfNoEntry: false });
  if (old !== undefined && inputs.some((input) => isSame(input, old, disk)))
    throw new Unfit('it is also read: give the output another name');
  return beside(target, old, disk);
}

/** Through all links; a link to a file that is not there yet leads to where that would be. */
function targetOf(file: string, disk: Disk): string {
  let at = path.resolve(file);
  for (let steps = 0; steps < 40; steps++) {
    const found = disk.lstatSync(at, { throwIfNoEntry: false });
    if (found === undefined) return path.join(disk.realpathSync(path.dirname(at)), path.basename(at));
    if (!found.isSymbolicLink()) return disk.realpathSync(at);
    if (disk.statSync(at, { throwIfNoEntry: false }) !== undefined) return disk.realpathSync(at);
    at = path.resolve(path.dirname(at), fs.readlinkSync(at));
  }
  throw new Unfit('its links lead in a circle');
}

function isSame(input: string, { dev, ino }: fs.Stats, disk: Disk): boolean {
  const stats = disk.statSync(input, { throwIfNoEntry: false });
  return stats?.isFile() === true && stats.dev === dev && stats.ino === ino;
}

function beside(target: string, old: fs.Stats | undefined, disk: Disk): WholeFile {
  const draft = path.join(path.dirname(target), `.handshake-${process.pid}-${count++}.tmp`);
  let descriptor: number | undefined = disk.openSync(draft, 'wx', old === undefined ? 0o666 : old.mode & 0o777);
  remember(draft);
  const close = (): void => {
    const open = descriptor;
    descriptor = undefined;
    if (open !== undefined) disk.closeSync(open);
  };
  const abandon = (): void => {
    try {
      close();
    } finally {
      fs.rmSync(draft, { force: true });
      forget(draft);
    }
  };
  const attempt = (action: () => void): void => {
    try {
      action();
    } catch (error) {
      quietly(abandon);
      throw error;
    }
  };
  attempt(() => {
    if (old !== undefined && descriptor !== undefined) likeBefore(descriptor, old, disk);
  });
  return {
    write: (content) => attempt(() => writeAll(descriptor, content, disk)),
    done: () =>
      attempt(() => {
        if (descriptor !== undefined) disk.fsyncSync(descriptor);
        close();
        disk.renameSync(draft, target);
        forget(draft);
      }),
    abandon,
  };
}

/** Whose it was, where we may give it away, and who may do what. */
function likeBefore(descriptor: number, { uid, gid, mode }: fs.Stats, disk: Disk): void {
  const now = disk.fstatSync(descriptor);
  if (now.uid !== uid || now.gid !== gid) quietly(() => disk.fchownSync(descriptor, uid, gid));
  disk.fchmodSync(descriptor, mode & 0o7777);
}

let count = 0;

function through(target: string, disk: Disk): WholeFile {
  const descriptor = disk.openSync(target, 'w');
  return {
    write: (content) => writeAll(descriptor, content, disk),
    done: () => disk.closeSync(descriptor),
    abandon: () => disk.closeSync(descriptor),
  };
}

function writeAll(descriptor: number | undefined, content: string | Uint8Array, disk: Disk): void {
  if (descriptor === undefined) throw new Unfit('it is closed');
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  for (let done = 0; done < bytes.length; ) done += disk.writeSync(descriptor, bytes, done);
}

/** Where it may fail: the first failure is the one to be told. */
function quietly(action: () => void): void {
  try {
    action();
  } catch {
    // the draft cannot be removed either, or somebody else's file becomes ours
  }
}

/** Files that have not taken their place yet. */
const drafts = new Set<string>();

/** What is told when the first draft begins, and when the last one is gone. */
export interface DraftWatch {
  readonly begin: () => void;
  readonly end: () => void;
}

let watch: DraftWatch | undefined;

/** For whoever has to remove drafts when the process is ended, and has nothing to do with its end otherwise. */
export function watchDrafts(wanted: DraftWatch | undefined): void {
  watch = wanted;
}

function remember(draft: string): void {
  drafts.add(draft);
  if (drafts.size === 1) watch?.begin();
}

function forget(draft: string): void {
  if (drafts.delete(draft) && drafts.size === 0) watch?.end();
}

/** For whoever ends the process: nothing half is left behind. */
export function removeDrafts(): void {
  for (const draft of drafts) quietly(() => fs.rmSync(draft, { force: true }));
  drafts.clear();
  watch?.end();
}
