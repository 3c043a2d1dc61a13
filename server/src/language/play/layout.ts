/** The lines of a block as a formatted document has them. */
import { formatted } from '../format/format.js';

export const format = (lines: readonly string[]): readonly string[] =>
  formatted(`${lines.join('\n')}\n`)
    .trimEnd()
    .split('\n');
