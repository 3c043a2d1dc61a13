/** `handshake check`: every problem of the documents. */

import { setImmediate } from 'node:timers/promises';
import { loadLanguages, loadLanguagesIn } from '../translations/choose.js';
import { MOST_FIXES } from './checked.js';
import type { Command } from './command.js';
import { concluded, type Failure, failure as failureOf, lineOf, oneLine } from './each.js';
import { fixed, patch, writeFixed } from './fix.js';
import { FIXES, FORMATS } from './formats.js';
import { CannotDo, CLEAN, ERRORS_FOUND, INTERRUPTED, type Io, NOT_DONE } from './io.js';
import { type JobResult, jobsOf, onThreads, threadsFor } from './jobs.js';
import { checkSource } from './open.js';
import { type Arguments, oneOf, wrong } from './options.js';
import { ownTableLines } from './own-table.js';
import { Printer } from './print/printer.js';
import { progressLine } from './progress-line.js';
import { shardOf } from './shard.js';
import { share } from './share.js';
import { type FoundFile, findSources, type SourceFile } from './sources.js';
import { type FileReport, toldOf } from './told.js';
import { said } from './words/said.js';

export const check: Command = {
  name: 'check',
  usage: `[--format ${FORMATS.join('|')}] [--fix [--dry-run]] [--jobs N] [--shard I/N] PATH…`,
  options: {
    format: { type: 'string' },
    fix: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    jobs: { type: 'string' },
    shard: { type: 'string' },
  },
  run: async (given, io) => {
    const format = oneOf('check', 'format', FORMATS, given.value('format'));
    if (given.has('dry-run') && !given.has('fix')) throw wrong('check', said().goesWith('--dry-run', '--fix'));
    const [shard, jobs] = [shardOf('check', given.value('shard')), jobsOf('check', given.value('jobs'))];
    if (shard !== undefined && format !== 'json') throw wrong('check', said().shardIsJson);
    if (given.paths.length === 0) throw wrong('check', said().missing('PATH'));
    const undone: string[] = [];
    const repair = given.has('fix') ? fixing(given, io, { tells: format === 'text', undone }) : undefined;
    const sources = share(await findSources(given.paths, io), shard);
    const isSilent = given.has('dry-run') || (repair !== undefined && given.paths.includes('-'));
    const printer = new Printer(format, io, shard);
    const fixes = shard ? MOST_FIXES : FIXES[format];
    const failures: Failure[] = [];
    const take = ({ told, failure, unread }: JobResult): void => {
      if (unread !== undefined) undone.push(unread);
      if (failure) failures.push(failure);
      const why = unread ?? (failure && lineOf(failure));
      if (why !== undefined) printer.missed(why);
      if (told && !isSilent) printer.file(told);
      else if (told) printer.count(told);
    };
    const threads = repair ? 0 : threadsFor(sources, jobs);
    if (threads > 0) {
      await loadLanguages();
      const isInterrupted = await interruptible(sources, { fixes, threads, io, isSeen: printer.isSeen }, take);
      if (isInterrupted) {
        printer.end(false);
        io.error(`handshake: ${said().interrupted(printer.done, sources.length)}\n`);
        return INTERRUPTED;
      }
    } else {
      // what several files import is read once
      const known = new Map<string, SourceFile>();
      for (const file of sources) {
        take(await found(file, (source) => toldOf(checkSource(repair ? repair(source) : source, known), fixes)));
        // whoever reads this may have seen enough, which is heard between two files
        await setImmediate();
      }
    }
    const isNothing = undone.length > 0 && printer.done === 0;
    if (!isSilent && !isNothing) printer.end();
    for (const line of sources.flatMap(ownTableLines)) io.error(`${oneLine(line)}\n`);
    for (const reason of undone) io.error(`handshake: ${oneLine(reason)}\n`);
    return concluded(failures, undone.length > 0 ? NOT_DONE : printer.hasErrors ? ERRORS_FOUND : CLEAN, io);
  },
};

interface Watched {
  readonly fixes: number;
  readonly threads: number;
  readonly io: Io;
  readonly isSeen: boolean;
}

/** Says how far it has come, where nothing else does; and whether somebody has interrupted it. */
async function interruptible(
  sources: readonly FoundFile[],
  { fixes, threads, io, isSeen }: Watched,
  take: (found: JobResult) => void,
): Promise<boolean> {
  const stop = new AbortController();
  const progress = isSeen ? undefined : progressLine((count) => said().checking(count, sources.length));
  let done = 0;
  const takeBack = io.onInterrupt?.(() => stop.abort());
  try {
    await onThreads(sources, { fixes, threads, stop: stop.signal }, (found) => {
      take(found);
      progress?.show(++done);
    });
  } finally {
    progress?.end();
    takeBack?.();
  }
  return stop.signal.aborted;
}

/** What cannot be read costs no other file its results. */
async function found(file: FoundFile, work: (source: SourceFile) => FileReport): Promise<JobResult> {
  try {
    const source = file.read();
    await loadLanguagesIn(source.text);
    return { told: work(source) };
  } catch (error) {
    return error instanceof CannotDo ? { unread: error.message } : { failure: failureOf(file, error) };
  }
}

/** Each file as it is after it was fixed; with `--dry-run`, as it is. One that cannot be written is told of, and costs no other. */
const fixing =
  (given: Arguments, io: Io, { tells, undone }: { readonly tells: boolean; readonly undone: string[] }) =>
  (source: SourceFile): SourceFile => {
    try {
      const found = fixed(source);
      if (given.has('dry-run')) io.out(patch(found));
      else if (source.path === '-') io.out(found.after.lines.text);
      else if (found.after !== source) writeFixed(found);
      if (given.has('dry-run') || found.after === source) return source;
      if (tells && source.path !== '-') io.out(`${said().fixed(source.path, found.errors)}\n`);
      return found.after;
    } catch (error) {
      if (!(error instanceof CannotDo)) throw error;
      undone.push(error.message);
      return source;
    }
  };
