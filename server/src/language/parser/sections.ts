/** A document that is one whole, and one that holds several: the fences of a Markdown file. */
import type { Content } from '../exchange/content.js';
import { joinedContents } from './contents.js';
import type { WrittenLine } from './lines.js';
import { type Parsed, type ParsedBlock, sectionAt, type TextSection } from './parsed.js';
import { lineFinder } from './places.js';

/** Nobody would read more, and a text in another language has very many. */
export const MOST_PROBLEMS = 1_000;

export function asOneSection(parsed: Omit<Parsed, 'sections'>): Parsed {
  const sections: TextSection[] = [];
  const whole = { ...parsed, sections };
  sections.push({ start: 0, end: Number.POSITIVE_INFINITY, parsed: whole });
  return whole;
}

/** As one, for whoever asks what stands at a place. */
export function joinedSections(
  sections: readonly TextSection[],
  text: string,
  readable: string,
  statement: (written: WrittenLine) => Content,
): Parsed {
  const all = sections.map(({ parsed }) => parsed);
  const lines = all.flatMap((each) => each.lines);
  let before = 0;
  const blocks = all.flatMap((each) => {
    const by = before;
    before += each.lines.length;
    return each.blocks.map((block) => movedBlock(block, by));
  });
  return {
    text,
    lines,
    contents: joinedContents(all),
    statement: ({ written }) => statement(written),
    blocks,
    hasBlocks: all.some(({ hasBlocks }) => hasBlocks),
    problems: all.flatMap(({ problems }) => problems).slice(0, MOST_PROBLEMS),
    lineAt: lineFinder(lines),
    isDamaged: (offset) => sectionAt(sections, offset)?.parsed.isDamaged(offset) === true,
    isRewritten: (offset) => sectionAt(sections, offset)?.parsed.isRewritten(offset) === true,
    sections,
    layout: {
      text: readable,
      lines,
      pieces: all.flatMap(({ layout }) => layout.pieces),
      problems: all.flatMap(({ layout }) => layout.problems),
    },
  };
}

const movedBlock = (block: ParsedBlock, by: number): ParsedBlock => ({
  type: block.type,
  head: block.head + by,
  close: block.close + by,
  get node() {
    return block.node;
  },
});
