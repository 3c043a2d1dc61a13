/** A Markdown text, read: each of its fences as a document of its own. */
import { readableIn } from './fences.js';
import type { Parser } from './parser/parse.js';
import type { Parsed } from './parser/parsed.js';

/** @param earlier another version of the text */
export function readFences(parser: Parser, markdown: string, earlier?: Parsed): Parsed {
  const { text, sections } = readableIn(markdown);
  return sections.length > 1 ? parser.parseSections(markdown, text, sections, earlier) : parser.parse(markdown, text, earlier);
}
