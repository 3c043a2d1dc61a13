/** Lines in other notations, read as they seem to be meant: their parts stand at the places of what was written. */
import { type Content, contentOf } from '../exchange/content.js';
import type { Grammar } from './grammar.js';
import type { HandshakeLexer } from './lexer.js';
import { type Line, type SyntaxProblem, WrittenLine } from './lines.js';
import { isMistypedClaim, isMistypedStray, mistypedWords } from './meant.js';
import { inOurNotation } from './notation.js';
import { edited, type Rewriting } from './notation-rewriting.js';
import { inOurSigns } from './notation-signs.js';
import { endOf, spanOf, type Token } from './token.js';

export interface MeantLine {
  /** Nothing of a line that becomes a comment. */
  readonly content: Content | undefined;
  readonly problem: SyntaxProblem;
}

/** What is written of a line, with strange characters before and behind it. */
export interface WrittenExtent {
  readonly start: number;
  readonly text: string;
}

/** Longer lines are no slip of notation. */
const LONGEST = 400;

export class Notations {
  constructor(
    private readonly lexer: HandshakeLexer,
    private readonly grammar: Grammar,
  ) {}

  /** `undefined` where no notation that we know makes it readable. */
  read(line: Line, problem: SyntaxProblem, extent: WrittenExtent): MeantLine | undefined {
    if (extent.text.length > LONGEST) return undefined;
    if (isMistypedStray(line.tokens) || isMistypedClaim(line.tokens)) {
      const meant = this.withWord(line, problem, extent);
      if (meant !== undefined) return meant;
    }
    for (const rewriting of rewritingsOf(extent.text)) {
      const meant = this.tried(line, problem, extent, rewriting);
      if (meant !== undefined) return meant;
    }
    return this.withWord(line, problem, extent);
  }

  /** A mistyped word of the language is one problem, however well the rest of the line fits. */
  private withWord(line: Line, problem: SyntaxProblem, extent: WrittenExtent): MeantLine | undefined {
    for (const { token, word } of mistypedWords(line.tokens)) {
      const start = token.startOffset - extent.start;
      const edits = [{ start, end: start + token.image.length, text: word }];
      const meant = this.tried(line, problem, extent, { edits, rule: 'lineStart' });
      const fault = { fault: 'no-word' as const, written: token.image };
      if (meant !== undefined) return { content: meant.content, problem: { span: spanOf(token), fault, meant: word, isWhole: true } };
    }
    return undefined;
  }

  private tried(line: Line, problem: SyntaxProblem, { start, text }: WrittenExtent, { edits, rule }: Rewriting): MeantLine | undefined {
    const written = edited(text, edits);
    const { lines, problems } = this.lexer.piece(written);
    const [only, another] = lines;
    const problemOf = () => ({
      span: problem.span,
      fault: { fault: 'notation' as const, written: written.trim(), rule },
      isWhole: !isHalfTyped(text, written),
      rewriting: edits.map((edit) => ({ span: { start: start + edit.start, end: start + edit.end }, text: edit.text })),
    });
    if (lines.length === 0 && problems.length === 0 && written.trim().startsWith('//')) return { content: undefined, problem: problemOf() };
    if (only === undefined || another !== undefined || problems.length > 0 || only.kind !== 'statement') return undefined;
    const native = this.grammar.line('StatementLine', only);
    if (native.errors.length > 0 || contentOf(native.node, undefined).misplaced !== undefined) return undefined;
    const [first, ...rest] = placed(only.tokens, { edits, text, base: start - line.base });
    if (first === undefined) return undefined;
    const { node, errors } = this.grammar.line('StatementLine', new WrittenLine('statement', [first, ...rest], line.written.text));
    if (errors.length > 0) return undefined;
    // what stands elsewhere in the text is in its place in what is meant
    return { content: { ...contentOf(node, undefined), misplaced: undefined }, problem: problemOf() };
  }
}

const withoutComment = (line: string): string => line.replace(/\s*\/\/[^"]*$/u, '');

/** `SYN s` may be on its way to `SYN seq=1`. */
const isHalfTyped = (text: string, written: string): boolean => {
  const code = withoutComment(written).trim();
  return /=\p{L}+$/u.test(code) && !/[=:]\s*\p{L}+\W*$/u.test(withoutComment(text));
};

function* rewritingsOf(text: string): Generator<Rewriting> {
  const signs = inOurSigns(text);
  if (signs !== undefined) yield signs;
  const code = withoutComment(text);
  const notation = inOurNotation(code);
  if (notation !== undefined) yield notation;
  if (signs === undefined) return;
  if (signs.rule === 'comments') return yield* withComment(text, signs);
  // both at once: signs of full width, and another notation
  const plain = edited(code, inOurSigns(code)?.edits ?? []);
  const both = inOurNotation(plain);
  if (both !== undefined) yield { edits: [{ start: 0, end: code.length, text: edited(plain, both.edits) }], rule: both.rule };
}

/** The comment in our sign, and what stands before it in our notation. */
function* withComment(text: string, signs: Rewriting): Generator<Rewriting> {
  const plain = edited(text, signs.edits);
  const code = withoutComment(plain);
  const both = inOurNotation(code);
  if (both === undefined) return;
  yield { edits: [{ start: 0, end: text.length, text: edited(code, both.edits) + plain.slice(code.length) }], rule: both.rule };
}

/** From places in the rewritten line to those of what was written; within an edit, as far as that reaches. */
const backTo =
  (edits: Rewriting['edits'], base: number) =>
  (offset: number): number => {
    let grown = 0;
    for (const { start, end, text } of edits) {
      if (offset < start + grown) break;
      if (offset <= start + grown + text.length) return base + Math.min(start + (offset - start - grown), end);
      grown += text.length - (end - start);
    }
    return base + offset - grown;
  };

interface WrittenPlace {
  readonly edits: Rewriting['edits'];
  /** As it was written. */
  readonly text: string;
  /** Where that begins. */
  readonly base: number;
}

/** Tokens of the rewritten line at their places in what was written: a word stands where it is written, behind the one before it. */
function placed(tokens: readonly Token[], { edits, text, base }: WrittenPlace): readonly Token[] {
  const back = backTo(edits, base);
  let from = 0;
  return tokens.map((token) => {
    const { image } = token;
    const mapped = back(token.startOffset);
    const found = text.startsWith(image, mapped - base) ? mapped - base : wordFrom(text, image, from);
    if (found !== undefined) from = found + image.length;
    // a token is as long as its text, which may be longer than what was written
    const start = found === undefined ? Math.max(0, Math.min(mapped, base + text.length - image.length)) : base + found;
    const end = found === undefined ? back(endOf(token)) : start + image.length;
    return { ...token, startOffset: start, endOffset: Math.max(start, end - 1) };
  });
}

function wordFrom(text: string, image: string, from: number): number | undefined {
  if (!/^[\p{L}\p{N}_]+$/u.test(image)) return undefined;
  const [lower, word] = [text.toLowerCase(), image.toLowerCase()];
  const isPart = (at: number) => /[\p{L}\p{N}_]/u.test(text.charAt(at));
  for (let at = lower.indexOf(word, from); at >= 0; at = lower.indexOf(word, at + 1)) {
    if (!isPart(at - 1) && !isPart(at + image.length)) return at;
  }
  return undefined;
}

/** The line with all that stands on it in the text, but for its neighbours. */
export function extentOf(text: string, lines: readonly Line[], at: number): WrittenExtent {
  const line = lines[at];
  if (line === undefined) return { start: 0, text: '' };
  const [before, after] = [lines[at - 1]?.end ?? 0, lines[at + 1]?.start ?? text.length];
  const start = Math.max(text.lastIndexOf('\n', line.start - 1) + 1, before);
  const lineBreak = text.indexOf('\n', line.end);
  const end = Math.min(lineBreak < 0 ? text.length : lineBreak, after);
  const lead = /^[\s;{}]*/.exec(text.slice(start, end))?.[0].length ?? 0;
  const rest = text.slice(start + lead, end);
  const own = Math.max(0, line.end - start - lead);
  return { start: start + lead, text: rest.slice(0, own) + rest.slice(own).replace(/[\s;}]*$/, '') };
}
