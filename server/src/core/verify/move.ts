/** A move of a search: what it is, and what it goes over. */
import type { Ruled } from '../run/world.js';

export interface ChannelDirection {
  readonly from: number;
  readonly to: number;
  readonly slot: number;
}

/** A message of an earlier talk that may still arrive: whose it was, and what. */
export interface StrayMessage {
  readonly from: number;
  readonly to: number;
  readonly segment: number;
}

export type MoveKind = 'call' | 'timer' | 'send' | 'arrive' | 'lose' | 'stray';

/** The move that has just been made; it is changed by the next one. */
export interface VerifiedMove {
  kind: MoveKind;
  host: number;
  peer: number;
  /** Index of the event, of the message. */
  item: number;
  /** The message stays on its way: a copy arrives later. */
  copied: boolean;
  /** No row of the receiver fits. */
  unexpected: boolean;
  /** A variable of its host gets a number that it cannot hold. */
  tooLarge: boolean;
  /** Nobody has to: a call, what is only allowed, what the network does. */
  free: boolean;
  /** What its host does by the protocol. */
  rows: readonly Ruled[];
}
