/** A grid of characters in columns and rows; wide characters take two columns. */
import { graphemes, widthOf } from '../width.js';

/** A blank that a lifeline does not fill. */
export const SOLID = '\u00a0';

export class Canvas {
  private readonly rows: string[][] = [];

  get height(): number {
    return this.rows.length;
  }

  put(column: number, row: number, text: string): void {
    const cells = this.row(row);
    let at = Math.max(0, column);
    for (const character of graphemes(text)) {
      const width = widthOf(character);
      if (width === 0) this.mark(cells, at - 1, character);
      else this.set(cells, at, character, width);
      at += width;
    }
  }

  /** Only where nothing stands yet. */
  fill(column: number, row: number, character: string): void {
    const cells = this.row(row);
    if ((cells[column] ?? ' ') === ' ') this.set(cells, column, character, 1);
  }

  text(): string {
    return `${this.rows.map((row) => row.join('').replaceAll(SOLID, ' ').trimEnd()).join('\n')}\n`;
  }

  private row(row: number): string[] {
    while (this.rows.length <= row) this.rows.push([]);
    return this.rows[row] ?? [];
  }

  /** Onto the character before it. */
  private mark(cells: string[], at: number, character: string): void {
    if (at < 0) return;
    while (cells.length < at) cells.push(' ');
    cells[at] = (cells[at] ?? '') + character;
  }

  /** The second column of a wide character is an empty cell; half of one that is written over becomes a blank. */
  private set(cells: string[], at: number, character: string, width: number): void {
    while (cells.length < at) cells.push(' ');
    if (cells[at] === '') cells[at - 1] = ' ';
    cells[at] = character;
    if (width === 2) cells[at + 1] = '';
    if (cells[at + width] === '') cells[at + width] = ' ';
  }
}
