/** One document, read: its imports, its protocols' blocks and its exchanges, not yet looked up or run. */
import type { Exchange } from '../../core/exchange/exchange.js';
import type { Exercise } from '../../core/exercise/exercise.js';
import { firstDraw, withDraw } from '../../core/exercise/vary.js';
import type { Problem } from '../../core/problem/problem.js';
import { join, type Name, type Span } from '../../core/span.js';
import { misplacedPart } from '../exchange/parts.js';
import { timeOf } from '../exchange/times.js';
import { type Head, headOf, type StatementLine, toExchange } from '../exchange/to-exchange.js';
import { toExercise } from '../exercise/to-exercise.js';
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
  /** Those of exercises too: what is given, and the solutions. */
  readonly exchanges: readonly Declared[];
  readonly exercises: readonly DeclaredExercise[];
  /** Syntax, and what is declared twice. */
  readonly problems: readonly Problem[];
}

/** An exchange and what its head names. */
export interface Declared {
  readonly exchange: Exchange;
  readonly using?: Name;
  readonly after?: Name;
  /** It is a part of an exercise: no other exchange can name it. */
  readonly part?: 'given' | 'solution';
}

export interface DeclaredExercise {
  /** As it is written, before numbers are drawn. */
  readonly exercise: Exercise;
  /** With the first of all numbers that vary. */
  readonly given: Declared;
  readonly solutions: readonly Declared[];
}

export function unitOf(source: string, parsed: Parsed): Unit {
  return new Reader(source, parsed).unit();
}

class Reader {
  private readonly problems: Problem[];
  private readonly nodes = new Map<number, ast.Item>();
  private readonly statements = new Map<number, ast.Statement>();
  private readonly exercises: DeclaredExercise[] = [];

  constructor(
    private readonly source: string,
    private readonly parsed: Parsed,
  ) {
    this.problems = [...parsed.problems];
    for (const item of parsed.root.items) this.nodes.set(this.lineOf(item), item);
  }

  unit(): Unit {
    const { source, parsed, problems, exercises } = this;
    const { items } = parsed.root;
    const imports = items.flatMap((item) => (item.$type === 'Import' ? (nameOf(item, 'path', item.path) ?? []) : []));
    const protocols = this.named(items.filter((item) => item.$type === 'Protocol'));
    const exchanges = this.exchanges();
    return { source, parsed, imports, protocols, exchanges, exercises, problems };
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

  private lineOf(node: ast.Item | ast.Part): number {
    return this.parsed.lineAt(whole(node).start);
  }

  private exchanges(): readonly Declared[] {
    const using = this.using();
    const blocks = this.parsed.root.items.flatMap((item) => {
      if (item.$type === 'Exchange') return [this.block(item, using)];
      return item.$type === 'Exercise' ? this.exercise(item, using) : [];
    });
    const bare = this.bareLines();
    const first = bare.find((line) => !line.damaged && !isDelay(line.node));
    if (blocks.length === 0) return bare.length === 0 ? [] : [withUsing({ exchange: toExchange(headOfBare(bare), bare) }, using)];
    if (first !== undefined) this.problems.push(syntaxError({ span: spanOfLine(first.line), text: MIXED }));
    this.duplicates(blocks);
    const delay = bare.map(({ node }) => (isDelay(node) ? timeOf(node, 'time') : undefined)).findLast((time) => time !== undefined);
    return delay === undefined ? blocks : blocks.map((each) => ({ ...each, exchange: { ...each.exchange, delay } }));
  }

  private using(): Name | undefined {
    const all = this.parsed.root.items.flatMap((item) => (item.$type === 'Using' && item.protocol !== 'arrives' ? [item] : []));
    const [first, second] = all.map((item) => nameOf(item, 'protocol', item.protocol));
    if (second !== undefined)
      this.problems.push(syntaxError({ span: second.span, text: 'there already is a using above; a document has one' }));
    return first;
  }

  private duplicates(blocks: readonly Declared[]): void {
    this.different(
      'exchange',
      blocks.flatMap(({ exchange, part }) => (part === undefined ? [exchange] : [])),
    );
    this.different(
      'exercise',
      this.exercises.map(({ exercise }) => exercise),
    );
  }

  private different(what: 'exchange' | 'exercise', all: readonly { readonly name: string; readonly nameSpan: Span }[]): void {
    const names = new Set<string>();
    for (const { name, nameSpan } of all) {
      if (names.has(name)) this.problems.push(duplicateName(what, { text: name, span: nameSpan }));
      if (name !== '') names.add(name);
    }
  }

  private block(node: ast.Exchange, otherwise: Name | undefined): Declared {
    for (const statement of node.statements) this.statements.set(this.lineOf(statement), statement);
    return this.declared(node, otherwise, toExchange(headOf(node), this.linesOf(node, this.statements)));
  }

  private declared(node: ast.Exchange | ast.Exercise, otherwise: Name | undefined, exchange: Exchange): Declared {
    const using = nameOf(node, 'protocols', node.protocols[0]) ?? otherwise;
    const after = nameOf(node, 'afters', node.afters[0]);
    this.once(node, 'protocols', node.protocols, 'using');
    this.once(node, 'afters', node.afters, 'after');
    return withUsing(after === undefined ? { exchange } : { exchange, after }, using);
  }

  private exercise(node: ast.Exercise, otherwise: Name | undefined): readonly Declared[] {
    const solutions = new Map(node.parts.flatMap((part) => (part.$type === 'Solution' ? [[part, this.inner(part)] as const] : [])));
    const exercise = toExercise(node, { given: this.givenLines(node), solutions });
    const declared = { ...this.declared(node, otherwise, exercise.given), part: 'given' as const };
    const first = firstDraw(exercise);
    const given = { ...declared, exchange: withDraw(exercise, first).given };
    const solved = exercise.solutions.map((solution): Declared => {
      const [drawn] = withDraw({ ...exercise, solutions: [solution] }, new Map([...first, ...solution.when])).solutions;
      return { ...declared, exchange: drawn?.exchange ?? solution.exchange, part: 'solution' };
    });
    this.exercises.push({ exercise, given, solutions: solved });
    return [given, ...solved];
  }

  private inner(node: ast.Solution | ast.Shuffle): readonly StatementLine[] {
    for (const statement of node.statements) this.statements.set(this.lineOf(statement), statement);
    return this.linesOf(node, this.statements);
  }

  /** Statements, those of shuffled blocks too; the lines of solutions are not given, and the other ones say what to do. */
  private givenLines(node: ast.Exercise): readonly StatementLine[] {
    const own = new Map(node.parts.map((part) => [this.lineOf(part), part]));
    const lines: StatementLine[] = [];
    for (let at = this.lineOf(node) + 1; this.isWithin(at); at++) {
      const part = own.get(at);
      if (part?.$type === 'Shuffle') lines.push(...this.inner(part));
      else lines.push(...this.line(at, part === undefined || isStatement(part) ? part : undefined));
      if (part?.$type === 'Shuffle' || part?.$type === 'Solution') at = this.endOf(at);
    }
    return lines;
  }

  private endOf(head: number): number {
    let at = head + 1;
    while (this.isWithin(at)) at++;
    return at;
  }

  private once(node: ast.Exchange | ast.Exercise, feature: string, texts: readonly string[], word: string): void {
    if (texts.length > 1)
      this.problems.push(syntaxError({ span: spanOf(node, feature, 1), text: `there already is ${word} in this line` }));
  }

  private linesOf(
    node: ast.Exchange | ast.Solution | ast.Shuffle,
    statements: ReadonlyMap<number, ast.Statement>,
  ): readonly StatementLine[] {
    const start = this.lineOf(node) + 1;
    const lines: StatementLine[] = [];
    for (let at = start; this.isWithin(at); at++) lines.push(...this.line(at, statements.get(at)));
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

type Block = ast.Import | ast.Exchange | ast.Exercise | ast.Protocol;

const isBlockOrImport = (node: ast.Item): node is Block => BLOCKS.has(node.$type);
const BLOCKS = new Set<ast.Item['$type']>(['Import', 'Exchange', 'Exercise', 'Protocol']);

const isDelay = (node: ast.Item | undefined): node is ast.Pause => node?.$type === 'Pause' && node.kind === 'delay';

const isStatement = (part: ast.Part): part is ast.Statement => STATEMENTS.has(part.$type);
const STATEMENTS = new Set<ast.Part['$type']>(['Step', 'Host', 'Expect', 'Note', 'Section', 'Pause']);

const isDeclaration = (node: ast.Item | undefined): boolean =>
  node?.$type === 'Import' || (node?.$type === 'Using' && node.protocol !== 'arrives');

/** What it expects can be wrong with an import or `using` on the next line as well. */
const isExpectError = (node: ast.Item | undefined): boolean => node?.$type === 'Expect' && node.error;

function headOfBare(lines: readonly StatementLine[]): Head {
  const [first, ...rest] = lines.map(({ line }) => spanOfLine(line));
  const span: Span = rest.reduce(join, first ?? { start: 0, end: 0 });
  return { title: '', span, first: lines[0] === undefined ? span : spanOfToken(lines[0].line.tokens[0]) };
}
