/** What is on its way in one direction, as small integers: lists of messages, the first one the next to arrive. */
import { Interned } from './interned.js';

export class Channels {
  private readonly lists = new Interned<readonly number[]>((list) => list.join(' '));
  private readonly appended = new Map<number, number>();
  private readonly taken = new Map<number, number>();

  /** @param isOrdered messages arrive as they were sent; else their order says nothing, and is not kept */
  constructor(readonly isOrdered: boolean) {}

  id(list: readonly number[]): number {
    return this.lists.id(this.isOrdered ? list : [...list].sort((a, b) => a - b));
  }

  at(id: number): readonly number[] {
    return this.lists.at(id);
  }

  with(id: number, message: number): number {
    const key = id * MOST + message;
    const known = this.appended.get(key);
    if (known !== undefined) return known;
    const made = this.id([...this.at(id), message]);
    this.appended.set(key, made);
    return made;
  }

  without(id: number, place: number): number {
    const key = id * MOST + place;
    const known = this.taken.get(key);
    if (known !== undefined) return known;
    const made = this.id(this.at(id).filter((_, at) => at !== place));
    this.taken.set(key, made);
    return made;
  }
}

/** Far more than there are different messages. */
const MOST = 2 ** 24;
