/** One thread's part in checking a capture: whoever is free takes the next few connections, and tells with which something is wrong. */
import { type Conversations, exchangeData, isOdd, type Timeline } from '../capture/index.js';
import { check, type Machine } from '../core/index.js';
import { chosenShare, type ShardedImport } from './import-share.js';

/** Shared by all threads: the index of the next connection that nobody has taken. */
export type Next = Int32Array<ArrayBuffer | SharedArrayBuffer>;

/** The `workerData` of another thread. */
export interface Task {
  readonly files: readonly string[];
  readonly options: ShardedImport;
  readonly machine: Machine;
  readonly next: Next;
}

const AT_ONCE = 16;

/** Something cannot be explained, whoever is to be accused of it. */
const isUnexplained = ({ unexplained }: Timeline): boolean => unexplained.size > 0;

/** The numbers of the connections that somebody should look at. */
export function checkPart(conversations: Conversations, options: ShardedImport, machine: Machine, next: Next): number[] {
  const all = chosenShare(conversations, options);
  const found: number[] = [];
  for (let from = Atomics.add(next, 0, AT_ONCE); from < all.length; from = Atomics.add(next, 0, AT_ONCE))
    for (const conversation of all.slice(from, from + AT_ONCE)) {
      const problems = check(exchangeData(conversations, conversation, options), machine);
      if (problems.some(isOdd) && isUnexplained(conversations.tell(conversation))) found.push(conversation.number);
    }
  return found;
}
