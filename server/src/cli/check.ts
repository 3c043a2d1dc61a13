/** `handshake check`: every problem of the documents. */
import { MOST_FIXES } from './checked.js';
import type { Command } from './command.js';
import { concluded, type Failure, failure as failureOf, oneLine } from './each.js';
import { fixed, patch, writeFixed } from './fix.js';
import { FIXES, FORMATS, print, type ReportFormat } from './formats.js';
import { CannotDo, CLEAN, ERRORS_FOUND, type Io, NOT_DONE } from './io.js';
import { type JobResult, jobsOf, onThreads, threadsFor } from './jobs.js';
import { checkSource } from './open.js';
import { type Arguments, oneOf, wrong } from './options.js';
import { ownTableLines } from './own-table.js';
import { coloursFor } from './print/colours.js';
import { github } from './print/github.js';
import { json } from './print/json.js';
import { blocks, summary } from './print/text.js';
import { shardOf } from './shard.js';
import { type Shard, share } from './share.js';
import { readSources, type SourceFile } from './sources.js';
import { counts, type FileReport, toldOf } from './told.js';
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
    const unwritten: string[] = [];
    const repair = given.has('fix') ? fixing(given, io, { tells: format === 'text', unwritten }) : undefined;
    const sources = share(await readSources(given.paths, io), shard);
    const isSilent = given.has('dry-run') || (repair !== undefined && given.paths.includes('-'));
    const printer = new Printer(format, io, shard);
    const fixes = shard ? MOST_FIXES : FIXES[format];
    const failures: Failure[] = [];
    const take = ({ told, failure }: JobResult): void => {
      if (failure) failures.push(failure);
      if (told && !isSilent) printer.file(told);
      else if (told) printer.count(told);
    };
    const threads = repair ? 1 : threadsFor(sources, jobs);
    if (threads > 1) await onThreads(sources, fixes, threads, take);
    else {
      // what several files import is read once
      const known = new Map<string, SourceFile>();
      for (const source of sources) take(found(source, () => toldOf(checkSource(repair ? repair(source) : source, known), fixes)));
    }
    if (!isSilent) printer.end();
    for (const line of sources.flatMap(ownTableLines)) io.error(`${oneLine(line)}\n`);
    for (const reason of unwritten) io.error(`handshake: ${oneLine(reason)}\n`);
    return concluded(failures, unwritten.length > 0 ? NOT_DONE : printer.hasErrors ? ERRORS_FOUND : CLEAN, io);
  },
};

function found({ path }: SourceFile, work: () => FileReport): JobResult {
  try {
    return { told: work() };
  } catch (error) {
    return { failure: failureOf({ path }, error) };
  }
}

/** Formats that are one line after the other are printed as each file is done. */
class Printer {
  private readonly files: FileReport[] = [];
  private errors = 0;

  constructor(
    private readonly format: ReportFormat,
    private readonly io: Io,
    private readonly shard: Shard | undefined,
  ) {}

  get hasErrors(): boolean {
    return this.errors > 0;
  }

  count(told: FileReport): void {
    this.errors += counts([told]).errors;
  }

  file(told: FileReport): void {
    this.count(told);
    this.files.push(told);
    if (this.format === 'github') this.io.out(github([told]));
    if (this.format === 'text') for (const block of blocks([told], this.colours())) this.io.out(`${block}\n`);
  }

  end(): void {
    if (this.format === 'text') this.io.out(summary(this.files, this.colours()));
    else if (this.format === 'json') this.io.out(json(this.files, this.shard && { shard: { ...this.shard, told: this.files } }));
    else if (this.format !== 'github') this.io.out(print(this.files, this.format, this.io));
  }

  private colours() {
    return coloursFor(this.io.isTerminal, this.io.environment);
  }
}

/** Each file as it is after it was fixed; with `--dry-run`, as it is. One that cannot be written is told of, and costs no other. */
const fixing =
  (given: Arguments, io: Io, { tells, unwritten }: { readonly tells: boolean; readonly unwritten: string[] }) =>
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
      unwritten.push(error.message);
      return source;
    }
  };
