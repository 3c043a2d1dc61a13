/** Which numbers have come without a gap, and what came beyond one. */
import { before } from './segment.js';

interface NumberRange {
  readonly from: number;
  readonly to: number;
}

export class Reassembly {
  #pieces: NumberRange[] = [];

  constructor(public next: number) {}

  /** Numbers from `from` up to, not including, `to`. */
  take(from: number, to: number): void {
    if (!before(this.next, to)) return;
    if (before(this.next, from)) this.#pieces.push({ from, to });
    else this.#advance(to);
  }

  #advance(to: number): void {
    this.next = to;
    if (this.#pieces.length === 0) return;
    const reached = this.#pieces.find((piece) => !before(this.next, piece.from) && before(this.next, piece.to));
    this.#pieces = this.#pieces.filter((piece) => piece !== reached && before(this.next, piece.to));
    if (reached) this.#advance(reached.to);
  }
}
