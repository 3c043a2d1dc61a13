/** Which texts of a document's own protocols a translation can have: those that are told, not references to standards, nor values. */
import { type AstNode, AstUtils } from 'langium';
import type { Unit } from './unit.js';

/** Each once, in their order; nothing of a document without a protocol of its own. */
export function translatableTexts({ protocols }: Unit): readonly string[] | undefined {
  if (protocols.size === 0) return undefined;
  return [...new Set([...protocols.values()].flatMap((protocol) => [...AstUtils.streamAst(protocol)].flatMap(textsOf)))];
}

/** As the grammar calls them. */
const TOLD = new Set(['text', 'texts', 'titles']);

const textsOf = (node: AstNode): readonly string[] =>
  node.$type === 'Text'
    ? []
    : Object.entries(node).flatMap(([property, value]: [string, unknown]) => (TOLD.has(property) ? [value].flat().filter(isSomeText) : []));

const isSomeText = (value: unknown): value is string => typeof value === 'string' && value !== '';
