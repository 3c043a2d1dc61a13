/** A block of statements, or the bare ones of a document, to the exchange that the core runs. */
import {
  type Damaged,
  type Exchange,
  type ExpectError,
  moved,
  type Name,
  type Span,
  type Statement,
  type Stretch,
} from '../../core/index.js';
import type * as ast from '../generated/ast.js';
import { type Line, spanOfLine } from '../parser/lines.js';
import { isWord, nameOf as nameOfToken } from '../parser/token.js';
import { nameOf, whole } from '../spans.js';
import type { Content } from './content.js';

/** What stands on one line of an exchange, readable or not. */
export interface StatementLine {
  readonly line: Line;
  readonly damaged: boolean;
  /** Written in another notation, and read in full. */
  readonly rewritten?: boolean;
  readonly content?: Content;
  /** It begins or ends what is only drawn. */
  readonly stretch?: Stretch;
}

export interface ExchangeHead {
  readonly name?: Name;
  readonly title: string;
  readonly span: Span;
  /** The first word, for an exchange that has no name. */
  readonly first: Span;
}

export function headOf(node: ast.Exchange | ast.Exercise | ast.Verify): ExchangeHead {
  const name = nameOf(node, 'name', node.name);
  const span = whole(node);
  return {
    title: node.title ?? '',
    span,
    first: { start: span.start, end: Math.min(span.end, span.start + node.$type.length) },
    ...(name === undefined ? {} : { name }),
  };
}

export function toExchange(head: ExchangeHead, lines: readonly StatementLine[]): Exchange {
  const known: KnownNames = { segments: new Set(), hosts: new Set(lines.flatMap(declaredHost)) };
  const statements = withoutRuins(lines.flatMap((_, index) => statementsOf(lines, index, known)));
  return { name: head.name?.text ?? '', nameSpan: head.name?.span ?? head.first, title: head.title, statements, span: head.span };
}

/** Finding out what a half-typed line could mean is expensive; a text of such lines alone is not Handshake. */
function withoutRuins(statements: readonly Statement[]): readonly Statement[] {
  const damaged = statements.filter((statement) => statement.damaged);
  if (damaged.length <= MOST_DAMAGED) return statements;
  const kept = new Set(damaged.slice(0, MOST_DAMAGED));
  return statements.filter((statement) => !statement.damaged || kept.has(statement));
}

const MOST_DAMAGED = 100;

interface KnownNames {
  /** Names of segments sent so far. */
  readonly segments: Set<string>;
  /** Hosts declared on lines that can be read: a half-typed line declares none of these again. */
  readonly hosts: ReadonlySet<string>;
}

const declaredHost = ({ content, damaged, rewritten }: StatementLine): readonly string[] =>
  content?.type === 'Host' && content.name !== undefined && !damaged && !rewritten ? [content.name.text] : [];

function statementsOf(lines: readonly StatementLine[], index: number, { segments, hosts }: KnownNames): readonly Statement[] {
  const line = lines[index];
  if (line === undefined) return [];
  if (line.stretch !== undefined) return [line.stretch];
  const { content, damaged, rewritten = false } = line;
  if (content?.expected !== undefined) return damaged ? [] : [expectError(line.line, content.expected, lines, index)];
  const again = (damaged || rewritten) && content?.type === 'Host' && content.name !== undefined && hosts.has(content.name.text);
  const statements = content === undefined || again ? [] : statementsOn(line, content, segments);
  for (const statement of statements) if (statement.kind === 'message' && statement.segment) segments.add(statement.segment.text);
  return statements.length === 0 && (damaged || again) ? [unreadable(line.line)] : statements;
}

function statementsOn(
  { line, damaged, rewritten = false }: StatementLine,
  content: Content,
  segments: ReadonlySet<string>,
): readonly Statement[] {
  const { arrival } = content;
  const isArrival = arrival !== undefined && segments.has(arrival.segment.text);
  const statements = isArrival ? [moved(arrival, line.base)] : placed(line, content);
  if (!damaged && !rewritten) return statements;
  return statements.map((statement) => ({ ...statement, ...(damaged ? { damaged } : { rewritten }) }));
}

/** The same ones for the same line, so that a run can tell what has not changed. */
function placed(line: Line, { statements }: Content): readonly Statement[] {
  const known = atTheirPlaces.get(line) ?? statements.at(line.base);
  atTheirPlaces.set(line, known);
  return known;
}

const atTheirPlaces = new WeakMap<Line, readonly Statement[]>();

function unreadable(line: Line): Damaged {
  const words = line.tokens.filter(isWord).map((token) => nameOfToken(token).text);
  return { kind: 'damaged', words, span: spanOfLine(line), damaged: true };
}

function expectError(line: Line, expected: ExpectError, lines: readonly StatementLine[], index: number): ExpectError {
  const next = lines.slice(index + 1, index + 1 + FARTHEST).find((each) => !isExpectError(each));
  return { ...moved(expected, line.base), ...(next === undefined ? {} : { target: spanOfLine(next.line) }) };
}

/** At most this many `expect error` lines for one statement; more would only cost time. */
const FARTHEST = 100;
const isExpectError = ({ content, damaged }: StatementLine): boolean => content?.expected !== undefined && !damaged;
