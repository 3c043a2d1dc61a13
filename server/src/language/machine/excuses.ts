/** `expect error CODE` in a protocol: what is odd in the line after it is meant to be so. */
import type { Expectation, Span } from '../../core/index.js';
import type * as ast from '../generated/ast.js';
import { nameOf, whole } from '../spans.js';

export function expectationsIn({ members }: ast.Protocol, text: string, codes: readonly string[]): readonly Expectation[] {
  return [...inLines(members, text, codes), ...members.flatMap((member) => within(member, text, codes))];
}

type ProtocolLine = ast.Member | ast.Action;

function within(node: ast.Member, text: string, codes: readonly string[]): readonly Expectation[] {
  if (node.$type === 'Rule' || node.$type === 'Procedure') return inLines(node.actions, text, codes);
  if (node.$type !== 'State' && node.$type !== 'Role' && node.$type !== 'Session') return [];
  return [...inLines(node.members, text, codes), ...node.members.flatMap((member) => within(member, text, codes))];
}

function inLines(lines: readonly ProtocolLine[], text: string, codes: readonly string[]): readonly Expectation[] {
  return lines.flatMap((line, index) => {
    if (line.$type !== 'Excuse') return [];
    const next = lines.slice(index + 1).find(({ $type }) => $type !== 'Excuse');
    const code = nameOf(line, 'code', line.code);
    const target = next === undefined ? {} : { target: headOf(whole(next), text) };
    return [{ kind: 'expect-error', span: whole(line), codes, ...(code && { code }), ...target }];
  });
}

/** A block's own line: what stands within it has lines of its own. */
function headOf(span: Span, text: string): Span {
  const brace = text.slice(span.start, span.end).search(/\{[ \t]*(?:\/\/.*)?[\r\n]/);
  return brace < 0 ? span : { start: span.start, end: span.start + brace };
}
