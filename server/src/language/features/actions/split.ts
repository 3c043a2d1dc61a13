/** One exchange becomes two: what stands from the cursor's line on goes on after what stands above it. */

import { type Exchange, type FixEdit, type Name, type Statement, wording } from '../../../core/index.js';
import type { AnalysedExchange, Analysis } from '../../analysis/analysis.js';
import { applied, type EditorAction, type LongAction, lineBreak, type Reanalyse } from './action.js';
import { blockEdits } from './blocks.js';
import { difference } from './fix-all.js';
import { sameStory } from './same.js';

export function split(analysis: Analysis, exchange: AnalysedExchange, offset: number, reanalyse: Reanalyse): LongAction {
  const at = boundary(exchange.exchange, offset);
  const isPossible = () =>
    at !== undefined && (blockEdits(analysis, exchange) !== undefined || splitEdits(analysis, exchange, at) !== undefined);
  const worked = () => (at === undefined ? undefined : splitAt(analysis, exchange, at, reanalyse));
  return { title: wording().refactor.split, kind: 'refactor.rewrite', isPossible, worked };
}

function splitAt(analysis: Analysis, exchange: AnalysedExchange, at: number, reanalyse: Reanalyse): EditorAction | undefined {
  const blocked = blockEdits(analysis, exchange);
  const base = blocked === undefined ? analysis : reanalyse(applied(analysis.text, blocked));
  const index = blocked === undefined ? analysis.exchanges.indexOf(exchange) : 0;
  const edits = base.exchanges[index] && splitEdits(base, base.exchanges[index], at);
  if (edits === undefined) return undefined;
  const after = reanalyse(applied(base.text, edits));
  if (!sameStory(analysis, after)) return undefined;
  return { title: wording().refactor.split, kind: 'refactor.rewrite', edits: [difference(analysis.text, after.text)] };
}

/** The first statement of the second half; what speaks of it or belongs over it goes with it. */
function boundary({ statements, delay }: Exchange, offset: number): number | undefined {
  let at = statements.findIndex(({ span }) => offset <= span.end);
  while (at > 0 && belongsBelow(statements[at - 1])) at--;
  const [above, below] = [statements.slice(0, at), statements.slice(at)];
  const [first] = below;
  if (delay !== undefined || statements.some(isTimed) || below.some(({ kind }) => kind === 'host')) return undefined;
  if (first === undefined || (first.kind === 'claims' && first.trailing)) return undefined;
  return above.some(happens) && below.some(happens) ? at : undefined;
}

const belongsBelow = (statement: Statement | undefined): boolean => statement?.kind === 'section' || statement?.kind === 'expect-error';
const happens = ({ kind }: Statement): boolean => kind === 'message' || kind === 'arrival' || kind === 'event';

/** The clock of each exchange begins at 0. */
const isTimed = ({ kind, clock }: Statement): boolean => clock !== undefined || kind === 'delay' || kind === 'wait';

function splitEdits({ text, ...analysis }: Analysis, { exchange, part }: AnalysedExchange, at: number): readonly FixEdit[] | undefined {
  const { nameSpan, span } = exchange;
  const start = exchange.statements[at]?.span.start ?? 0;
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const isAlone = /^[\s>]*(?:expect\s+)?$/.test(text.slice(line, start)) && line > nameSpan.end;
  if (part !== undefined || !text.startsWith('exchange', span.start) || !isAlone) return undefined;
  const name = exchange.name || unused('main', analysis.names.exchanges);
  const rest = unused(`${name}_rest`, analysis.names.exchanges);
  const named = exchange.name === '' ? [{ span: { start: nameSpan.end, end: nameSpan.end }, text: ` ${name}` }] : [];
  const between = ['', '}', '', `exchange ${rest} after ${name} {`, ''].join(lineBreak(text) + prefix(text, span.start));
  return [...named, { span: gapAbove(text, line), text: `${between.trimEnd()}${lineBreak(text)}` }, ...followers(analysis, name, rest)];
}

const unused = (name: string, used: readonly string[]): string =>
  used.includes(name) ? unused(/\d$/.test(name) ? name.replace(/\d+$/, (n) => String(Number(n) + 1)) : `${name}2`, used) : name;

const prefix = (text: string, offset: number): string =>
  /^[\s>]*/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset))?.[0] ?? '';

/** Blank lines above the line, and above the comments that stand over it. */
function gapAbove(text: string, line: number): FixEdit['span'] {
  let end = line;
  for (let above = lineAbove(text, end); isComment(above.text); above = lineAbove(text, end)) end = above.start;
  let start = end;
  for (let above = lineAbove(text, start); above.start < start && above.text.trim() === ''; above = lineAbove(text, start))
    start = above.start;
  const broken = text.slice(0, start).replace(/\r?\n$/, '').length;
  return { start: broken, end };
}

const isComment = (text: string): boolean => text.trim().startsWith('//');

function lineAbove(text: string, line: number): { readonly start: number; readonly text: string } {
  const start = line === 0 ? 0 : text.lastIndexOf('\n', line - 2) + 1;
  return { start, text: text.slice(start, line) };
}

/** What went on after the whole goes on after its second half. */
const followers = ({ exchanges, exercises }: Pick<Analysis, 'exchanges' | 'exercises'>, name: string, rest: string): readonly FixEdit[] =>
  unique([...exchanges, ...exercises].flatMap(({ after }) => (after?.text === name ? [after] : []))).map(({ span }) => ({
    span,
    text: rest,
  }));

const unique = (names: readonly Name[]): readonly Name[] =>
  names.filter((name, index) => names.findIndex(({ span }) => span.start === name.span.start) === index);
