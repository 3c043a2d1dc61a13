/** A command of the command line: how it is called, what it says of itself, what it does. */
import type { ParseArgsOptionsConfig } from 'node:util';
import type { Io } from './io.js';
import type { Arguments } from './options.js';

export interface Command {
  readonly name: string;
  /** What follows the name: `[--format text|json] PATH…`. */
  readonly usage: string;
  readonly summary: string;
  /** What `--help` says below that. */
  readonly details: string;
  readonly options: ParseArgsOptionsConfig;
  /** Gives the exit status. */
  readonly run: (given: Arguments, io: Io) => Promise<number>;
}
