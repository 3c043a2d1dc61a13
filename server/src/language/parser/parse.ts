/**
 * A document, read line by line: its lines, what each of them says, its blocks, and one `syntax` problem for each line that
 * cannot be read. What is written on a line is given to the grammar once, however often and wherever it stands.
 */
import type { LangiumCoreServices } from 'langium';
import { contains, type Span } from '../../core/index.js';
import { type Content, contentOf } from '../exchange/content.js';
import type * as ast from '../generated/ast.js';
import { syntaxError } from '../problems.js';
import { placedAt } from '../spans.js';
import { type LineRule, ReadContents } from './contents.js';
import { Grammar, type ParserErrors } from './grammar.js';
import { branchOf } from './heads.js';
import { type DocumentLayout, Layouts, movedProblem } from './layout.js';
import { HandshakeLexer } from './lexer.js';
import { type Line, type SyntaxProblem, type WrittenLine, withoutManyLines } from './lines.js';
import { extentOf, Notations } from './notations.js';
import type { Parsed, ParsedBlock } from './parsed.js';
import { firstOfEachLine, lineFinder, lineOf, oneForEachRow } from './places.js';
import { asOneSection, joinedSections, MOST_PROBLEMS } from './sections.js';
import type { Token } from './token.js';
import { parserProblem } from './words.js';

/** Blocks in which statements stand. */
const HOLDING = new Set<ast.Item['$type']>(['Exchange', 'Exercise', 'Verify']);

interface ParseReading {
  readonly contents: ReadContents;
  /** Lines of exercises. */
  readonly parts: Set<Line>;
  readonly blocks: ParsedBlock[];
  readonly problems: SyntaxProblem[];
}

/** What begins a line of an exercise that is no statement. */
const PARTS = new Set(['task', 'hint', 'points', 'blanks', 'goal', 'vary', '...', '…']);

export class Parser {
  private readonly layouts: Layouts;
  private readonly grammar: Grammar;
  private readonly notations: Notations;
  /** Heads of exchanges that can be read; `undefined` for those that cannot. */
  private readonly heads = new WeakMap<WrittenLine, ast.Item | undefined>();
  private readonly known = { ItemLine: new WeakMap<WrittenLine, Content>(), StatementLine: new WeakMap<WrittenLine, Content>() };

  constructor({ parser }: Pick<LangiumCoreServices, 'parser'>) {
    if (!(parser.Lexer instanceof HandshakeLexer)) throw new Error('the language has its own lexer');
    this.layouts = new Layouts(parser.Lexer);
    this.grammar = new Grammar(parser.LangiumParser, parser.Lexer);
    this.notations = new Notations(parser.Lexer, this.grammar);
  }

  /**
   * @param readable the text with all that is not Handshake blanked out, so that offsets stay
   * @param earlier another version of the document, of which what stands before the first change is taken over
   */
  parse(text: string, readable: string = text, earlier?: Parsed): Parsed {
    return this.parsed(text, readable, this.layout(readable, earlier?.layout));
  }

  /**
   * @param spans parts of the text that are documents of their own; nothing else in it is read
   * @param earlier another version of the document, of which those that are as they were are taken over
   */
  parseSections(text: string, readable: string, spans: readonly Span[], earlier?: Parsed): Parsed {
    const { text: read, unread } = withoutManyLines(readable);
    const isSame = ({ start, end }: Span, before: Span): boolean =>
      before.start === start && before.end === end && read.slice(start, end) === earlier?.layout.text.slice(start, end);
    const sections = spans.map((span, index) => {
      const before = unread === undefined ? earlier?.sections[index] : undefined;
      if (before !== undefined && isSame(span, before)) return { ...span, parsed: asOneSection({ ...before.parsed, text }) };
      const layout = this.layouts.within(read, span);
      const endsHere = unread !== undefined && contains(span, unread.span);
      return { ...span, parsed: this.parsed(text, readable, endsHere ? { ...layout, unread } : layout) };
    });
    return joinedSections(sections, text, readable, (written) => this.content('StatementLine', written));
  }

  private parsed(text: string, readable: string, layout: DocumentLayout): Parsed {
    const { lines } = layout;
    const lineAt = lineFinder(lines);
    const reading = this.read(layout, lineAt);
    const { contents, blocks, problems } = reading;
    const all = [...layout.problems, ...problems];
    const line = (offset: number): number => lineOf(offset, lineAt(offset), lines, readable);
    const found = firstOfEachLine(all, line);
    const first = new Map([...found].map(([at, problem]) => [at, this.meant(at, problem, layout, reading)]));
    const rewritten = new Set([...first].flatMap(([at, { isWhole }]) => (isWhole === true ? [at] : [])));
    const damaged = new Set(
      all.flatMap(({ span, meant }) => (meant === undefined ? [line(span.start)] : [])).filter((at) => !rewritten.has(at)),
    );
    const inOrder = [...first.values()].sort((a, b) => a.span.start - b.span.start);
    const shown = oneForEachRow(inOrder, readable).slice(0, MOST_PROBLEMS);
    const parsed: Omit<Parsed, 'sections'> = {
      text,
      lines,
      contents,
      statement: ({ written }) => this.content('StatementLine', written),
      blocks,
      hasBlocks: blocks.some(({ type }) => HOLDING.has(type)),
      problems: [...shown, ...(layout.unread === undefined ? [] : [layout.unread])].map(syntaxError),
      lineAt,
      isDamaged: (offset) => damaged.has(lineAt(offset)),
      isRewritten: (offset) => rewritten.has(lineAt(offset)),
      layout,
    };
    return asOneSection(parsed);
  }

  layout(text: string, earlier?: DocumentLayout): DocumentLayout {
    return this.layouts.of(text, earlier);
  }

  private read({ text, lines }: DocumentLayout, lineAt: (offset: number) => number): ParseReading {
    const reading: ParseReading = {
      contents: new ReadContents(lines, (rule, written) => this.content(rule, written)),
      parts: new Set(),
      blocks: [],
      problems: [],
    };
    for (let at = 0; at < lines.length; at++) {
      const line = lines[at];
      if (line?.kind === 'head' && !line.dropped && branchOf(line) === undefined) at = this.readBlock(at, text, lines, lineAt, reading);
      else if (line !== undefined) this.readLine('ItemLine', at, line, reading);
    }
    return reading;
  }

  private readLine(rule: LineRule, at: number, { written, dropped, base }: Line, { contents, problems }: ParseReading): void {
    if (dropped || written.kind !== 'statement') return;
    contents.note(at, rule);
    if (written.sound[rule]) return;
    const { problem } = this.content(rule, written);
    if (problem === undefined) written.sound[rule] = true;
    else problems.push(movedProblem(problem, base));
  }

  /** @returns the index of its end */
  private readBlock(head: number, text: string, lines: readonly Line[], lineAt: (offset: number) => number, reading: ParseReading): number {
    const close = closeOf(lines, head);
    const isExchange = lines[head]?.written.type === 'exchange';
    const readInner = (): void => {
      for (let at = head + 1; at < close; at++) {
        const line = lines[at];
        if (line !== undefined) this.readLine('StatementLine', at, line, reading);
      }
    };
    const known = isExchange ? this.exchangeHead(lines[head], lines[close]) : undefined;
    if (known !== undefined) {
      reading.blocks.push(new ExchangeBlock(known, lines[head]?.base ?? 0, head, close));
      readInner();
      return close;
    }
    const inner = lines.slice(head + 1, close);
    const ends = [...lines.slice(head, head + 1), ...(isExchange ? [] : inner), ...lines.slice(close, close + 1)];
    const { node, errors } = this.grammar.block(ends, text);
    for (const error of errors) reading.problems.push(parserProblem(error, lines[lineAt(within(error.token))]?.tokens, false));
    reading.blocks.push({ type: node.$type, node, head, close });
    if (isExchange) readInner();
    if (node.$type === 'Exercise') for (const line of inner) reading.parts.add(line);
    return close;
  }

  /** Given to the grammar once, like any line: what stands in the block is read by itself. */
  private exchangeHead(head: Line | undefined, close: Line | undefined): ast.Item | undefined {
    if (head === undefined || close === undefined || !head.isWhole || !close.isWhole || head.dropped || close.dropped) return undefined;
    const { written } = head;
    if (!this.heads.has(written)) {
      const { node, errors } = this.grammar.head(written);
      this.heads.set(written, errors.length === 0 ? node : undefined);
      written.release();
    }
    return this.heads.get(written);
  }

  /** A line in another notation is read as it seems to be meant; that it cannot be read as it stands is still told. */
  private meant(at: number, problem: SyntaxProblem, { text, lines }: DocumentLayout, { contents, parts }: ParseReading): SyntaxProblem {
    const line = lines[at];
    if (line === undefined || line.kind !== 'statement') return problem;
    // one that begins with a number or a mark has no content yet
    if (!contents.has(at) && !line.dropped && !(parts.has(line) && !PARTS.has(line.written.type))) return problem;
    const reading = this.notations.read(line, problem, extentOf(text, lines, at));
    if (reading === undefined) return problem;
    contents.mean(at, reading.content);
    return reading.problem;
  }

  private content(rule: LineRule, written: WrittenLine): Content {
    const known = this.known[rule].get(written);
    if (known !== undefined) return known;
    const { node, errors } = this.grammar.line(rule, written);
    const content = contentOf(node, firstOf(errors, written, rule === 'StatementLine'));
    this.known[rule].set(written, content);
    written.release();
    return content;
  }
}

/** Its head is put at its place when somebody asks for it. */
class ExchangeBlock implements ParsedBlock {
  readonly type = 'Exchange';
  private placed: ast.Item | undefined;

  constructor(
    private readonly written: ast.Item,
    private readonly base: number,
    readonly head: number,
    readonly close: number,
  ) {}

  get node(): ast.Item {
    this.placed ??= placedAt(this.written, this.base);
    return this.placed;
  }
}

const firstOf = (errors: ParserErrors, { tokens }: WrittenLine, inExchange: boolean): SyntaxProblem | undefined =>
  errors
    .map((error) => parserProblem(error, tokens, inExchange))
    .reduce<SyntaxProblem | undefined>(
      (first, each) => (first === undefined || each.span.start < first.span.start ? each : first),
      undefined,
    );

/** The braces of what is not dropped match. */
function closeOf(lines: readonly Line[], head: number): number {
  let depth = 0;
  for (let at = head; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined || line.dropped) continue;
    depth += line.kind === 'head' ? 1 : line.kind === 'close' ? -1 : 0;
    if (depth === 0) return at;
  }
  return lines.length;
}

/** The end of a line stands behind it, where the next one may begin (`a}`), but belongs to it. */
const within = ({ startOffset, image }: Token): number => (image === '' ? startOffset - 1 : startOffset);
