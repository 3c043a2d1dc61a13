/** PATHs to checked documents. */
import path from 'node:path';
import { readDocument } from '../../../disk/read.js';
import type { Problem } from '../core/index.js';
import { asHandedOut, libraryText, offered, type ReadImport } from '../language/index.js';
import { analysed } from './analysed.js';
import type { CheckedFile } from './checked.js';
import { type Each, each } from './each.js';
import type { Io } from './io.js';
import type { LineIndex } from './lines.js';
import { wrong } from './options.js';
import { readSource, readSources, type SourceFile, sourceOf } from './sources.js';
import { said } from './words/said.js';

export interface CheckOptions {
  /** What standard input is called. */
  readonly stdinName?: string;
  /** Done to each file before it is checked. */
  readonly repair?: (source: SourceFile) => SourceFile;
}

export async function checkPaths(
  command: string,
  paths: readonly string[],
  io: Io,
  options: CheckOptions = {},
): Promise<Each<CheckedFile>> {
  const { stdinName, repair = (source) => source } = options;
  if (paths.length === 0) throw wrong(command, said().missing('PATH'));
  // what several files import is read once
  const known = new Map<string, SourceFile>();
  return each(
    await readSources(paths, io, stdinName),
    (source) => source,
    (source) => checkSource(repair(source), known),
  );
}

/** All of them printed by `print`, except those at which it fails. */
export function printed({ results, failures }: Each<CheckedFile>, print: (files: readonly CheckedFile[]) => string): Each<string> {
  try {
    return { results: [print(results)], failures };
  } catch {
    const sound = each(
      results,
      ({ source }) => source,
      (file) => [file, print([file])] as const,
    );
    return { results: [print(sound.results.map(([file]) => file))], failures: [...failures, ...sound.failures] };
  }
}

/** A file by its path. */
export const checkFile = (file: string): CheckedFile => checkSource(readSource(file));

/** `known`: files that have been read before, to which more are added. */
export function checkSource(source: SourceFile, known = new Map<string, SourceFile>()): CheckedFile {
  const read = new Map<string, SourceFile>();
  const found = analysed(source, readInto(read, known));
  const analysis = asHandedOut(found.analysis);
  const { problems, exchanges, language } = analysis;
  return {
    source,
    language,
    problems: merged(source.problems, problems, source.lines),
    traces: exchanges.map(({ trace }) => trace),
    runOf: ({ exchange }) => exchanges.find((each) => each.trace.exchange.nameSpan === exchange.nameSpan)?.run,
    sourceAt: (id) => (id === source.path || id === '' ? source : (read.get(id) ?? shipped(id))),
    sources: [source.path, ...read.keys()],
    fixesOf: offered(analysis, found.reanalyse),
  };
}

/** @param at the rules of paths: those of this machine, unless a test asks for others */
export const importedFile = (written: string, from: string, at: Pick<typeof path, 'dirname' | 'isAbsolute' | 'join'> = path): string =>
  at.isAbsolute(written) ? written : at.join(from === '-' ? '' : at.dirname(from), written);

/** An import is looked for beside the file in which it stands; from standard input, in the working folder. */
export const readInto =
  (read: Map<string, SourceFile>, known = read): ReadImport =>
  (written, from) => {
    const file = importedFile(written, from);
    const source = known.get(file) ?? readIfThere(file);
    if (source === undefined) return undefined;
    read.set(file, source);
    known.set(file, source);
    return { source: file, text: source.text };
  };

function readIfThere(file: string): SourceFile | undefined {
  try {
    return sourceOf(file, readDocument(file));
  } catch {
    return undefined;
  }
}

function shipped(id: string): SourceFile | undefined {
  const text = libraryText(id);
  return text === undefined ? undefined : sourceOf(id, new TextEncoder().encode(text));
}

/** Where bytes are broken the line cannot be read either: one mistake, one problem. */
function merged(broken: readonly Problem[], found: readonly Problem[], lines: LineIndex): readonly Problem[] {
  if (broken.length === 0) return found;
  const lineOf = (problem: Problem) => lines.position(problem.span.start).line;
  const damaged = new Set(broken.map(lineOf));
  const others = found.filter((problem) => problem.code !== 'syntax' || !damaged.has(lineOf(problem)));
  return [...broken, ...others].sort((a, b) => a.span.start - b.span.start);
}
