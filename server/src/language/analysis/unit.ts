/** One document, read: its imports, its protocols' blocks and its exchanges, not yet looked up or run. */
import type { Exchange } from '../../core/exchange/exchange.js';
import type { Problem } from '../../core/problem/problem.js';
import { join, type Name, type Span } from '../../core/span.js';
import { misplacedPart } from '../exchange/parts.js';
import { type Head, headOf, type StatementLine, toExchange } from '../exchange/to-exchange.js';
import type * as ast from '../generated/ast.js';
import { type Parsed, spanOfLine } from '../parser/parse.js';
import { spanOf as spanOfToken } from '../parser/token.js';
import { duplicateName, syntaxError } from '../problems.js';
import { nameOf, spanOf, whole } from '../spans.js';

export interface Unit {
  readonly source: string;
  readonly parsed: Parsed;
  readonly imports: readonly Name[];
  readonly protocols: ReadonlyMap<string, ast.Protocol>;
  readonly exchanges: readonly Declared[];
  /** Syntax, and what is declared twice. */
  readonly problems: readonly Problem[];
}

/** An exchange and what its head names. */
export interface Declared {
  readonly exchange: Exchange;
  readonly using?: Name;
  readonly after?: Name;
}

export function unitOf(source: string, parsed: Parsed): Unit {
  return new Reader(source, parsed).unit();
}

class Reader {
  private readonly problems: Problem[];
  private readonly nodes = new Map<number, ast.Item>();
  private readonly statements = new Map<number, ast.Statement>();

  constructor(
    private readonly source: string,
    private readonly parsed: Parsed,
  ) {
    this.problems = [...parsed.problems];
    for (const item of parsed.root.items) this.nodes.set(this.lineOf(item), item);
  }

  unit(): Unit {
    const { source, parsed, problems } = this;
    const { items } = parsed.root;
    const imports = items.flatMap((item) => (item.$type === 'Import' ? (nameOf(item, 'path', item.path) ?? []) : []));
    const protocols = this.named(items.filter((item) => item.$type === 'Protocol'));
    const exchanges = this.exchanges();
    return { source, parsed, imports, protocols, exchanges, problems };
  }

  private named(nodes: readonly ast.Protocol[]): ReadonlyMap<string, ast.Protocol> {
    const found = new Map<string, ast.Protocol>();
    for (const node of nodes) {
      const name = nameOf(node, 'name', node.name);
      if (name !== undefined && found.has(name.text)) this.problems.push(duplicateName('protocol', name));
      else if (name !== undefined) found.set(name.text, node);
    }
    return found;
  }

  private lineOf(node: ast.Item): number {
    return this.parsed.lineAt(whole(node).start);
  }

  private exchanges(): readonly Declared[] {
    const using = this.using();
    const blocks = this.parsed.root.items.filter((item) => item.$type === 'Exchange').map((node) => this.block(node, using));
    const bare = this.bareLines();
    const first = bare.find((line) => !line.damaged);
    if (blocks.length === 0) return bare.length === 0 ? [] : [withUsing({ exchange: toExchange(headOfBare(bare), bare) }, using)];
    if (first !== undefined) this.problems.push(syntaxError({ span: spanOfLine(first.line), text: MIXED }));
    this.duplicates(blocks);
    return blocks;
  }

  private using(): Name | undefined {
    const all = this.parsed.root.items.flatMap((item) => (item.$type === 'Using' && item.protocol !== 'arrives' ? [item] : []));
    const [first, second] = all.map((item) => nameOf(item, 'protocol', item.protocol));
    if (second !== undefined)
      this.problems.push(syntaxError({ span: second.span, text: 'there already is a using above; a document has one' }));
    return first;
  }

  private duplicates(blocks: readonly Declared[]): void {
    const names = new Set<string>();
    for (const { exchange } of blocks) {
      if (names.has(exchange.name)) this.problems.push(duplicateName('exchange', { text: exchange.name, span: exchange.nameSpan }));
      if (exchange.name !== '') names.add(exchange.name);
    }
  }

  private block(node: ast.Exchange, otherwise: Name | undefined): Declared {
    for (const statement of node.statements) this.statements.set(this.lineOf(statement), statement);
    const using = nameOf(node, 'protocols', node.protocols[0]) ?? otherwise;
    const after = nameOf(node, 'afters', node.afters[0]);
    this.once(node, 'protocols', node.protocols, 'using');
    this.once(node, 'afters', node.afters, 'after');
    const exchange = toExchange(headOf(node), this.linesOf(node));
    return withUsing(after === undefined ? { exchange } : { exchange, after }, using);
  }

  private once(node: ast.Exchange, feature: string, texts: readonly string[], word: string): void {
    if (texts.length > 1)
      this.problems.push(syntaxError({ span: spanOf(node, feature, 1), text: `there already is ${word} in this line` }));
  }

  private linesOf(node: ast.Exchange): readonly StatementLine[] {
    const start = this.lineOf(node) + 1;
    const lines: StatementLine[] = [];
    for (let at = start; this.isWithin(at); at++) lines.push(...this.line(at, this.statements.get(at)));
    return lines;
  }

  private isWithin(at: number): boolean {
    const line = this.parsed.lines[at];
    return line !== undefined && (line.kind !== 'close' || line.dropped === true);
  }

  /** Those outside of all blocks. */
  private bareLines(): readonly StatementLine[] {
    let depth = 0;
    return this.parsed.lines.flatMap((line, at) => {
      if (line.dropped !== true && line.kind !== 'statement') depth += line.kind === 'head' ? 1 : -1;
      const isBare = depth === 0 && (line.dropped === true || line.kind === 'statement');
      const node = this.nodes.get(at);
      if (isBare && isDeclaration(node)) return isExpectError(this.nodes.get(at - 1)) ? this.line(at, undefined) : [];
      return isBare ? this.line(at, node) : [];
    });
  }

  private line(at: number, node: ast.Item | undefined): readonly StatementLine[] {
    const line = this.parsed.lines[at];
    if (line === undefined) return [];
    const damaged = this.parsed.isDamaged(line.tokens[0].startOffset);
    if (node === undefined || isBlockOrImport(node)) return line.tokens.length > 1 || line.kind === 'statement' ? [{ line, damaged }] : [];
    const misplaced = damaged ? undefined : misplacedPart(node);
    if (misplaced !== undefined) this.problems.push(syntaxError(misplaced));
    return [{ line, damaged, node }];
  }
}

const MIXED = 'statements stand in exchange blocks here: put this one into a block, or take the blocks away';

const withUsing = (declared: Declared, using: Name | undefined): Declared => (using === undefined ? declared : { ...declared, using });

const isBlockOrImport = (node: ast.Item): node is ast.Import | ast.Exchange | ast.Protocol =>
  node.$type === 'Import' || node.$type === 'Exchange' || node.$type === 'Protocol';

const isDeclaration = (node: ast.Item | undefined): boolean =>
  node?.$type === 'Import' || (node?.$type === 'Using' && node.protocol !== 'arrives');

/** What it expects can be wrong with an import or `using` on the next line as well. */
const isExpectError = (node: ast.Item | undefined): boolean => node?.$type === 'Expect' && node.error;

function headOfBare(lines: readonly StatementLine[]): Head {
  const [first, ...rest] = lines.map(({ line }) => spanOfLine(line));
  const span: Span = rest.reduce(join, first ?? { start: 0, end: 0 });
  return { title: '', span, first: lines[0] === undefined ? span : spanOfToken(lines[0].line.tokens[0]) };
}
