/** The command line's surroundings: everything that a test may want to replace. */
import type { LiveDocuments } from '../language/index.js';

export interface Io {
  readonly version: string;
  readonly out: (content: string | Uint8Array) => void;
  readonly error: (text: string) => void;
  /** In chunks: it need not end. */
  readonly input: () => AsyncIterable<Uint8Array>;
  readonly isTerminal: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Ends what would go on for ever; absent where only the process can be ended. */
  readonly stop?: AbortSignal;
  /** From now on whoever interrupts the command is told of, and the command is to end by itself; gives what takes that back. Absent where nobody can. */
  readonly onInterrupt?: (told: () => void) => () => void;
  /** Runs the language server until its client leaves, and gives what it has open to `accompany`. */
  readonly serve: (accompany?: (open: LiveDocuments) => Promise<void>) => Promise<void>;
}

/** Why a command cannot do its work, in one line for people: exit status 2. */
export class CannotDo extends Error {}

/** Exit statuses, the same for every command. */
export const CLEAN = 0;
export const ERRORS_FOUND = 1;
export const NOT_DONE = 2;
/** As a shell says it of a command that was interrupted. */
export const INTERRUPTED = 130;
