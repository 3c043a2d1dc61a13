/** What a mistake tells about later ones. */

/** How mistakes of one kind were meant. */
export interface Habit {
  readonly way: string;
  /** How often it was found, up to as many as make a difference. */
  readonly times: number;
  /** The errors that it cost, those behind it in the next statements included. */
  readonly cost: number;
}

/** What was found out about mistakes of a kind: before one of them, and with it. */
export interface Lesson {
  readonly kind: string;
  readonly before: Habit | undefined;
  readonly after: Habit | undefined;
}
