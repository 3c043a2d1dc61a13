/** Where a mistake is put in: the first acknowledgment, one too low. */

export interface TextEditOf {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** @returns nothing where the text has no number to change */
export function mistakeIn(text: string): TextEditOf | undefined {
  const found = /^[^\n/]*?->[^\n/]*?\back=(\d+|[\p{L}_][\p{L}\p{M}\p{N}_]*\+(\d+))/mu.exec(text);
  if (found === null) return undefined;
  const [whole, value = '', offset] = found;
  const end = found.index + whole.length;
  const start = end - value.length;
  if (offset !== undefined) return { start, end, text: `${value.slice(0, value.length - offset.length)}${Number(offset) + 1}` };
  return { start, end, text: String(value === '0' ? 1 : BigInt(value) - 1n) };
}
