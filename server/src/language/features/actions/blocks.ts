/** A bare document as a block, and a block as a bare document. */

import { type FixEdit, wording } from '../../../core/index.js';
import type { AnalysedExchange, Analysis } from '../../analysis/analysis.js';
import { applied, type EditorAction, errors, type LongAction, lineBreak, type Reanalyse, rewrite } from './action.js';

export const toBlock = (analysis: Analysis, exchange: AnalysedExchange): EditorAction | undefined =>
  rewrite(wording().refactor.intoBlock, blockEdits(analysis, exchange) ?? []);

const BARE = new Set(['Step', 'Host', 'Expect', 'Note', 'Section', 'Pause']);

export function blockEdits({ text, parsed }: Analysis, { exchange }: AnalysedExchange): readonly FixEdit[] | undefined {
  if (parsed.blocks.length > 0 || parsed.lines.some((_, at) => !BARE.has(parsed.contents.at(at)?.type ?? 'Step'))) return undefined;
  const { start, end } = exchange.span;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  if (exchange.statements.length === 0 || text.slice(from, start).trim() !== '') return undefined;
  const rest = /^[ \t]*(\/\/[^\r\n]*)?/.exec(text.slice(end))?.[0].length ?? 0;
  const lines = text.slice(from, end + rest).split('\n');
  // in Markdown, more than one fence, or one in a quotation
  if (lines.some((line) => /^\s*(?:>|`{3}|~{3})/.test(line))) return undefined;
  const inner = lines.map((line) => (line.trim() === '' ? line : `  ${line}`)).join('\n');
  const put = ['exchange main {', inner, '}'].join(lineBreak(text));
  return [{ span: { start: from, end: end + rest }, text: put }];
}

export function toBare(analysis: Analysis, exchange: AnalysedExchange, reanalyse: Reanalyse): LongAction {
  const title = wording().refactor.outOfBlock;
  const edits = bareEdits(analysis, exchange) ?? [];
  const worked = () => (errors(reanalyse(applied(analysis.text, edits))) <= errors(analysis) ? rewrite(title, edits) : undefined);
  const isPossible = () => edits.length > 0;
  return { title, kind: 'refactor.rewrite', isPossible, worked: () => (isPossible() ? worked() : undefined) };
}

function bareEdits({ text, parsed, exchanges }: Analysis, { exchange, using, after }: AnalysedExchange): readonly FixEdit[] | undefined {
  if (exchanges.length !== 1 || using !== undefined || after !== undefined || !parsed.blocks.some(({ node }) => node.$type === 'Exchange'))
    return undefined;
  const whole = text.slice(exchange.span.start, exchange.span.end);
  const found = /^exchange[^{\n]*\{[ \t]*\r?\n?([\s\S]*?)\r?\n?[ \t]*\}$/.exec(whole);
  if (found === null) return undefined;
  const inner = (found[1] ?? '')
    .split('\n')
    .map((line) => line.replace(/^ {1,2}/, ''))
    .join('\n');
  return [{ span: exchange.span, text: inner }];
}
