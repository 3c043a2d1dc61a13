/** A document as it has been read. */
import type { Problem, Span } from '../../core/index.js';
import type { Content } from '../exchange/content.js';
import type * as ast from '../generated/ast.js';
import type { LineContents } from './contents.js';
import type { DocumentLayout } from './layout.js';
import type { Line } from './lines.js';

export interface Parsed {
  readonly text: string;
  readonly lines: readonly Line[];
  /** Of each line outside of blocks, of each line of an exchange, and of those of an exercise that are written in another notation. */
  readonly contents: LineContents;
  /** Of an exercise's lines that are statements. */
  readonly statement: (line: Line) => Content;
  readonly blocks: readonly ParsedBlock[];
  /** Is there one that statements can stand in? */
  readonly hasBlocks: boolean;
  readonly problems: readonly Problem[];
  /** Does the line at this offset have a syntax problem? */
  readonly isDamaged: (offset: number) => boolean;
  /** Is the line at this offset written in another notation, and read in full? */
  readonly isRewritten: (offset: number) => boolean;
  /** Index of the line at this offset, or of the last one before it; −1 before all. */
  readonly lineAt: (offset: number) => number;
  /** Documents of their own, as the fences of a Markdown file are; one that is whole has itself alone. */
  readonly sections: readonly TextSection[];
  /** What a later version of the document can take over. */
  readonly layout: DocumentLayout;
}

/** A part of a text that is read as if there were nothing around it. */
export interface TextSection extends Span {
  readonly parsed: Parsed;
}

export interface ParsedBlock {
  readonly type: ast.Item['$type'];
  /** An exchange, without what stands in it, an exercise or a protocol. */
  readonly node: ast.Item;
  /** Indices of its head and of its `}`. */
  readonly head: number;
  readonly close: number;
}

/** The one that the place lies in. */
export const sectionAt = (sections: readonly TextSection[], offset: number): TextSection | undefined =>
  sections.find(({ start, end }) => start <= offset && offset < end) ?? sections.findLast(({ end }) => end === offset);
