/** One file after the other: a bug that shows in one of them costs no other file its results. */
import { CannotDo, type Io, NOT_DONE } from './io.js';
import { visible } from './print/width.js';
import type { SourceFile } from './sources.js';
import { said } from './words/said.js';

export interface Failure {
  readonly path: string;
  readonly reason: string;
}

export interface Each<T> {
  readonly results: readonly T[];
  readonly failures: readonly Failure[];
}

/** An error that the user can do something about still ends the command. */
export function each<F, T>(files: readonly F[], source: (file: F) => Pick<SourceFile, 'path'>, work: (file: F) => T): Each<T> {
  const results: T[] = [];
  const failures: Failure[] = [];
  for (const file of files) {
    try {
      results.push(work(file));
    } catch (error) {
      failures.push(failure(source(file), error));
    }
  }
  return { results, failures };
}

export function failure({ path }: Pick<SourceFile, 'path'>, error: unknown): Failure {
  if (error instanceof CannotDo) throw error;
  return { path, reason: error instanceof Error ? error.message : String(error) };
}

/** After the results of all others: a line for each that failed, and the exit status. */
export function concluded(failures: readonly Failure[], status: number, io: Io): number {
  for (const each of failures) io.error(`handshake: ${oneLine(lineOf(each))}\n`);
  return failures.length > 0 ? NOT_DONE : status;
}

export const lineOf = ({ path, reason }: Failure): string => `${path}: ${asOwnBug(reason)}`;

export const asOwnBug = (reason: string): string => said().ours(reason);

/** A name in it writes nothing to the terminal. */
export const oneLine = (text: string): string => visible(text.replace(/\s*[\r\n]+\s*/g, ' '));
