/**
 * Balances braces before the parser sees them, so that one brace too many or too few damages only its own line: a block reaches
 * at most to the next line that can only begin another one.
 */

import { movedSpan, type SyntaxFault } from '../../core/index.js';
import { broken, missing } from './fault.js';
import { branchOf, first, type HeadSurvey, isHeadOfBlock, isOpenHead, isTitle, last, meantHead, mistypedInHead, survey } from './heads.js';
import { Line, type LineKind, type SyntaxProblem } from './lines.js';
import { correctionOf, misplaced } from './members.js';
import { endOf, isWord, madeAfter, retyped, spanOf, startsWord, type Token, type TokenType, typeOf } from './token.js';

export interface Blocks {
  readonly lines: readonly Line[];
  readonly problems: readonly SyntaxProblem[];
}

/** Types of the tokens that may have to be inserted. */
export interface BlockTokens {
  readonly exchange: TokenType;
  readonly open: TokenType;
  readonly close: TokenType;
  /** The type of a word of the language. */
  readonly word: (word: string) => TokenType | undefined;
}

/** @param text the whole document */
export function inBlocks(lines: readonly Line[], parts: BlockTokens, text: string): Blocks {
  return new Arrangement(lines, parts, text).blocks();
}

const dropped = ({ written, base }: Line): Line => new Line(written, base, true);

/** One `}` too many after another, on the same line of the text: one complaint. */
const isSameSlip = (line: Line, before: Line | undefined): boolean =>
  line.kind === 'close' && before?.kind === 'close' && before.dropped && before.base === line.base;

const PART_BLOCKS: ReadonlySet<string> = new Set(['solution', 'shuffle']);
const NO_BLOCKS: ReadonlySet<string> = new Set();
const GAPS = new Set(['...', '…']);
const NO_BLOCK = broken('braceInExchange');
const NO_PART = broken('braceInExercise');
const NO_BLOCK_VERIFIED = broken('braceInVerify');
/** Nobody nests branches so deeply. */
const MOST_OPEN = 20;

class Arrangement {
  private readonly out: Line[] = [];
  private readonly problems: SyntaxProblem[] = [];
  private readonly survey: HeadSurvey;
  private at = 0;

  constructor(
    private readonly lines: readonly Line[],
    private readonly made: BlockTokens,
    private readonly text: string,
  ) {
    this.survey = survey(lines);
  }

  blocks(): Blocks {
    for (let line = this.lines[this.at]; line !== undefined; line = this.lines[this.at]) this.topLevel(line);
    return { lines: this.out, problems: this.problems };
  }

  private topLevel(line: Line): void {
    this.at++;
    if (line.kind === 'close') this.drop(line, broken('nothingToEnd'));
    else if (branchOf(line) !== undefined) this.bareBranch(line);
    else if (line.kind === 'head' && line.written.length === 1 && this.surplus(this.segmentEnd()) <= 0)
      this.drop(line, broken('nothingToBegin'));
    else if (line.kind === 'head') this.block(this.headed(line));
    else if (isOpenHead(line)) this.openHead(line);
    else this.statement(line);
  }

  /** Any block at top level is an exchange or a protocol; the word may be missing or mistyped. */
  private headed(line: Line): Line {
    if (isHeadOfBlock(line)) return this.worded(line, mistypedInHead(line));
    const [start, next] = line.tokens;
    const meant = meantHead(line);
    if (meant !== undefined) {
      const head = this.worded(line, { index: 0, word: meant });
      return this.worded(head, mistypedInHead(head));
    }
    this.complain(start, broken('blockHead'));
    const mistyped = isWord(start) && (isTitle(next) || typeOf(next) === '{') && line.tokens.length > 2;
    const word = mistyped ? retyped(start, this.made.exchange) : retyped({ ...start, image: '' }, this.made.exchange);
    return this.line('head', mistyped ? [word, ...line.tokens.slice(1)] : [word, ...line.tokens]);
  }

  /** The head with the word that was meant. */
  private worded(line: Line, mistyped: ReturnType<typeof mistypedInHead>): Line {
    const token = mistyped && line.tokens[mistyped.index];
    const type = mistyped && this.made.word(mistyped.word);
    if (mistyped === undefined || token === undefined || type === undefined) return line;
    const { index, word } = mistyped;
    this.problems.push({ span: spanOf(token), fault: { fault: 'no-word', written: token.image }, meant: word });
    const [start = token, ...rest] = line.tokens.with(index, retyped({ ...token, image: word }, type));
    return this.line('head', [start, ...rest]);
  }

  private openHead(line: Line): void {
    const next = this.lines[this.at];
    const lone = next?.kind === 'head' && next.written.length === 1;
    if (!lone && this.surplus(this.segmentEnd()) <= 0) {
      this.drop(line, broken('braceMissing'), last(line));
      return;
    }
    if (lone) this.complain(next.tokens[0], broken('braceBefore'));
    else this.lacks(last(line), 'braceMissing', { at: endOf(last(line)), text: ' {' });
    if (lone) this.at++;
    this.block(this.line('head', [...line.tokens, madeAfter(last(line), this.made.open)]));
  }

  private block(head: Line): void {
    const end = this.segmentEnd();
    const problem = head.written.excess;
    if (problem === undefined) this.contents(head, end);
    else this.reserved(head, end, problem.fault);
  }

  private contents(head: Line, end: number): void {
    this.out.push(head);
    const closed = this.inner(head, end);
    if (!closed) this.close(head);
  }

  private inner(head: Line, end: number): boolean {
    if (first(head) === 'protocol') return this.members(head, end);
    if (first(head) === 'verify') return this.parts(end, NO_BLOCKS);
    return first(head) === 'exercise' ? this.parts(end, PART_BLOCKS) : this.statements(end);
  }

  /** An exercise holds statements, and blocks of statements; what is to be verified no blocks. */
  private parts(end: number, blocks: ReadonlySet<string>): boolean {
    let open: Line | undefined;
    while (this.at < end) {
      const line = this.lines[this.at++];
      if (line === undefined) break;
      if (line.kind === 'statement') this.part(line, open !== undefined || blocks === NO_BLOCKS);
      else if (line.kind === 'head')
        open = blocks.has(first(line))
          ? this.partHead(line, open, end)
          : this.noPart(line, open, end, blocks === NO_BLOCKS ? NO_BLOCK_VERIFIED : NO_PART);
      else if (open === undefined && this.surplus(end) > 0) this.drop(line, broken('braceTooMany'));
      else {
        this.out.push(line);
        if (open === undefined) return true;
        open = undefined;
      }
    }
    if (open !== undefined) this.close(open);
    return false;
  }

  private partHead(line: Line, open: Line | undefined, end: number): Line | undefined {
    if (open !== undefined || line.written.excess !== undefined) return this.noPart(line, open, end, NO_PART);
    this.out.push(line);
    return line;
  }

  private noPart(line: Line, open: Line | undefined, end: number, fault: SyntaxFault): Line | undefined {
    this.reserved(line, end, fault);
    // its other branches are the same slip
    for (let next = this.lines[this.at]; next && this.at < end && branchOf(next) === 'or'; next = this.lines[this.at]) {
      this.out.push(dropped(next));
      this.at++;
      this.skip(end);
    }
    return open;
  }

  /** Three dots are where a student writes. */
  private part(line: Line, isWithin: boolean): void {
    if ((!isWithin && GAPS.has(line.written.type)) || line.written.type === '(') this.keep(line);
    else this.statement(line);
  }

  /** Among statements that stand in no block. */
  private bareBranch(head: Line): void {
    const open = [head];
    this.out.push(head);
    const end = this.segmentEnd();
    while (this.at < end && open.length > 0) {
      const line = this.lines[this.at++];
      if (line !== undefined) this.inBranches(line, open);
    }
    for (const line of open.reverse()) this.close(line);
  }

  /** A line of an exchange, in the branches that are open there. */
  private inBranches(line: Line, open: Line[]): void {
    if (line.kind === 'statement') this.statement(line);
    else if (line.kind === 'close' && open.length > 0) {
      open.pop();
      this.out.push(line);
    } else if (line.kind === 'close') this.drop(line, broken('braceTooMany'));
    else if (branchOf(line) !== undefined && open.length < MOST_OPEN) {
      open.push(line);
      this.out.push(line);
    } else this.withoutBrace(line);
  }

  /** Up to the last `}`: an exchange holds no blocks but branches. */
  private statements(end: number): boolean {
    const closer = this.closer(end);
    const open: Line[] = [];
    while (this.at < (closer ?? end)) {
      const line = this.lines[this.at++];
      if (line === undefined) break;
      this.inBranches(line, open);
    }
    for (const line of open.reverse()) this.close(line);
    const line = closer === undefined ? undefined : this.lines[this.at++];
    if (line !== undefined) this.out.push(line);
    return line !== undefined;
  }

  /** The `}` of the exchange: behind those of its branches; one right behind it is one too many. */
  private closer(end: number): number | undefined {
    let [found, last]: (number | undefined)[] = [];
    let depth = 0;
    for (let at = this.at; at < end; at++) {
      const line = this.lines[at];
      if (line !== undefined && branchOf(line) !== undefined) depth++;
      if (line?.kind !== 'close') continue;
      last = at;
      if (depth > 0) depth--;
      else if (found === undefined || found < at - 1) found = at;
    }
    return found ?? last;
  }

  private withoutBrace(line: Line): void {
    const [start, ...rest] = line.tokens.slice(0, -1);
    if (start === undefined) this.drop(line, NO_BLOCK);
    else {
      this.complain(last(line), NO_BLOCK);
      this.statement(this.line('statement', [start, ...rest]));
    }
  }

  /** Protocols nest; a `}` that would end the protocol while more of them follow is one too many. */
  private members(head: Line, end: number): boolean {
    const open: Line[] = [head];
    while (this.at < end && open.length > 0) {
      const line = this.lines[this.at++];
      if (line === undefined) break;
      if (line.kind === 'close' && open.length === 1 && this.surplus(end) > 0) this.drop(line, broken('braceTooMany'));
      else this.member(line, open, end);
    }
    for (const inner of open.slice(1).reverse()) this.close(inner, inner === open.at(-1));
    if (open.length > 1) this.close(head, false);
    return open.length !== 1;
  }

  private member(written: Line, open: Line[], end: number): void {
    const line = this.corrected(written, open);
    const wrong = line.kind === 'close' ? undefined : misplaced(line, open);
    if (wrong !== undefined) this.reserved(line, end, wrong);
    else if (line.kind === 'statement') this.keep(line);
    else {
      if (line.kind === 'head') open.push(line);
      else open.pop();
      this.out.push(line);
    }
  }

  /** A word that is mistyped or left out at the beginning is told, and read as it was meant. */
  private corrected(line: Line, open: readonly Line[]): Line {
    const meant = line.kind === 'close' ? undefined : correctionOf(line, open);
    const type = meant && this.made.word(meant.word);
    const token = meant && line.tokens[meant.index];
    if (meant === undefined || type === undefined || token === undefined) return line;
    const { word, index, isLeftOut } = meant;
    const span = spanOf(token);
    this.problems.push(
      isLeftOut
        ? { span, fault: missing(word, token.image), rewriting: [{ span, text: `${word} ${token.image}` }] }
        : { span, fault: { fault: 'no-word', written: token.image }, meant: word },
    );
    const [start = token, ...rest] = line.tokens.toSpliced(index, isLeftOut ? 0 : 1, retyped({ ...token, image: word }, type));
    return this.corrected(this.line(line.kind, [start, ...rest]), open);
  }

  private close(head: Line, complain = true): void {
    const end = last(this.out.at(-1) ?? head);
    if (complain) this.lacks(last(head), 'blockEnd', this.closing(endOf(end)));
    this.out.push(this.line('close', [madeAfter(end, this.made.close)]));
  }

  /** The `}` that belongs behind the line that ends there. */
  private closing(at: number): { readonly at: number; readonly text: string } {
    const [rest = ''] = /^[^\r\n]*/.exec(this.text.slice(at)) ?? [];
    return /^[ \t]*(?:\/\/.*)?$/.test(rest) ? { at: at + rest.length, text: '\n}' } : { at, text: ' }' };
  }

  private lacks(token: Token, rule: 'braceMissing' | 'blockEnd', { at, text }: { readonly at: number; readonly text: string }): void {
    this.problems.push({ span: spanOf(token), fault: broken(rule), rewriting: [{ span: { start: at, end: at }, text }] });
  }

  /** A reserved word, with its whole block. */
  private reserved(line: Line, end: number, fault: SyntaxFault): void {
    this.drop(line, fault);
    if (line.kind === 'head') this.skip(end);
  }

  /** What stands in the block that has just begun, and its `}`. */
  private skip(end: number): void {
    const close = this.survey.closes[this.at - 1] ?? 0;
    this.at = close > 0 ? close + 1 : end;
  }

  private segmentEnd(): number {
    return this.survey.ends[this.at] ?? this.lines.length;
  }

  /** How many more blocks end than begin from here to there. */
  private surplus(end: number): number {
    return (this.survey.depths[this.at] ?? 0) - (this.survey.depths[end] ?? 0);
  }

  /** Every word can be the name of a host; what begins with no word is no statement. */
  private statement(line: Line): void {
    if (startsWord(line.written.word)) this.keep(line);
    else this.drop(line, broken('lineStart'));
  }

  private keep(line: Line): void {
    const problem = line.written.excess;
    if (problem !== undefined) this.problems.push({ ...problem, span: movedSpan(problem.span, line.base) });
    this.out.push(problem === undefined ? line : dropped(line));
  }

  private drop(line: Line, fault: SyntaxFault, at: Token = line.tokens[0]): void {
    if (!isSameSlip(line, this.out.at(-1))) this.complain(at, fault);
    this.out.push(dropped(line));
  }

  private line(kind: LineKind, tokens: readonly [Token, ...Token[]]): Line {
    return Line.of(kind, tokens, this.text);
  }

  private complain(at: Token, fault: SyntaxFault): void {
    this.problems.push({ span: spanOf(at), fault });
  }
}
