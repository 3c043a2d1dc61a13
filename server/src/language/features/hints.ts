/** What stands between the words for whoever reads: states that change, fields left out, what symbols stand for, what is owed. */
import type { Message, Statement } from '../../core/exchange/exchange.js';
import { meaningOf } from '../../core/run/ask.js';
import type { Span } from '../../core/span.js';
import type { Step } from '../../core/trace/trace.js';
import { owedAt } from '../../core/views/next.js';
import type { AnalysedExchange, Analysis } from '../analysis/analysis.js';

export type HintKind = 'states' | 'fields' | 'symbols' | 'owed';

export interface Hint {
  readonly kind: HintKind;
  readonly offset: number;
  readonly text: string;
  /** A double click writes it into the text. */
  readonly writes?: string;
}

/** Those that stand within the span, in the order of the text. */
export function hints(analysis: Analysis, within: Span, shows: (kind: HintKind) => boolean): readonly Hint[] {
  const near = analysis.exchanges.filter(
    ({ part, exchange: { span } }) => part !== 'way' && span.start <= within.end && within.start <= span.end,
  );
  return near
    .flatMap((exchange) => hintsIn(exchange, within))
    .filter(({ kind, offset }) => shows(kind) && within.start <= offset && offset <= within.end)
    .sort((a, b) => a.offset - b.offset);
}

function hintsIn(exchange: AnalysedExchange, within: Span): readonly Hint[] {
  const { statements } = exchange.exchange;
  const { steps, start } = exchange.trace;
  const secret = statements.some(asksForState);
  const all: Hint[] = [...symbolHints(exchange)];
  steps.forEach((step, index) => {
    const statement = statements[step.statement];
    if (statement === undefined || statement.span.end < within.start || statement.span.start > within.end || hasBlank(statement)) return;
    if (statement.kind === 'message') all.push(...fieldHints(statement, step));
    if (!secret) all.push(...stateHints(step, steps[index - 1]?.states ?? start, lineEnd(statements, step.statement)));
  });
  return [...all, ...owedHints(exchange)];
}

const asksForState = (statement: Statement): boolean =>
  statement.kind === 'claims' && statement.claims.some((claim) => claim.kind === 'state' && claim.state === undefined);

export const hasBlank = (statement: Statement): boolean =>
  statement.kind === 'message' && (statement.blank || statement.fields.some(({ value }) => value.kind === 'blank'));

/** Claims at the end of a message's line belong to that line. */
function lineEnd(statements: readonly Statement[], at: number): number {
  const next = statements[at + 1];
  const trailing = next?.kind === 'claims' && next.trailing ? next : statements[at];
  return trailing?.span.end ?? 0;
}

function stateHints(step: Step, before: Step['states'], offset: number): readonly Hint[] {
  const changes = Object.entries(step.states).flatMap(([host, state]) => {
    const way = [before[host] ?? '', ...(step.passed[host] ?? []), state];
    return before[host] === state && way.length === 2 ? [] : [`${host}: ${way.join(' → ')}`];
  });
  return changes.length === 0 ? [] : [{ kind: 'states', offset, text: changes.join(', ') }];
}

function fieldHints(message: Message, step: Step): readonly Hint[] {
  if (step.kind !== 'message') return [];
  const left = step.fields
    .filter(({ filled, blank, value }) => filled && !blank && value !== '')
    .map(({ name, value }) => `${name}=${value}`);
  const offset = message.fields.at(-1)?.span.end ?? message.namesSpan.end;
  return left.length === 0 ? [] : [{ kind: 'fields', offset, text: left.join(' '), writes: ` ${left.join(' ')}` }];
}

/** At the first use alone. */
function symbolHints({ exchange, run }: AnalysedExchange): readonly Hint[] {
  const seen = new Set<string>();
  const values = exchange.statements.flatMap((each) =>
    each.kind === 'message' ? each.fields : each.kind === 'host' ? each.variables : [],
  );
  return values.flatMap(({ value }): readonly Hint[] => {
    if (value.kind !== 'symbol' || seen.has(value.name)) return [];
    seen.add(value.name);
    const meaning = meaningOf(run, value.name);
    return meaning === undefined ? [] : [{ kind: 'symbols', offset: value.span.end, text: `${value.name} = ${meaning}` }];
  });
}

function owedHints({ exchange, run }: AnalysedExchange): readonly Hint[] {
  const { statements } = exchange;
  const last = statements.findLastIndex(({ kind }) => kind === 'message' || kind === 'arrival' || kind === 'event');
  const at = statements[last];
  if (at === undefined || hasBlank(at)) return [];
  return owedAt(run, statements.length).map(([from, , { names, fields }]) => ({
    kind: 'owed',
    offset: lineEnd(statements, last),
    text: `${from} owes ${[names.join('+'), ...fields.map((field) => field.join('='))].join(' ')}`,
  }));
}
