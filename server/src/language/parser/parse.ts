/**
 * A document, read line by line: its lines, what each of them says, its blocks, and one `syntax` problem for each line that
 * cannot be read. What is written on a line is given to the grammar once, however often and wherever it stands.
 */
import type { LangiumCoreServices } from 'langium';
import type { Problem } from '../../core/problem/problem.js';
import { movedSpan } from '../../core/span.js';
import { type Content, contentOf } from '../exchange/content.js';
import type * as ast from '../generated/ast.js';
import { syntaxError } from '../problems.js';
import { Grammar, type ParserErrors } from './grammar.js';
import { HandshakeLexer, type Piece } from './lexer.js';
import { Line, type SyntaxProblem, type Written } from './lines.js';
import { Pieces, stretchesOf } from './pieces.js';
import type { Token } from './token.js';
import { parserProblem } from './words.js';

export interface Parsed {
  readonly text: string;
  readonly lines: readonly Line[];
  /** Of each line outside of blocks, and of each line of an exchange. */
  readonly contents: ReadonlyMap<Line, Content>;
  /** Of an exercise's lines that are statements. */
  readonly statement: (line: Line) => Content;
  readonly blocks: readonly Block[];
  /** Is there one that statements can stand in? */
  readonly hasBlocks: boolean;
  readonly problems: readonly Problem[];
  /** Does the line at this offset have a syntax problem? */
  readonly isDamaged: (offset: number) => boolean;
  /** Index of the line at this offset, or of the last one before it; −1 before all. */
  readonly lineAt: (offset: number) => number;
  /** What a later version of the document can take over. */
  readonly layout: Layout;
}

export interface Block {
  /** An exchange, without what stands in it, an exercise or a protocol. */
  readonly node: ast.Item;
  /** Indices of its head and of its `}`. */
  readonly head: number;
  readonly close: number;
}

/** The lines of a text before any grammar is asked. */
export interface Layout {
  /** What of the text is in our language, with everything at its place. */
  readonly text: string;
  readonly pieces: readonly PlacedPiece[];
  /** In their blocks. */
  readonly lines: readonly Line[];
  readonly problems: readonly SyntaxProblem[];
}

interface PlacedPiece {
  readonly start: number;
  readonly end: number;
  readonly piece: Piece;
  readonly lines: readonly Line[];
}

/** Nobody reads more of them, and a text that is none of ours has very many. */
const MOST_PROBLEMS = 1_000;

export class Parser {
  private readonly lexer: HandshakeLexer;
  private readonly grammar: Grammar;
  private readonly pieces = new Pieces((text) => this.lexer.piece(text));
  private readonly known = { ItemLine: new WeakMap<Written, Content>(), StatementLine: new WeakMap<Written, Content>() };

  constructor({ parser }: Pick<LangiumCoreServices, 'parser'>) {
    if (!(parser.Lexer instanceof HandshakeLexer)) throw new Error('the language has its own lexer');
    this.lexer = parser.Lexer;
    this.grammar = new Grammar(parser.LangiumParser, this.lexer);
  }

  /**
   * @param readable what of the text is in our language, with everything at its place
   * @param earlier another version of the document, of which what stands before the first change is taken over
   */
  parse(text: string, readable: string = text, earlier?: Parsed): Parsed {
    const layout = this.layout(readable, earlier?.layout);
    const { lines } = layout;
    const lineAt = finder(lines);
    const { contents, blocks, problems } = this.read(layout, lineAt);
    const first = firstOfEachLine([...layout.problems, ...problems], (offset) => lineOf(offset, lineAt(offset), lines, readable));
    const shown = [...first.values()].sort((a, b) => a.span.start - b.span.start).slice(0, MOST_PROBLEMS);
    return {
      text,
      lines,
      contents,
      statement: ({ written }) => this.content('StatementLine', written, true),
      blocks,
      hasBlocks: blocks.some(({ node }) => node.$type === 'Exchange' || node.$type === 'Exercise'),
      problems: shown.map(syntaxError),
      lineAt,
      isDamaged: (offset) => first.has(lineAt(offset)),
      layout,
    };
  }

  layout(text: string, earlier?: Layout): Layout {
    const pieces = [...this.placed(text, earlier)];
    const blocks = this.lexer.inBlocks(
      pieces.flatMap(({ lines }) => lines),
      text,
    );
    const problems = pieces.flatMap(({ start, piece }) => piece.problems.map((problem) => movedProblem(problem, start)));
    return { text, pieces, lines: blocks.lines, problems: [...problems, ...blocks.problems] };
  }

  private *placed(text: string, earlier: Layout | undefined): Generator<PlacedPiece> {
    let from = 0;
    for (const kept of earlier === undefined ? [] : sameIn(text, earlier)) {
      yield kept;
      from = kept.end;
    }
    for (const { start, end } of stretchesOf(text, from)) {
      const piece = this.pieces.of(text.slice(start, end));
      yield { start, end, piece, lines: piece.lines.map((written) => new Line(written, start)) };
    }
  }

  private read(
    { text, lines }: Layout,
    lineAt: (offset: number) => number,
  ): Pick<Parsed, 'contents' | 'blocks'> & Pick<Layout, 'problems'> {
    const contents = new Map<Line, Content>();
    const blocks: Block[] = [];
    const problems: SyntaxProblem[] = [];
    const line = (at: Line, rule: 'ItemLine' | 'StatementLine'): void => {
      if (at.dropped || at.kind !== 'statement') return;
      const content = this.content(rule, at.written, rule === 'StatementLine');
      contents.set(at, content);
      if (content.problem !== undefined) problems.push(movedProblem(content.problem, at.base));
    };
    for (let at = 0; at < lines.length; at++) {
      const head = lines[at];
      if (head === undefined) break;
      if (head.dropped || head.kind !== 'head') {
        line(head, 'ItemLine');
        continue;
      }
      const close = closeOf(lines, at);
      const inner = lines.slice(at + 1, close);
      const end = lines.slice(close, close + 1);
      const isExchange = head.written.type === 'exchange';
      const { node, errors } = this.grammar.block(isExchange ? [head, ...end] : [head, ...inner, ...end], text);
      problems.push(...errors.map((error) => parserProblem(error, tokensAt(lines, lineAt(within(error.token))), false)));
      blocks.push({ node, head: at, close });
      if (isExchange) for (const each of inner) line(each, 'StatementLine');
      at = close;
    }
    return { contents, blocks, problems };
  }

  private content(rule: 'ItemLine' | 'StatementLine', written: Written, inExchange: boolean): Content {
    const known = this.known[rule].get(written);
    if (known !== undefined) return known;
    const { node, errors } = this.grammar.line(rule, written);
    const content = contentOf(node, firstOf(errors, written, inExchange));
    this.known[rule].set(written, content);
    written.release();
    return content;
  }
}

const firstOf = (errors: ParserErrors, { tokens }: Written, inExchange: boolean): SyntaxProblem | undefined =>
  errors
    .map((error) => parserProblem(error, tokens, inExchange))
    .reduce<SyntaxProblem | undefined>(
      (first, each) => (first === undefined || each.span.start < first.span.start ? each : first),
      undefined,
    );

const movedProblem = ({ span, text }: SyntaxProblem, by: number): SyntaxProblem => ({ span: movedSpan(span, by), text });

/** Those before the first change. A comment that has no end could get one further down. */
function* sameIn(text: string, earlier: Layout): Generator<PlacedPiece> {
  const same = sameFor(text, earlier.text);
  for (const kept of earlier.pieces) {
    if (kept.end > same || text.charCodeAt(kept.end - 1) !== 10 || text.slice(kept.start, kept.end).includes('/*')) return;
    yield kept;
  }
}

/** How many characters, from the first, two texts have in common. */
export function sameFor(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let same = 0;
  while (same < most && a.charCodeAt(same) === b.charCodeAt(same)) same++;
  return same;
}

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

const tokensAt = (lines: readonly Line[], at: number): readonly Token[] | undefined => lines[at]?.tokens;

/** The end of a line stands behind it, where the next one may begin (`a}`), but belongs to it. */
const within = ({ startOffset, image }: Token): number => (image === '' ? startOffset - 1 : startOffset);

function firstOfEachLine(found: readonly SyntaxProblem[], lineOf: (offset: number) => number): Map<number, SyntaxProblem> {
  const first = new Map<number, SyntaxProblem>();
  for (const problem of found) {
    const line = lineOf(problem.span.start);
    const before = first.get(line);
    if (before === undefined || problem.span.start < before.span.start) first.set(line, problem);
  }
  return first;
}

/** A line may begin with strange characters. One of nothing else has no tokens: it gets a negative number of its own. */
function lineOf(offset: number, line: number, lines: readonly Line[], text: string): number {
  const before = lines[line];
  const lineBreak = text.lastIndexOf('\n', offset - 1);
  if (before !== undefined && (offset <= before.end || lineBreak < before.end)) return line;
  const next = lines[line + 1];
  const rest = text.indexOf('\n', offset);
  return next !== undefined && (rest < 0 || next.start < rest) ? line + 1 : -2 - lineBreak;
}

function finder(lines: readonly Line[]): (offset: number) => number {
  return (offset) => {
    let [low, high] = [0, lines.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((lines[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
}
