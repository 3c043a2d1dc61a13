/** What a search is about, and what it finds. */
import type { Disturbances } from '../exchange/disturbances.js';
import type { Context } from '../run/context.js';
import type { World } from '../run/world.js';
import type { Ground } from './ground.js';
import type { Hosts } from './hosts.js';
import type { StrayMessage, VerifiedMove } from './move.js';
import type { Moves } from './moves.js';
import type { StateStore } from './store.js';
import type { Property, PropertyKind, Verification } from './verification.js';

export interface Answer {
  readonly kind: PropertyKind;
  /** Absent for what nobody asked for. */
  readonly property?: Property;
  readonly verdict: 'holds' | 'fails' | 'undecided';
  /** The shortest way to where it fails, or to what is possible. */
  readonly way?: readonly Passed[];
  /** Of an adversary: what it takes for it, the cheapest first, none of which has another one in it. */
  readonly breaks?: readonly Break[];
}

/** What an adversary does for a property to fail. */
export interface Break {
  readonly disturbances: Disturbances;
  readonly cost: number;
  readonly way: readonly Passed[];
  /** Where that was found: whoever reads the way needs it. */
  readonly verified: Verified;
}

/** A move, and the situation after it. */
export interface Passed {
  readonly move: Readonly<VerifiedMove>;
  readonly row: Int32Array;
}

export interface Verified {
  readonly answers: readonly Answer[];
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  /** All that can be reached within the bounds was looked at. */
  readonly complete: boolean;
  readonly bytes: number;
  /** How often the rules were run: all other steps were remembered. */
  readonly steps: number;
  readonly store: StateStore;
  /** For whoever wants to read the ways. */
  readonly moves: Moves;
  readonly start: Int32Array;
  /** Numbers of the statements that went before, made concrete as the search has them. */
  readonly ground: Ground;
}

export interface SearchSubject {
  readonly context: Context;
  /** Where the search begins. */
  readonly world: World;
  readonly verification: Verification;
  /** Events that end everything at once: to be able to call them is no way out. */
  readonly abrupt: readonly string[];
  /** Those of an earlier search of the same hosts, who remember their steps. */
  readonly hosts?: Hosts;
  /** Messages of an earlier talk that the network may let arrive. */
  readonly strays?: readonly StrayMessage[];
  /** Variables that can no longer matter tell situations apart, too. */
  readonly keepsDead?: true;
}
