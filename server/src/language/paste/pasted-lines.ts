/** Lines of a note, of a diagram or of another tool, as lines of our language. */
import { analyse } from '../analysis/analyse.js';
import type { Analysis } from '../analysis/analysis.js';
import { applied } from '../features/actions/action.js';
import { inOurNotation } from '../features/actions/fix-all.js';
import { formatted } from '../format/format.js';
import { linesOfFigure } from './figure.js';

export interface PastedLines {
  readonly text: string;
  /** It has blocks of its own, such as `exchange … { }`. */
  readonly hasBlocks: boolean;
}

/** Anything longer is a file, not a note. */
const MOST_CHARACTERS = 200_000;
/** One comment can uncover the next line that cannot be read. */
const MOST_ROUNDS = 10;
const FENCE = /^[\s>]*(?:`{3,}|~{3,}).*$/gm;

/**
 * What only is written otherwise is rewritten, what cannot be read becomes a comment; no message and no number changes.
 * @returns nothing where the text has no message
 */
export function pastedLines(text: string): PastedLines | undefined {
  if (text.length > MOST_CHARACTERS) return undefined;
  const lines = text.replace(/\r\n?/g, '\n').replace(FENCE, '');
  let now = read(linesOfFigure(lines) ?? lines);
  now = inOurNotation(now, read);
  for (let round = 0; round < MOST_ROUNDS && unreadLines(now).size > 0; round++) now = inOurNotation(read(commented(now)), read);
  if (unreadLines(now).size > 0 || !hasMessage(now)) return undefined;
  return { text: formatted(`${now.text.trim()}\n`), hasBlocks: now.parsed.blocks.length > 0 };
}

const read = (text: string): Analysis => analyse(text, { source: 'pasted.hsk', read: () => undefined });

const hasMessage = ({ exchanges }: Analysis): boolean =>
  exchanges.some(({ exchange }) => exchange.statements.some(({ kind }) => kind === 'message'));

/** Where the lines begin that cannot be read. */
function unreadLines({ text, problems }: Analysis): ReadonlySet<number> {
  const starts = problems.filter(({ code }) => code === 'syntax').map(({ span }) => text.lastIndexOf('\n', span.start - 1) + 1);
  return new Set(starts.filter((start) => !text.startsWith('//', start)));
}

const commented = (analysis: Analysis): string =>
  applied(
    analysis.text,
    [...unreadLines(analysis)].map((start) => ({ span: { start, end: start }, text: '// ' })),
  );
