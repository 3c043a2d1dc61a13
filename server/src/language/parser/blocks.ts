/**
 * Makes braces match before the parser sees them, so that one brace too many or too few damages its own line alone:
 * a block reaches at most to the next line that can only begin another one.
 */
import { excess, type Line, type SyntaxProblem } from './lines.js';
import { isWord, madeAfter, retyped, spanOf, type Token, type TokenType, typeOf } from './token.js';

export interface Blocks {
  readonly lines: readonly Line[];
  readonly problems: readonly SyntaxProblem[];
}

/** The types of what may have to be put in. */
export interface Parts {
  readonly exchange: TokenType;
  readonly open: TokenType;
  readonly close: TokenType;
}

const DEEPEST_BLOCK = 40;
const HEADS = new Set(['exchange', 'protocol', 'exercise']);
const BRANCHES = 'branches (either … or …) do not exist yet: the word is reserved';
const RESERVED: ReadonlyMap<string, string> = new Map([
  ['exercise', 'exercises do not exist yet: the word is reserved'],
  ['either', BRANCHES],
  ['or', BRANCHES],
]);

export function inBlocks(lines: readonly Line[], parts: Parts): Blocks {
  return new Arrangement(lines, parts).blocks();
}

/** The first word, keyword or not. */
const first = (line: Line | undefined): string => line?.tokens[0].image ?? '';
const last = (line: Line): Token => line.tokens.at(-1) ?? line.tokens[0];
const isTopLevel = (line: Line): boolean => line.kind === 'head' && HEADS.has(first(line));
/** `exchange open "…"` whose brace is missing; not `exchange -> B : SYN`, sent by a host of that name. */
const isOpenHead = (line: Line): boolean =>
  HEADS.has(first(line)) && line.kind === 'statement' && (line.tokens.length === 1 || isTitle(line.tokens[1])) && !isArrival(line);
const isTitle = (token: Token | undefined): boolean => isWord(token) || typeOf(token) === 'STRING';
const isArrival = ({ tokens }: Line): boolean => tokens.length === 2 && typeOf(tokens[1]) === 'arrives';
const isReserved = (line: Line): boolean => line.kind === 'head' && RESERVED.has(first(line)) && typeOf(line.tokens[1]) !== ':';

/** For each line: where the next block at top level begins, and how many more blocks are opened than closed before it. */
function survey(lines: readonly Line[]): { readonly ends: Int32Array; readonly depths: Int32Array } {
  const ends = new Int32Array(lines.length + 1).fill(lines.length);
  const depths = new Int32Array(lines.length + 1);
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = lines[at];
    ends[at] = line !== undefined && isTopLevel(line) ? at : (ends[at + 1] ?? at);
  }
  for (const [at, { kind }] of lines.entries()) depths[at + 1] = (depths[at] ?? 0) + (kind === 'head' ? 1 : kind === 'close' ? -1 : 0);
  return { ends, depths };
}

/** Within a protocol each line is known by its first word; so the parser never has to look for the next line that it knows. */
function misplaced(line: Line, open: readonly Line[]): string | undefined {
  const parent = open.at(-1);
  const actions = parent !== undefined && TAKES_ACTIONS.has(first(parent));
  if (line.kind === 'head' && open.length >= DEEPEST_BLOCK) return 'blocks are nested too deeply';
  if (actions && line.kind === 'head') return 'a block has no place among actions';
  if (actions && !ACTIONS.has(first(line))) return `an action is expected: ${listed(ACTIONS)}`;
  if (!actions && !MEMBERS.has(first(line))) return `a part of a protocol is expected: ${listed(MEMBERS)}`;
  return line.kind === 'head' ? excess(line)?.text : undefined;
}

const TAKES_ACTIONS = new Set(['send', 'receive', 'on', 'always', 'enter', 'begin', 'action']);
const ACTIONS = new Set(['require', 'set', 'assume', 'owe', 'reply', 'allow', 'discard', 'mark', '->', 'do', 'forget']);
const MEMBERS = new Set(
  'see flags message field var let link event timer code start action role initial state states send receive on always enter begin slip'.split(
    ' ',
  ),
);
const listed = (words: ReadonlySet<string>): string => [...words].join(', ');

/** One `}` too many after another, on the same line of the text: one complaint. */
const isSameSlip = (line: Line, before: Line | undefined): boolean =>
  line.kind === 'close' && before?.kind === 'close' && before.dropped === true && before.tokens[0].startLine === line.tokens[0].startLine;

const NO_BLOCK = 'a { has no place in an exchange';

class Arrangement {
  private readonly out: Line[] = [];
  private readonly problems: SyntaxProblem[] = [];
  private readonly ends: Int32Array;
  private readonly depths: Int32Array;
  private at = 0;

  constructor(
    private readonly lines: readonly Line[],
    private readonly parts: Parts,
  ) {
    const { ends, depths } = survey(lines);
    this.ends = ends;
    this.depths = depths;
  }

  blocks(): Blocks {
    for (let line = this.lines[this.at]; line !== undefined; line = this.lines[this.at]) this.topLevel(line);
    return { lines: this.out, problems: this.problems };
  }

  private topLevel(line: Line): void {
    this.at++;
    if (line.kind === 'close') this.drop(line, 'there is no block here that } could end');
    else if (isReserved(line) || (first(line) === 'exercise' && isOpenHead(line))) this.reserved(line, this.segmentEnd());
    else if (line.kind === 'head') this.block(this.headed(line));
    else if (isOpenHead(line)) this.openHead(line);
    else this.statement(line);
  }

  /** Any block at top level is an exchange or a protocol; the word may be missing or mistyped. */
  private headed(line: Line): Line {
    const [start, next] = line.tokens;
    if (HEADS.has(first(line))) return line;
    this.complain(start, 'a block is headed by exchange or protocol');
    const mistyped = isWord(start) && (isTitle(next) || typeOf(next) === '{') && line.tokens.length > 2;
    const word = mistyped ? retyped(start, this.parts.exchange) : retyped({ ...start, image: '' }, this.parts.exchange);
    return { ...line, tokens: mistyped ? [word, ...line.tokens.slice(1)] : [word, ...line.tokens] };
  }

  private openHead(line: Line): void {
    const next = this.lines[this.at];
    const lone = next?.kind === 'head' && next.tokens.length === 1;
    if (!lone && this.surplus(this.segmentEnd()) <= 0) {
      this.drop(line, 'a { is missing at the end of this line', last(line));
      return;
    }
    if (lone) this.complain(next.tokens[0], 'the { belongs at the end of the line before');
    else this.complain(last(line), 'a { is missing at the end of this line');
    if (lone) this.at++;
    this.block({ kind: 'head', tokens: [...line.tokens, madeAfter(last(line), this.parts.open)] });
  }

  private block(head: Line): void {
    const end = this.segmentEnd();
    const problem = excess(head);
    if (problem === undefined) this.contents(head, end);
    else this.reserved(head, end, problem.text);
  }

  private contents(head: Line, end: number): void {
    this.out.push(head);
    const closed = first(head) === 'protocol' ? this.members(head, end) : this.statements(end);
    if (!closed) this.close(head);
  }

  /** Up to the last `}`: an exchange holds no blocks. */
  private statements(end: number): boolean {
    const closer = this.closer(end);
    while (this.at < (closer ?? end)) {
      const line = this.lines[this.at++];
      if (line === undefined) break;
      if (line.kind === 'statement') this.statement(line);
      else if (line.kind === 'close') this.drop(line, 'a } too many: the block ends further down');
      else if (isReserved(line)) this.reserved(line, closer ?? end);
      else this.withoutBrace(line);
    }
    const line = closer === undefined ? undefined : this.lines[this.at++];
    if (line !== undefined) this.out.push(line);
    return line !== undefined;
  }

  private closer(end: number): number | undefined {
    let found: number | undefined;
    for (let at = this.at; at < end; at++) if (this.lines[at]?.kind === 'close' && (found === undefined || found < at - 1)) found = at;
    return found;
  }

  private withoutBrace(line: Line): void {
    const [start, ...rest] = line.tokens.slice(0, -1);
    if (start === undefined) this.drop(line, NO_BLOCK);
    else {
      this.complain(last(line), NO_BLOCK);
      this.statement({ kind: 'statement', tokens: [start, ...rest] });
    }
  }

  /** Protocols nest; a `}` that would end the protocol while more of them follow is one too many. */
  private members(head: Line, end: number): boolean {
    const open: Line[] = [head];
    while (this.at < end && open.length > 0) {
      const line = this.lines[this.at++];
      if (line === undefined) break;
      if (line.kind === 'close' && open.length === 1 && this.surplus(end) > 0) this.drop(line, 'a } too many: the block ends further down');
      else this.member(line, open, end);
    }
    for (const inner of open.slice(1).reverse()) this.close(inner, inner === open.at(-1));
    if (open.length > 1) this.close(head, false);
    return open.length !== 1;
  }

  private member(line: Line, open: Line[], end: number): void {
    const wrong = line.kind === 'close' ? undefined : misplaced(line, open);
    if (wrong !== undefined) this.reserved(line, end, wrong);
    else if (line.kind === 'statement') this.keep(line);
    else {
      if (line.kind === 'head') open.push(line);
      else open.pop();
      this.out.push(line);
    }
  }

  private close(head: Line, complain = true): void {
    if (complain) this.complain(last(head), 'this block is never closed: a } is missing');
    this.out.push({ kind: 'close', tokens: [madeAfter(last(this.out.at(-1) ?? head), this.parts.close)] });
  }

  /** A word that means nothing yet, with its whole block. */
  private reserved(line: Line, end: number, text = RESERVED.get(first(line)) ?? 'this word is reserved'): void {
    this.drop(line, text);
    let depth = line.kind === 'head' ? 1 : 0;
    for (; depth > 0 && this.at < end; this.at++) {
      const kind = this.lines[this.at]?.kind;
      depth += kind === 'head' ? 1 : kind === 'close' ? -1 : 0;
    }
  }

  private segmentEnd(): number {
    return this.ends[this.at] ?? this.lines.length;
  }

  /** How many more blocks end than begin from here to there. */
  private surplus(end: number): number {
    return (this.depths[this.at] ?? 0) - (this.depths[end] ?? 0);
  }

  /** Every word can be the name of a host; what begins with no word is no statement. */
  private statement(line: Line): void {
    if (isWord(line.tokens[0])) this.keep(line);
    else this.drop(line, 'a line begins with the name of a host or with a word such as host, expect or note');
  }

  private keep(line: Line): void {
    const problem = excess(line);
    if (problem !== undefined) this.problems.push(problem);
    this.out.push(problem === undefined ? line : { ...line, dropped: true });
  }

  private drop(line: Line, text: string, at: Token = line.tokens[0]): void {
    if (!isSameSlip(line, this.out.at(-1))) this.complain(at, text);
    this.out.push({ ...line, dropped: true });
  }

  private complain(at: Token, text: string): void {
    this.problems.push({ span: spanOf(at), text });
  }
}
