/** A command of the command line: how it is called, what it says of itself, what it does. */
import type { ParseArgsOptionsConfig } from 'node:util';
import type { Io } from './io.js';
import type { Arguments } from './options.js';
import type { CommandName } from './words/english.js';

export interface Command {
  /** What it says of itself stands under this name in the sentences (`words/english.ts`). */
  readonly name: CommandName;
  /** What follows the name: `[--format text|json] PATH…`. */
  readonly usage: string;
  readonly options: ParseArgsOptionsConfig;
  /** The arguments as they are meant, where a form of theirs is not one that Node reads. */
  readonly meant?: (argv: readonly string[]) => readonly string[];
  /** Gives the exit status. */
  readonly run: (given: Arguments, io: Io) => Promise<number>;
}
