/** One document, read: its imports, its protocols' blocks and its exchanges, not yet looked up or run. */
import {
  type Exchange,
  type Exercise,
  firstDraw,
  join,
  LANGUAGE_TAGS,
  type LanguageTag,
  movedName,
  type Name,
  type Problem,
  type Span,
  type Time,
  type Verification,
  withDraw,
} from '../../core/index.js';
import { waysThrough } from '../exchange/branches.js';
import type { Content } from '../exchange/content.js';
import { type ExchangeHead, headOf, type StatementLine, toExchange } from '../exchange/to-exchange.js';
import { toExercise } from '../exercise/to-exercise.js';
import type * as ast from '../generated/ast.js';
import { broken } from '../parser/fault.js';
import { type Line, spanOfLine } from '../parser/lines.js';
import type { Parsed, ParsedBlock } from '../parser/parsed.js';
import { spanOf as spanOfToken } from '../parser/token.js';
import { duplicateName, syntaxError, unknownName } from '../problems.js';
import { nameOf, spanOf, whole } from '../spans.js';
import { outOfBounds } from '../verify/bounds.js';
import { toVerification } from '../verify/to-verification.js';
import type { DeclaredExchange } from './declared.js';
import { isSound, noteReading, readBefore } from './read-before.js';
import { isDeclaration, StatementLines } from './statement-lines.js';

export interface Unit {
  readonly source: string;
  readonly parsed: Parsed;
  readonly imports: readonly Name[];
  /** What `language` says: a tag that is known. */
  readonly language?: LanguageTag;
  readonly protocols: ReadonlyMap<string, ast.Protocol>;
  /** Those of exercises too: what is given, and the solutions. */
  readonly exchanges: readonly DeclaredExchange[];
  readonly exercises: readonly DeclaredExercise[];
  readonly verifications: readonly DeclaredVerification[];
  /** Syntax, and what is declared twice. */
  readonly problems: readonly Problem[];
}

export interface DeclaredVerification {
  readonly verification: Verification;
  /** What goes before, among the exchanges. */
  readonly given: DeclaredExchange;
}

export interface DeclaredExercise {
  /** As it is written, before numbers are drawn. */
  readonly exercise: Exercise;
  /** With the first of all numbers that vary. */
  readonly given: DeclaredExchange;
  readonly solutions: readonly DeclaredExchange[];
}

export function unitOf(source: string, parsed: Parsed): Unit {
  return new UnitReader(source, parsed).unit();
}

interface DeclaringLine {
  readonly line: Line;
  readonly content: Content;
}

const DECLARING: ReadonlySet<string> = new Set(['import', 'using', 'language']);

type Headed = ast.Exchange | ast.Exercise | ast.Verify;

class UnitReader {
  private readonly problems: Problem[];
  private readonly lines: StatementLines;
  private readonly declaring: readonly DeclaringLine[];
  private readonly exercises: DeclaredExercise[] = [];
  private readonly verifications: DeclaredVerification[] = [];

  constructor(
    private readonly source: string,
    private readonly parsed: Parsed,
  ) {
    this.problems = [...parsed.problems];
    this.lines = new StatementLines(parsed, this.problems);
    this.declaring = this.declaringLines();
  }

  unit(): Unit {
    const { source, parsed, problems, exercises, verifications } = this;
    const imports = this.declarations('Import').flatMap(({ name }) => name ?? []);
    const protocols = this.named(parsed.blocks.flatMap(protocolOf));
    const exchanges = this.exchanges();
    const language = this.language();
    return { source, parsed, imports, ...(language && { language }), protocols, exchanges, exercises, verifications, problems };
  }

  /** Lines outside of blocks that say something of the whole document, and the names in them. */
  private declarations(type: 'Import' | 'Using' | 'Speaks'): readonly { readonly name?: Name }[] {
    return this.declaring.flatMap(({ line, content }) => {
      if (content.type !== type) return [];
      return [content.name === undefined ? {} : { name: movedName(content.name, line.base) }];
    });
  }

  private declaringLines(): readonly DeclaringLine[] {
    const found: DeclaringLine[] = [];
    const { lines, contents } = this.parsed;
    for (let at = 0; at < lines.length; at++) {
      const line = lines[at];
      if (line === undefined || (!DECLARING.has(line.written.word) && !contents.isMeant(at))) continue;
      const content = contents.at(at);
      if (content !== undefined && isDeclaration(content)) found.push({ line, content });
    }
    return found;
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

  private exchanges(): readonly DeclaredExchange[] {
    const using = this.using();
    const isPlain = this.parsed.blocks.length === 0 && this.declaring.length === 0 && this.problems.length === 0;
    const known = isPlain ? readBefore(this.parsed.lines, undefined) : undefined;
    if (known !== undefined) return [known];
    const blocks = this.parsed.blocks.flatMap((block): readonly DeclaredExchange[] => {
      if (block.type === 'Exchange') return this.exchange(block, using);
      const { node } = block;
      if (node.$type === 'Verify') return this.verification(node, block, using);
      return node.$type === 'Exercise' ? this.exercise(node, block, using) : [];
    });
    const bare = this.lines.bare();
    const first = bare.find((line) => !line.damaged && line.content?.isDelay !== true);
    if (blocks.length === 0) {
      const found = bare.length === 0 ? [] : this.ways(headOfBare(bare), bare).map((each) => withUsing(each, using));
      const [only] = found;
      if (isPlain && only !== undefined && found.length === 1 && this.problems.length === 0)
        noteReading(this.parsed.lines, undefined, only);
      return found;
    }
    if (first !== undefined) this.problems.push(syntaxError({ span: spanOfLine(first.line), fault: broken('mixed') }));
    this.duplicates(blocks);
    const delay = bare.flatMap(delayOf).at(-1);
    return delay === undefined ? blocks : blocks.map((each) => ({ ...each, exchange: { ...each.exchange, delay } }));
  }

  private exchange(block: ParsedBlock, using: Name | undefined): readonly DeclaredExchange[] {
    const lines = this.parsed.lines.slice(block.head, block.close + 1);
    const span = this.spanOf(block);
    const canBeKept = isSound(this.parsed.problems, span);
    const known = canBeKept ? readBefore(lines, using) : undefined;
    if (known !== undefined) return [known];
    const { node } = block;
    if (node.$type !== 'Exchange') return [];
    const before = this.problems.length;
    const found = this.ways({ ...headOf(node), span }, this.lines.of(block)).map((each) => ({
      ...this.declared(node, using, each.exchange),
      ...each,
    }));
    const [only] = found;
    if (canBeKept && only !== undefined && found.length === 1 && this.problems.length === before) noteReading(lines, using, only);
    return found;
  }

  /** An exchange for each way through it; the first one stands for all where one is asked for. */
  private ways(head: ExchangeHead, lines: readonly StatementLine[]): readonly Pick<DeclaredExchange, 'exchange' | 'part' | 'way'>[] {
    const { ways, problems, blocks } = waysThrough(lines);
    this.problems.push(...problems.map(syntaxError));
    const exchangeOf = (taken: readonly StatementLine[]): Exchange => ({
      ...toExchange(head, taken),
      ...(blocks.length > 0 && { branches: { title: head.title, blocks } }),
    });
    if (ways.length === 1) return [{ exchange: exchangeOf(ways[0].lines) }];
    return ways.map(({ names, lines: taken }, index) => ({
      exchange: exchangeOf(taken),
      way: names,
      ...(index > 0 && { part: 'way' as const }),
    }));
  }

  private using(): Name | undefined {
    const [first, second] = this.declarations('Using').map(({ name }) => name);
    if (second !== undefined) this.problems.push(syntaxError({ span: second.span, fault: broken('usingTwice') }));
    return first;
  }

  private language(): LanguageTag | undefined {
    const [first, second] = this.declarations('Speaks').map(({ name }) => name);
    if (second !== undefined) this.problems.push(syntaxError({ span: second.span, fault: broken('languageTwice') }));
    if (first === undefined) return undefined;
    const known = LANGUAGE_TAGS.find((tag) => tag === first.text);
    if (known === undefined) this.problems.push(unknownName('language', first, LANGUAGE_TAGS));
    return known;
  }

  private duplicates(blocks: readonly DeclaredExchange[]): void {
    this.different(
      'exchange',
      blocks.flatMap(({ exchange, part }) => (part === undefined ? [exchange] : [])),
    );
    this.different(
      'exercise',
      this.exercises.map(({ exercise }) => exercise),
    );
    this.different(
      'verification',
      this.verifications.map(({ verification }) => verification),
    );
  }

  private different(
    what: 'exchange' | 'exercise' | 'verification',
    all: readonly { readonly name: string; readonly nameSpan: Span }[],
  ): void {
    const names = new Set<string>();
    for (const { name, nameSpan } of all) {
      if (names.has(name)) this.problems.push(duplicateName(what, { text: name, span: nameSpan }));
      if (name !== '') names.add(name);
    }
  }

  private declared(node: Headed, otherwise: Name | undefined, exchange: Exchange): DeclaredExchange {
    const using = nameOf(node, 'protocols', node.protocols[0]) ?? otherwise;
    const after = nameOf(node, 'afters', node.afters[0]);
    this.once(node, 'protocols', node.protocols, 'using');
    this.once(node, 'afters', node.afters, 'after');
    return withUsing(after === undefined ? { exchange } : { exchange, after }, using);
  }

  private exercise(node: ast.Exercise, block: ParsedBlock, otherwise: Name | undefined): readonly DeclaredExchange[] {
    const parts = new Map(node.parts.map((part) => [this.parsed.lineAt(whole(part).start), part]));
    const solutions = new Map(
      [...parts].flatMap(([at, part]) => (part.$type === 'Solution' ? [[part, this.lines.inner(at)] as const] : [])),
    );
    const exercise = toExercise(node, { given: this.lines.given(parts, block), solutions });
    const declared = { ...this.declared(node, otherwise, exercise.given), part: 'given' as const };
    const first = firstDraw(exercise);
    const given = { ...declared, exchange: withDraw(exercise, first).given };
    const solved = exercise.solutions.map((solution): DeclaredExchange => {
      const [drawn] = withDraw({ ...exercise, solutions: [solution] }, new Map([...first, ...solution.when])).solutions;
      return { ...declared, exchange: drawn?.exchange ?? solution.exchange, part: 'solution' };
    });
    this.exercises.push({ exercise, given, solutions: solved });
    return [given, ...solved];
  }

  private verification(node: ast.Verify, block: ParsedBlock, otherwise: Name | undefined): readonly DeclaredExchange[] {
    const clauses = new Map(node.clauses.map((clause) => [this.parsed.lineAt(whole(clause).start), clause]));
    this.problems.push(...outOfBounds(node).map(syntaxError));
    const verification = toVerification(node, this.lines.given(clauses, block));
    const given: DeclaredExchange = { ...this.declared(node, otherwise, verification.given), part: 'verified' };
    this.verifications.push({ verification, given });
    return [given];
  }

  private once(node: Headed, feature: string, texts: readonly string[], word: string): void {
    if (texts.length > 1)
      this.problems.push(syntaxError({ span: spanOf(node, feature, 1), fault: { fault: 'word-again', written: word } }));
  }

  private spanOf({ head, close }: ParsedBlock): Span {
    const { lines } = this.parsed;
    return { start: lines[head]?.start ?? 0, end: lines[close]?.end ?? 0 };
  }
}

function protocolOf(block: ParsedBlock): readonly ast.Protocol[] {
  if (block.type !== 'Protocol') return [];
  const { node } = block;
  return node.$type === 'Protocol' ? [node] : [];
}

const withUsing = (declared: DeclaredExchange, using: Name | undefined): DeclaredExchange =>
  using === undefined ? declared : { ...declared, using };

const delayOf = ({ line, content }: StatementLine): readonly Time[] =>
  (content?.statements.at(line.base) ?? []).flatMap((each) => (each.kind === 'delay' ? [each.time] : []));

function headOfBare(lines: readonly StatementLine[]): ExchangeHead {
  const [first, last] = [lines[0], lines.at(-1)];
  const span: Span = first === undefined || last === undefined ? { start: 0, end: 0 } : join(spanOfLine(first.line), spanOfLine(last.line));
  return { title: '', span, first: first === undefined ? span : spanOfToken(first.line.tokens[0]) };
}
