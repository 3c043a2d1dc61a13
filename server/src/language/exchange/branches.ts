/** `either … or …`, `opt`, `repeat`: each way through an exchange is an exchange of its own, of the lines that it takes. */

import type { BranchSpan, Sentence, Span, Stretch, SyntaxFault } from '../../core/index.js';
import { broken, outside } from '../parser/fault.js';
import { branchOf, isStretchWord, stretchExcess } from '../parser/heads.js';
import { type Line, type SyntaxProblem, spanOfLine } from '../parser/lines.js';
import { isWord, nameOf, spanOf, type Token, typeOf } from '../parser/token.js';
import { unquoted } from '../parser/values.js';
import type { StatementLine } from './to-exchange.js';

/** One way through: what is chosen on it, and its lines. */
export interface BranchPath {
  readonly names: readonly Sentence[];
  readonly lines: readonly StatementLine[];
}

export interface Ways {
  readonly ways: readonly [BranchPath, ...BranchPath[]];
  readonly problems: readonly SyntaxProblem[];
  readonly blocks: readonly BranchSpan[];
}

interface BranchBlock {
  readonly line: Line;
  readonly word: string;
  readonly title: string;
  readonly times: number;
  readonly isCounted: boolean;
  /** The number, where it is larger than it may be. */
  readonly excess?: Token;
  readonly span: Span;
  readonly inner: readonly BranchItem[];
}

type BranchItem = { readonly kind: 'line'; readonly line: StatementLine } | { readonly kind: 'block'; readonly block: BranchBlock };

const MOST_WAYS = 64;
const MOST_TIMES = 100;
const MOST_LINES = 10_000;

export function waysThrough(lines: readonly StatementLine[]): Ways {
  if (!lines.some(({ line }) => isBranchHead(line))) return { ways: [{ names: [], lines }], problems: [], blocks: [] };
  const problems: SyntaxProblem[] = [];
  for (const { line } of lines) {
    const excess = isBranchHead(line) && isStretchWord(branchOf(line) ?? '') ? stretchExcess(line) : undefined;
    if (excess !== undefined)
      problems.push({ span: spanOf(excess), fault: broken(branchOf(line) === 'measure' ? 'measureHead' : 'highlightHead') });
  }
  const { items } = itemsFrom(lines, 0);
  const [first, ...rest] = waysOf(items, problems);
  return { ways: [first ?? { names: [], lines: [] }, ...rest], problems, blocks: spansIn(items) };
}

/** Those of blocks in blocks, too. */
function spansIn(items: readonly BranchItem[]): readonly BranchSpan[] {
  let group = 0;
  return items.flatMap((item) => {
    if (item.kind === 'line') return [];
    const { word, title, times, span, inner } = item.block;
    if (word !== 'either' && word !== 'or' && word !== 'opt' && word !== 'repeat') return [];
    if (word !== 'or') group = span.start;
    return [{ word, title, times, span, group }, ...spansIn(inner)];
  });
}

const isBranchHead = (line: Line): boolean => line.kind === 'head' && !line.dropped && branchOf(line) !== undefined;

function itemsFrom(lines: readonly StatementLine[], from: number): { readonly items: readonly BranchItem[]; readonly end: number } {
  const items: BranchItem[] = [];
  let at = from;
  for (; at < lines.length; at++) {
    const each = lines[at];
    if (each === undefined) break;
    const { line } = each;
    if (line.kind === 'close' && !line.dropped) return { items, end: at };
    const word = isBranchHead(line) ? branchOf(line) : undefined;
    if (word === undefined) items.push({ kind: 'line', line: each });
    else if (isStretchWord(word)) at = stretchFrom(lines, { at, word }, items);
    else {
      const { items: inner, end } = itemsFrom(lines, at + 1);
      const close = lines[Math.min(end, lines.length - 1)]?.line ?? line;
      const span = { start: spanOfLine(line).start, end: spanOfLine(close).end };
      items.push({ kind: 'block', block: { ...partsOf(line), line, span, inner } });
      at = end;
    }
  }
  return { items, end: at };
}

/** What is only drawn takes no other way: its lines, between two that say where it begins and ends. */
function stretchFrom(
  lines: readonly StatementLine[],
  { at, word }: { readonly at: number; readonly word: Stretch['look'] },
  items: BranchItem[],
): number {
  const { items: inner, end } = itemsFrom(lines, at + 1);
  const head = lines[at];
  const close = lines[Math.min(end, lines.length - 1)];
  if (head === undefined || close === undefined) return end;
  const begin = stretchOf(head.line, word);
  const line = (each: StatementLine, stretch: Stretch): BranchItem => ({ kind: 'line', line: { ...each, stretch } });
  items.push(line(head, begin), ...inner, line(close, endOf(close.line, begin)));
  return end;
}

/** The same ones for the same lines, so that a run can tell what has not changed. */
const begins = new WeakMap<Line, Stretch>();
const ends = new WeakMap<Line, { readonly begin: Stretch; readonly end: Stretch }>();

function endOf(line: Line, begin: Stretch): Stretch {
  const known = ends.get(line);
  if (known?.begin === begin) return known.end;
  const end: Stretch = { ...begin, edge: 'end', span: spanOfLine(line) };
  ends.set(line, { begin, end });
  return end;
}

function stretchOf(line: Line, look: Stretch['look']): Stretch {
  const known = begins.get(line);
  if (known !== undefined) return known;
  const title = line.tokens.find((token) => typeOf(token) === 'STRING');
  const [, second] = line.tokens;
  const host = look === 'measure' && second !== undefined && isWord(second) ? nameOf(second) : undefined;
  const told = title === undefined ? '' : unquoted(title.image);
  const begin: Stretch = { kind: 'stretch', edge: 'begin', look, ...(host && { host }), title: told, span: spanOfLine(line) };
  begins.set(line, begin);
  return begin;
}

function partsOf(line: Line): Pick<BranchBlock, 'word' | 'title' | 'times' | 'isCounted' | 'excess'> {
  const title = line.tokens.find((token) => token.tokenType.name === 'STRING');
  const times = line.tokens.find((token) => token.tokenType.name === 'INT');
  return {
    word: branchOf(line) ?? '',
    title: title === undefined ? '' : unquoted(title.image),
    times: times === undefined ? 1 : Math.min(Number(times.image), MOST_TIMES),
    isCounted: times !== undefined,
    ...(times !== undefined && Number(times.image) > MOST_TIMES && { excess: times }),
  };
}

function waysOf(items: readonly BranchItem[], problems: SyntaxProblem[]): readonly BranchPath[] {
  let ways: readonly BranchPath[] = [{ names: [], lines: [] }];
  for (let at = 0; at < items.length; at++) {
    const item = items[at];
    if (item === undefined) break;
    if (item.kind === 'line') {
      const { line } = item;
      ways = ways.map((way) => ({ ...way, lines: [...way.lines, line] }));
      continue;
    }
    const { block } = item;
    const others = block.word === 'either' ? alternatives(items, at + 1) : [];
    at += others.length;
    const before = items[at - others.length - 1];
    if (block.word === 'or' && before?.kind !== 'block') complain(block, broken('orAlone'), problems);
    ways = joined(ways, choices(block, others, problems), block, problems);
  }
  return ways;
}

/** The `or` blocks right behind. */
function alternatives(items: readonly BranchItem[], from: number): readonly BranchBlock[] {
  const found: BranchBlock[] = [];
  for (let at = from; at < items.length; at++) {
    const item = items[at];
    if (item?.kind !== 'block' || item.block.word !== 'or') break;
    found.push(item.block);
  }
  return found;
}

function choices(block: BranchBlock, others: readonly BranchBlock[], problems: SyntaxProblem[]): readonly BranchPath[] {
  const inner = waysOf(block.inner, problems);
  switch (block.word) {
    case 'either': {
      if (others.length === 0) complain(block, broken('eitherAlone'), problems);
      return [block, ...others].flatMap((each, index) => {
        const name: Sentence = each.title === '' ? { clause: 'branch', number: index + 1 } : each.title;
        return (index === 0 ? inner : waysOf(each.inner, problems)).map((way) => ({ ...way, names: [name, ...way.names] }));
      });
    }
    case 'opt': {
      const taken: Sentence = block.title === '' ? { clause: 'optional-part' } : block.title;
      const left: Sentence = { clause: 'without-part', ...(block.title !== '' && { part: block.title }) };
      return [...inner.map((way) => ({ ...way, names: [taken, ...way.names] })), { names: [left], lines: [] }];
    }
    case 'repeat':
      if (!block.isCounted) complain(block, broken('repeatNumber'), problems);
      if (block.excess) report(outside(spanOf(block.excess), { least: 0, most: MOST_TIMES }, MOST_TIMES), problems);
      return repeated(inner, block, problems);
    default:
      return inner;
  }
}

function repeated(inner: readonly BranchPath[], block: BranchBlock, problems: SyntaxProblem[]): readonly BranchPath[] {
  let ways: readonly BranchPath[] = [{ names: [], lines: [] }];
  for (let time = 0; time < block.times; time++) {
    if ((ways[0]?.lines.length ?? 0) > MOST_LINES) break;
    ways = joined(ways, inner, block, problems);
  }
  return ways;
}

function joined(
  ways: readonly BranchPath[],
  more: readonly BranchPath[],
  block: BranchBlock,
  problems: SyntaxProblem[],
): readonly BranchPath[] {
  const all = ways.flatMap((way) => more.map((next) => ({ names: [...way.names, ...next.names], lines: [...way.lines, ...next.lines] })));
  if (all.length > MOST_WAYS) complain(block, { fault: 'many-ways', most: MOST_WAYS }, problems);
  return all.slice(0, MOST_WAYS);
}

function complain({ line }: BranchBlock, fault: SyntaxFault, problems: SyntaxProblem[]): void {
  const [word]: readonly Token[] = line.tokens;
  const span = word === undefined ? spanOfLine(line) : spanOf(word);
  report({ span, fault }, problems);
}

function report(problem: SyntaxProblem, problems: SyntaxProblem[]): void {
  if (!problems.some((each) => each.span.start === problem.span.start)) problems.push(problem);
}
