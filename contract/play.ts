/** Messages between client, server and page about an exchange that is played move by move. */
import type { DiagramKind, FieldChoice, MachinePicture, Picture } from './messages.js';

/** client → server: what an exchange has come to, and all that can happen now; with `writes`, the edits that put it in. */
export const playRequest = 'handshake/play';

export interface PlayParams {
  readonly uri: string;
  /** As for a picture: it is gone on from this exchange. */
  readonly line?: number;
  readonly exchange?: number;
  /** In place of an exchange; without one, a verification at the line goes before exchanges. */
  readonly verification?: PlayedVerification;
  /** The lines of the exchange so far; those of the document's own exchange, up to its first mistake, if left out. */
  readonly lines?: readonly string[];
  readonly writes?: boolean;
  /** The states of its protocol are wanted, too. */
  readonly machine?: boolean;
  readonly states?: boolean;
  readonly diagram?: DiagramKind;
  readonly fields?: FieldChoice;
}

/** What a play begins from: the hosts and statements of a verification. */
export interface PlayedVerification {
  /** Among the document's verifications. */
  readonly index: number;
  /** The property from the end of whose way it goes on. */
  readonly way?: number;
}

export type PlayAnswer = Played | PlayRefused;

/** Why nothing can be played, in words. */
export interface PlayRefused {
  readonly refused: string;
}

export interface Played {
  /** Of the document's exchanges, the one that it is gone on from; −1 if none. */
  readonly exchange: number;
  readonly verification?: PlayedVerification;
  /** Nothing in it stands for a line of the document. */
  readonly picture: Picture;
  readonly lines: readonly string[];
  /** Without the last move; absent where nothing has happened. */
  readonly back?: readonly string[];
  /** Hosts alone. */
  readonly hosts: readonly string[];
  readonly moves: readonly PlayMove[];
  /** Of the document as it is. */
  readonly edits?: readonly PlayEdit[];
  readonly machine?: MachinePicture;
}

export interface PlayMove {
  readonly kind: 'message' | 'call' | 'timer' | 'arrival' | 'loss' | 'delay' | 'copy';
  /** Who does it; '' for the network. */
  readonly host: string;
  /** In words, and as a line of the language. */
  readonly text: string;
  readonly line: string;
  /** What would be different, in words. */
  readonly changes: readonly string[];
  /** It answers something, or somebody waits for it. */
  readonly owed: boolean;
  /** All lines after it. */
  readonly lines: readonly string[];
}

export interface PlayEdit {
  readonly line: number;
  readonly character: number;
  readonly text: string;
}

/** More than anybody plays. */
export const MOST_PLAYED_LINES = 400;
export const LONGEST_PLAYED_LINE = 1_000;
