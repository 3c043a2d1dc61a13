/** A block of statements, or the bare ones of a document, to the exchange that the core runs. */
import type { Damaged, Exchange, ExpectError, Statement } from '../../core/exchange/exchange.js';
import type { Name, Span } from '../../core/span.js';
import type * as ast from '../generated/ast.js';
import type { Line } from '../parser/lines.js';
import { spanOfLine } from '../parser/parse.js';
import { isWord, nameOf as nameOfToken } from '../parser/token.js';
import { nameOf, spanOf, whole } from '../spans.js';
import { toStatements } from './statements.js';

/** What stands on one line of an exchange, readable or not. */
export interface StatementLine {
  readonly line: Line;
  readonly damaged: boolean;
  readonly node?: ast.Statement | ast.Using;
}

export interface Head {
  readonly name?: Name;
  readonly title: string;
  readonly span: Span;
  /** The first word, for an exchange that has no name. */
  readonly first: Span;
}

export function headOf(node: ast.Exchange | ast.Exercise): Head {
  const name = nameOf(node, 'name', node.name);
  const span = whole(node);
  return {
    title: node.title ?? '',
    span,
    first: { start: span.start, end: Math.min(span.end, span.start + node.$type.length) },
    ...(name === undefined ? {} : { name }),
  };
}

export function toExchange(head: Head, lines: readonly StatementLine[]): Exchange {
  const known: Known = { segments: new Set(), hosts: new Set(lines.flatMap(declaredHost)) };
  const statements = withoutRuins(lines.flatMap((_, index) => statementsOf(lines, index, known)));
  return { name: head.name?.text ?? '', nameSpan: head.name?.span ?? head.first, title: head.title, statements, span: head.span };
}

/** What a half-typed line could mean is weighed for each of them; a text of nothing else is none of ours. */
function withoutRuins(statements: readonly Statement[]): readonly Statement[] {
  const damaged = statements.filter((statement) => statement.damaged);
  if (damaged.length <= MOST_DAMAGED) return statements;
  const kept = new Set(damaged.slice(0, MOST_DAMAGED));
  return statements.filter((statement) => !statement.damaged || kept.has(statement));
}

const MOST_DAMAGED = 100;

interface Known {
  /** Names of segments sent so far. */
  readonly segments: Set<string>;
  /** Hosts declared on lines that can be read: a half-typed line declares none of these again. */
  readonly hosts: ReadonlySet<string>;
}

const declaredHost = ({ node, damaged }: StatementLine): readonly string[] => (node?.$type === 'Host' && !damaged ? [node.name] : []);

function statementsOf(lines: readonly StatementLine[], index: number, { segments, hosts }: Known): readonly Statement[] {
  const line = lines[index];
  if (line === undefined) return [];
  const { node, damaged } = line;
  if (node?.$type === 'Expect' && node.error) return damaged ? [] : [expectError(node, lines, index)];
  const again = damaged && node?.$type === 'Host' && hosts.has(node.name);
  const statements = node === undefined || again ? [] : toStatements(node, { damaged, segments });
  for (const statement of statements) if (statement.kind === 'message' && statement.segment) segments.add(statement.segment.text);
  return statements.length === 0 && damaged ? [unreadable(line.line)] : statements;
}

function unreadable(line: Line): Damaged {
  const words = line.tokens.filter(isWord).map((token) => nameOfToken(token).text);
  return { kind: 'damaged', words, span: spanOfLine(line), damaged: true };
}

function expectError(node: ast.Expect, lines: readonly StatementLine[], index: number): ExpectError {
  const next = lines.slice(index + 1, index + 1 + FARTHEST).find((line) => !isExpectError(line));
  const code = node.code === undefined ? undefined : { text: node.code, span: spanOf(node, 'code') };
  return {
    kind: 'expect-error',
    span: whole(node),
    ...(code === undefined ? {} : { code }),
    ...(next === undefined ? {} : { target: spanOfLine(next.line) }),
  };
}

/** So many `expect error` lines for one statement; more would only cost time. */
const FARTHEST = 100;
const isExpectError = ({ node, damaged }: StatementLine): boolean => node?.$type === 'Expect' && node.error && !damaged;
