/** The syntax tree that the framework keeps of a document: a root only, to which the parsed lines are attached. */
import type { AstNode, ParseResult } from 'langium';
import type { Document } from './generated/ast.js';
import type { Parsed } from './parser/parsed.js';

const read = new WeakMap<AstNode, Parsed>();

export function resultOf(parsed: Parsed): ParseResult<Document> {
  const value: Document = { $type: 'Document', items: [] };
  read.set(value, parsed);
  return { value, parserErrors: [], lexerErrors: [], lexerReport: { diagnostics: [] } };
}

/** What was read of an earlier version, if there is one. */
export const earlierIn = (root: AstNode | undefined): Parsed | undefined => root && read.get(root);

export function parsedIn(root: AstNode): Parsed {
  const parsed = read.get(root);
  if (parsed === undefined) throw new Error('only documents of this language are read');
  return parsed;
}
