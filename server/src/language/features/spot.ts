/** Where the cursor stands: the words before it on its line, the word under it, and the place of the exchange. */
import { isGivenName, type Span } from '../../core/index.js';
import type { AnalysedExchange, Analysis } from '../analysis/analysis.js';
import type { Line } from '../parser/lines.js';
import { sectionAt, type TextSection } from '../parser/parsed.js';
import { endOf, isWord, spanOf, type Token, typeOf } from '../parser/token.js';

export interface CursorContext {
  readonly analysis: Analysis;
  readonly offset: number;
  /** Whole tokens before the word at the cursor, on the same line of the language. */
  readonly before: readonly Token[];
  /** The word at the cursor, which a choice replaces; empty between words. */
  readonly word: Span;
  /** As far as it stands before the cursor. */
  readonly typed: string;
  readonly after: readonly Token[];
  readonly inside: 'text' | 'comment' | 'string';
  /** The string at the cursor. */
  readonly string?: Token;
  /** First words of the blocks around the line, outermost first. */
  readonly blocks: readonly string[];
  readonly exchange?: AnalysedExchange;
  /** Index of the statement on this line, or of the one that would come next. */
  readonly at: number;
}

export function spotAt(analysis: Analysis, offset: number): CursorContext {
  const { parsed, text } = analysis;
  let index = parsed.lineAt(offset);
  // a line reads its tokens again each time that it is asked for them
  let read = parsed.lines[index]?.tokens;
  // what the reader put in, such as a } at the end, is not there yet
  while (read?.every((token) => !isWritten(token, text))) read = parsed.lines[--index]?.tokens;
  const here = lineWith(parsed.lines[index], offset, text);
  const tokens = here === undefined ? [] : (read?.filter((token) => isWritten(token, text)) ?? []);
  const string = tokens.find((token) => typeOf(token) === 'STRING' && token.startOffset < offset && isWithin(token, offset));
  const under = tokens.find((token) => (isWord(token) || typeOf(token) === 'INT') && token.startOffset <= offset && offset <= endOf(token));
  const word = under === undefined ? { start: offset, end: offset } : spanOf(under);
  const before = tokens.filter((token) => endOf(token) <= word.start && token !== under);
  const blocks = blocksAround(parsed.lines, here === undefined ? index + 1 : index);
  const exchange = exchangeAt(analysis, offset) ?? (blocks[0] === 'exchange' ? lastBefore(analysis, offset) : undefined);
  return {
    analysis,
    offset,
    before,
    word,
    typed: text.slice(word.start, offset),
    after: tokens.filter((token) => token.startOffset >= word.end && token !== under),
    inside: string !== undefined ? 'string' : isInComment(text, before.at(-1), word.start) ? 'comment' : 'text',
    ...(string === undefined ? {} : { string }),
    blocks,
    ...(exchange === undefined ? {} : { exchange }),
    at: exchange === undefined ? 0 : statementAt(exchange, before[0]?.startOffset ?? word.start),
  };
}

export const isWritten = ({ image, startOffset }: Token, text: string): boolean => image !== '' && text.startsWith(image, startOffset);

/** A new line begins after a line's end, and after a brace. */
function lineWith(line: Line | undefined, offset: number, text: string): Line | undefined {
  if (line === undefined) return undefined;
  if (offset <= line.end) return line.kind === 'statement' || offset < line.end ? line : undefined;
  if (line.kind !== 'statement') return undefined;
  const between = text.slice(line.end, offset).replace(/\/\*[\s\S]*?\*\//g, '');
  return /[\r\n;]/.test(between.replace(/\/\/[^\r\n]*/g, '')) ? undefined : line;
}

const isWithin = (token: Token, offset: number): boolean =>
  offset < endOf(token) || (offset === endOf(token) && !(token.image.length > 1 && token.image.endsWith('"')));

function isInComment(text: string, before: Token | undefined, offset: number): boolean {
  const from = before === undefined ? 0 : endOf(before);
  const rest = text.slice(from, offset).replace(COMMENTS, '');
  return rest.includes('/*') || rest.slice(rest.lastIndexOf('\n') + 1).includes('//');
}

/** Those that end; what is left of others is where they begin. */
const COMMENTS = /\/\*[\s\S]*?\*\/|\/\/[^\r\n]*(?=[\r\n])/g;

function blocksAround(lines: readonly Line[], index: number): readonly string[] {
  const open: string[] = [];
  for (const line of lines.slice(0, index)) {
    if (line.dropped) continue;
    if (line.kind === 'head') open.push(line.written.word);
    else if (line.kind === 'close') open.pop();
  }
  return open;
}

/** The exchange around a place; in a bare document all places are in the one. */
export function exchangeAt({ exchanges, parsed }: Analysis, offset: number): AnalysedExchange | undefined {
  const around = exchanges.findLast(({ exchange: { span } }) => span.start <= offset && offset <= span.end);
  const section = sectionAt(parsed.sections, offset);
  if (around !== undefined || section === undefined || section.parsed.hasBlocks) return around;
  return exchanges.find(({ exchange: { span } }) => isIn(section, span));
}

/** A block that is not closed yet goes on behind what stands in it. */
function lastBefore({ exchanges, parsed }: Analysis, offset: number): AnalysedExchange | undefined {
  const section = sectionAt(parsed.sections, offset);
  return exchanges.findLast(({ exchange: { span } }) => span.start <= offset && section !== undefined && isIn(section, span));
}

const isIn = (section: TextSection, { start }: Span): boolean => section.start <= start && start < section.end;

export function statementAt({ exchange: { statements } }: AnalysedExchange, offset: number): number {
  const found = statements.findIndex(({ span }) => span.start >= offset);
  return found < 0 ? statements.length : found;
}

/** Index of the statement that a place lies in. */
export function statementOver({ exchange: { statements } }: AnalysedExchange, offset: number): number | undefined {
  const found = statements.findIndex(({ span }) => span.start <= offset && offset <= span.end);
  return found < 0 ? undefined : found;
}

export const hostNames = ({ exchange }: CursorContext): readonly string[] => exchange?.trace.hosts.map(({ name }) => name) ?? [];

export function segmentsBefore({ exchange, at }: CursorContext): readonly string[] {
  const statements = exchange?.exchange.statements.slice(0, at) ?? [];
  const named = statements.flatMap((each) => (each.kind === 'message' && each.segment !== undefined ? [each.segment.text] : []));
  return named.filter(isGivenName);
}
