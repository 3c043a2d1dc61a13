/** Rows of a table, whatever shows them: which are shown, and in which order. */

export interface SortableRow {
  /** A number is sorted by its size, a text by the alphabet. */
  readonly cells: readonly (number | string)[];
  readonly isOdd: boolean;
}

const compare = (a: number | string = '', b: number | string = ''): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en', { numeric: true });

/** By a column; what is alike stays in the order of the list. */
export const sorted = <R extends SortableRow>(rows: readonly R[], column: number, ascending: boolean): readonly R[] =>
  [...rows].sort((a, b) => (ascending ? 1 : -1) * compare(a.cells[column], b.cells[column]));

/** Does it hold each word that was typed, in whichever case? */
export const isShown = ({ cells, isOdd }: SortableRow, typed: string, onlyOdd: boolean): boolean => {
  const text = cells
    .filter((cell) => typeof cell === 'string')
    .join(' ')
    .toLowerCase();
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return (isOdd || !onlyOdd) && words.every((word) => text.includes(word));
};
