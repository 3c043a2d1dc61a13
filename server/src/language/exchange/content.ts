/** What one line of an exchange says, free of syntax. All places count from the beginning of the line's piece of text. */
import type { Arrival, ExpectError, Statement } from '../../core/exchange/exchange.js';
import type { Name, Span } from '../../core/span.js';
import type * as ast from '../generated/ast.js';
import type { SyntaxProblem } from '../parser/lines.js';
import { nameOf, spanOf, whole } from '../spans.js';
import { misplacedPart } from './parts.js';
import { namedArrival, toStatements } from './statements.js';

export interface Content {
  readonly type: ast.Item['$type'];
  readonly span: Span;
  /** What the parser stumbled over. */
  readonly problem?: SyntaxProblem;
  /** A part that stands where it must not. */
  readonly misplaced?: SyntaxProblem;
  readonly statements: readonly Statement[];
  /** `host arrives`, `using arrives`: what the line means if a segment is called like its first word. */
  readonly arrival?: Arrival;
  /** Its target, the next statement, is not known to the line. */
  readonly expected?: ExpectError;
  /** The path of an import, the protocol of `using`, the host that is declared. */
  readonly name?: Name;
  /** `delay 50ms`, which may stand before all exchanges. */
  readonly isDelay: boolean;
}

export function contentOf(node: ast.Item, problem: SyntaxProblem | undefined): Content {
  const rest = { type: node.$type, span: whole(node), ...(problem && { problem }), isDelay: isDelay(node) };
  if (isBlockOrImport(node)) return { ...rest, statements: [], ...some('name', importOf(node)) };
  if (!STATEMENTS.has(node.$type)) return { ...rest, statements: [] };
  const misplaced = misplacedPart(node);
  return {
    ...rest,
    ...(misplaced && { misplaced }),
    statements: toStatements(node),
    ...some('arrival', namedArrival(node)),
    ...some('expected', expectedIn(node)),
    ...some('name', nameIn(node)),
  };
}

const some = <K extends string, T>(key: K, value: T | undefined): { readonly [_ in K]?: T } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [_ in K]?: T };

type Block = ast.Import | ast.Exchange | ast.Exercise | ast.Protocol;

const isBlockOrImport = (node: ast.Item): node is Block => BLOCKS.has(node.$type);
const BLOCKS = new Set<ast.Item['$type']>(['Import', 'Exchange', 'Exercise', 'Protocol']);

/** Of a line of which nothing can be read there is no more than the name of the rule. */
const STATEMENTS = new Set<ast.Item['$type']>(['Step', 'Host', 'Expect', 'Note', 'Section', 'Pause', 'Using']);

const isDelay = (node: ast.Item): boolean => node.$type === 'Pause' && node.kind === 'delay';

const importOf = (node: Block): Name | undefined => (node.$type === 'Import' ? nameOf(node, 'path', node.path) : undefined);

function nameIn(node: ast.Statement | ast.Using): Name | undefined {
  if (node.$type === 'Using') return nameOf(node, 'protocol', node.protocol);
  return node.$type === 'Host' ? nameOf(node, 'name', node.name) : undefined;
}

function expectedIn(node: ast.Statement | ast.Using): ExpectError | undefined {
  if (node.$type !== 'Expect' || !node.error) return undefined;
  const code = node.code === undefined ? undefined : { text: node.code, span: spanOf(node, 'code') };
  return { kind: 'expect-error', span: whole(node), ...(code && { code }) };
}
