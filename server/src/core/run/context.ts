/** What stays the same while an exchange is run. */
import type { Exchange, Statement } from '../exchange/exchange.js';
import type { Problem, Severity } from '../problem/problem.js';
import type { Budget } from './budget.js';
import type { Program } from './program/program.js';
import type { MessageDraft } from './step/turn.js';
import type { HostState, Shift, StatementEffect, World } from './world.js';

/** How rules are run: by the interpreter only, or compiled at once. */
export type Carrying = 'interpreted' | 'compiled';

export interface Context {
  readonly program: Program;
  readonly exchange: Exchange;
  readonly statements: readonly Statement[];
  readonly roster: Roster;
  /** Names a number that nobody knows. */
  readonly naming: (base: number) => string;
  /** The world before each statement, as far as the run has come. */
  readonly history: World[];
  /** Other worlds in which the exchange may have begun. */
  readonly others: World[];
  /** Exchanges that go on after this one. */
  readonly following: readonly Exchange[];
  /** Which of several rows that are right a receiver has taken, by statement: what follows tells. */
  readonly chosen: Map<number, number>;
  readonly budget: Budget;
  /** Unless given: first by the interpreter, and compiled once used often. */
  readonly carrying?: Carrying;
  /** Steps that were run already, by the world in which they were: looking ahead from one statement is most of looking ahead from the next. */
  readonly steps: WeakMap<World, { readonly at: number; readonly of: Statement | undefined; readonly outcome: StepOutcome }>;
}

/** Which segments the exchange speaks of by name. */
export interface Roster {
  /** Keys of `World.flights` for a name, ascending: the statement that sends it, or beyond the statements for those sent before. */
  readonly keys: ReadonlyMap<string, readonly number[]>;
  /** Words of lines that cannot be read: a segment may have been named there. */
  readonly damaged: ReadonlySet<string>;
  /** Lines that send something on its way, and end before they name it. */
  readonly nameless: readonly number[];
}

/** Something that is wrong; cheap until its problem is read. */
export interface Fault {
  readonly code: string;
  readonly severity: Severity;
  /** It concerns the machine, so that what comes after depends on what was meant. */
  readonly derails: boolean;
  /** A name is written otherwise, and no other can be meant. */
  readonly isSpelling?: true;
  readonly problem: () => Problem;
  /** By how much the number is off, and whose it is. */
  readonly shift?: Shift;
  /** The variables of its host that a bound which was overstepped speaks of. */
  readonly bounds?: readonly number[];
  /** By how much. */
  readonly excess?: number;
}

export interface StepOutcome {
  readonly world: World;
  readonly faults: readonly Fault[];
  readonly happening?: StatementEffect;
  /** How many ways there are that are right, where that is not one; this is the one chosen. */
  readonly choices?: number;
}

export const emptyDraft = (program: Program): MessageDraft => ({ flags: 0, kind: -1, fields: program.defaults.slice(), filled: 0 });

export function indexOfHost({ hosts }: World, name: string): number {
  for (let i = 0; i < hosts.length; i++) if (hosts[i]?.name === name) return i;
  return -1;
}

export function withHost(world: World, index: number, host: HostState): World {
  const hosts = world.hosts.slice();
  hosts[index] = host;
  return { ...world, hosts };
}

export const derails = (faults: readonly Fault[]): boolean => faults.some((f) => f.derails && f.severity === 'error');
export const countErrors = (faults: readonly Fault[]): number => faults.reduce((n, f) => n + (f.severity === 'error' ? 1 : 0), 0);
