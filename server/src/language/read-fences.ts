/** A Markdown text, read: each of its fences as a document of its own. */
import { readableIn } from './fences.js';
import type { Parser } from './parser/parse.js';
import type { Parsed } from './parser/parsed.js';

export function readFences(parser: Parser, markdown: string): Parsed {
  const { text, sections } = readableIn(markdown);
  return sections.length > 1 ? parser.parseSections(markdown, text, sections) : parser.parse(markdown, text);
}
