/** Offsets of a text as lines and columns, both from 1, columns in UTF-16 units. Lines end as they do in editors. */
import type { Span } from '../core/index.js';

export interface LineAndColumn {
  readonly line: number;
  readonly column: number;
}

export class LineIndex {
  private readonly starts: readonly number[];

  constructor(readonly text: string) {
    this.starts = startsOf(text);
  }

  get count(): number {
    return this.starts.length;
  }

  position(offset: number): LineAndColumn {
    const at = Math.min(Math.max(offset, 0), this.text.length);
    const line = this.lineAt(at);
    return { line: line + 1, column: at - this.start(line) + 1 };
  }

  /** The text of a line, counted from 1, without its break. */
  line(number: number): string {
    return this.text.slice(this.start(number - 1), this.start(number)).replace(/[\r\n]+$/, '');
  }

  /** Offsets of a line, counted from 1, with its break. */
  span(number: number): Span {
    return { start: this.start(number - 1), end: this.start(number) };
  }

  private start(index: number): number {
    return this.starts[index] ?? this.text.length;
  }

  /** Index of the last line that starts at `offset` or before. */
  private lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.start(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function startsOf(text: string): readonly number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return starts;
}
