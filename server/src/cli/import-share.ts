/** The connections of a capture that one run is to look at. */
import { type CapturedConversation, type Conversations, chosen, type ImportOptions } from '../capture/index.js';
import { type Shard, share } from './share.js';

export interface ShardedImport extends ImportOptions {
  /** Of the connections that fit, every Nth from the Ith. */
  readonly shard?: Shard;
}

/** With the numbers that they have in the whole capture. */
export const chosenShare = (conversations: Conversations, options: ShardedImport): readonly CapturedConversation[] =>
  share(chosen(conversations, options), options.shard);
