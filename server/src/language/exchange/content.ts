/** What one line of an exchange says, free of syntax. All places count from the beginning of the line's piece of text. */
import { type Arrival, type ExpectError, moved, type Name, type Span, type Statement } from '../../core/index.js';
import type * as ast from '../generated/ast.js';
import type { SyntaxProblem } from '../parser/lines.js';
import { nameOf, spanOf, whole } from '../spans.js';
import { misplacedPart } from './parts.js';
import { type Declaration, namedArrival, toStatements } from './statements.js';

/** One for each line, always with all properties: objects of different shapes would take more memory. */
export interface Content {
  readonly type: ast.Item['$type'];
  readonly span: Span;
  /** What the parser could not read. */
  readonly problem: SyntaxProblem | undefined;
  /** A part that stands where it must not. */
  readonly misplaced: SyntaxProblem | undefined;
  readonly statements: Statements;
  /** `host arrives`, `using arrives`, `language arrives`: what the line means if a segment is called like its first word. */
  readonly arrival: Arrival | undefined;
  /** Its target, the next statement, is not known to the line. */
  readonly expected: ExpectError | undefined;
  /** The path of an import, the protocol of `using`, the tag of `language`, the host that is declared. */
  readonly name: Name | undefined;
  /** `delay 50ms`, which may stand before all exchanges. */
  readonly isDelay: boolean;
}

/** Cached at the place where they were last needed: most lines are needed at one place only, and a second copy of each would take memory. */
export class Statements {
  private base = 0;

  constructor(private all: readonly Statement[]) {}

  /** Where the text of the line begins at `base`. */
  at(base: number): readonly Statement[] {
    if (base !== this.base) this.all = this.all.map((statement) => moved(statement, base - this.base));
    this.base = base;
    return this.all;
  }
}

export function contentOf(node: ast.Item, problem: SyntaxProblem | undefined): Content {
  const statement = isBlockOrImport(node) || !Object.hasOwn(STATEMENTS, node.$type) ? undefined : node;
  return {
    type: node.$type,
    span: whole(node),
    problem,
    misplaced: statement && misplacedPart(statement),
    statements: new Statements(statement === undefined ? [] : toStatements(statement)),
    arrival: statement && namedArrival(statement),
    expected: statement && expectedIn(statement),
    name: statement === undefined ? importOf(node) : nameIn(statement),
    isDelay: isDelay(node),
  };
}

type ItemNode = ast.Import | ast.Exchange | ast.Exercise | ast.Protocol | ast.Verify;

const isBlockOrImport = (node: ast.Item): node is ItemNode => BLOCKS.has(node.$type);
const BLOCKS = new Set<ast.Item['$type']>(['Import', 'Exchange', 'Exercise', 'Protocol', 'Verify']);

/** Of a line of which nothing can be read there is no more than the name of the rule. */
const STATEMENTS: Readonly<Record<(ast.Statement | Declaration)['$type'], true>> = {
  Step: true,
  Host: true,
  Expect: true,
  Note: true,
  Section: true,
  Pause: true,
  Using: true,
  Speaks: true,
};

const isDelay = (node: ast.Item): boolean => node.$type === 'Pause' && node.kind === 'delay';

const importOf = (node: ast.Item): Name | undefined => (node.$type === 'Import' ? nameOf(node, 'path', node.path) : undefined);

function nameIn(node: ast.Statement | Declaration): Name | undefined {
  if (node.$type === 'Using') return nameOf(node, 'protocol', node.protocol);
  if (node.$type === 'Speaks') return nameOf(node, 'tag', node.tag);
  return node.$type === 'Host' ? nameOf(node, 'name', node.name) : undefined;
}

function expectedIn(node: ast.Statement | Declaration): ExpectError | undefined {
  if (node.$type !== 'Expect' || !node.error) return undefined;
  const code = node.code === undefined ? undefined : { text: node.code, span: spanOf(node, 'code') };
  const { reason } = node;
  return { kind: 'expect-error', span: whole(node), ...(code && { code }), ...(reason !== undefined && { reason }) };
}
