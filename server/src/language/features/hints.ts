/** Inlay hints, one for each line: new states, fields that are left out, what symbols stand for. */
import {
  columns as columnsOf,
  fieldSource,
  type Message,
  meaningOf,
  type Run,
  type Span,
  type Statement,
  type Step,
} from '../../core/index.js';
import type { AnalysedExchange, Analysis } from '../analysis/analysis.js';

export type HintKind = 'states' | 'fields' | 'symbols';

export interface Hint {
  readonly kind: HintKind;
  readonly offset: number;
  readonly text: string;
  /** A double click writes it into the text. */
  readonly writes?: string;
}

/**
 * Those that stand within the span, in the order of the text.
 * @param columns new states stand in one column; without, each is short, as an editor cuts what is long
 */
export function hints(analysis: Analysis, within: Span, shows: (kind: HintKind) => boolean, columns = true): readonly Hint[] {
  const { text } = analysis;
  const near = analysis.exchanges.filter(
    ({ part, exchange: { span } }) => part !== 'way' && span.start <= within.end && within.start <= span.end,
  );
  return near.flatMap((exchange) => {
    const all = hintsIn(exchange, within, text).filter(({ kind }) => shows(kind));
    const one = oneALine(all, text);
    return (columns ? inColumn(one, text) : one).filter(({ offset }) => within.start <= offset && offset <= within.end);
  });
}

const RANK: Readonly<Record<HintKind, number>> = { states: 0, fields: 1, symbols: 2 };

/** Where several would stand on a line, a new state says most. */
function oneALine(all: readonly Hint[], text: string): readonly Hint[] {
  const lines = new Map<number, Hint>();
  for (const hint of all) {
    const line = text.lastIndexOf('\n', hint.offset - 1);
    const before = lines.get(line);
    if (before === undefined || RANK[hint.kind] < RANK[before.kind]) lines.set(line, hint);
  }
  return [...lines.values()].sort((a, b) => a.offset - b.offset);
}

/** Longer lines push nothing to the right. */
const FARTHEST_COLUMN = 60;

function inColumn(all: readonly Hint[], text: string): readonly Hint[] {
  const widthOf = ({ offset }: Hint): number => columnsOf(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset));
  const widths = all.flatMap((hint) => (hint.kind === 'states' ? [Math.min(widthOf(hint), FARTHEST_COLUMN)] : []));
  const column = widths.reduce((most, width) => Math.max(most, width), 0);
  // an editor would draw other blanks together
  const pad = (hint: Hint): string => '\u00a0'.repeat(Math.max(0, column - widthOf(hint)));
  return all.map((hint) => (hint.kind === 'states' ? { ...hint, text: pad(hint) + hint.text } : hint));
}

function hintsIn(exchange: AnalysedExchange, within: Span, text: string): readonly Hint[] {
  const { statements } = exchange.exchange;
  const { steps, start } = exchange.trace;
  const secret = statements.some(asksForState);
  const all: Hint[] = [...symbolHints(exchange)];
  steps.forEach((step, index) => {
    const statement = statements[step.statement];
    if (statement === undefined || statement.span.end < within.start || statement.span.start > within.end || hasBlank(statement)) return;
    const end = lineEnd(statements, step.statement, text);
    if (statement.kind === 'message' && end.isOurs) all.push(...fieldHints(exchange.run, statement, step));
    if (!secret) all.push(...stateHints(step, steps[index - 1]?.states ?? start, statements, end.offset));
  });
  return all;
}

const asksForState = (statement: Statement): boolean =>
  statement.kind === 'claims' && statement.claims.some((claim) => claim.kind === 'state' && claim.state === undefined);

export const hasBlank = (statement: Statement): boolean =>
  statement.kind === 'message' && (statement.blank || statement.fields.some(({ value }) => value.kind === 'blank'));

const STOP_OR_PART = /\/\/|\/\*|[;}\n]|"[^"\n]*"|./gu;

/** Not in the text of a line: `) to B.` behind what is read of one in another notation. */
function writtenEnd({ start, end }: Span, text: string): number {
  STOP_OR_PART.lastIndex = start;
  let [found, at] = [STOP_OR_PART.exec(text), start];
  while (found !== null && (found.index < end || !/^(?:\/[/*]|[;}\n])$/.test(found[0]))) {
    at = STOP_OR_PART.lastIndex;
    found = STOP_OR_PART.exec(text);
  }
  return Math.max(end, start + text.slice(start, at).trimEnd().length);
}

interface LineEnd {
  readonly offset: number;
  /** The line is written as the language has it, as far as can be seen at its end. */
  readonly isOurs: boolean;
}

/** Claims at the end of a message's line belong to that line. */
function lineEnd(statements: readonly Statement[], at: number, text: string): LineEnd {
  const next = statements[at + 1];
  const trailing = next?.kind === 'claims' && next.trailing ? next : statements[at];
  const span = { start: statements[at]?.span.start ?? 0, end: trailing?.span.end ?? 0 };
  const offset = writtenEnd(span, text);
  return { offset, isOurs: offset === span.end };
}

/** Not those that the author claims himself, on the line or on the next one. */
function stateHints(step: Step, before: Step['states'], statements: readonly Statement[], offset: number): readonly Hint[] {
  const next = statements[step.statement + 1];
  const claimed = next?.kind === 'claims' ? next.claims.flatMap((claim) => (claim.kind === 'state' ? [claim.host.text] : [])) : [];
  const changes = Object.entries(step.states).flatMap(([host, state]) =>
    before[host] === state || claimed.includes(host) ? [] : [`${host} ${state}`],
  );
  return changes.length === 0 ? [] : [{ kind: 'states', offset, text: changes.join(', ') }];
}

function fieldHints(run: Run, message: Message, step: Step): readonly Hint[] {
  if (step.kind !== 'message') return [];
  const left = step.fields.filter(({ filled, blank, value }) => filled && !blank && value !== '');
  const offset = message.fields.at(-1)?.span.end ?? message.namesSpan.end;
  const text = left.map(({ name, value }) => `${name}=${value}`).join(' ');
  const writes = left.map(({ name, value }) => ` ${fieldSource(run, name, value)}`).join('');
  return left.length === 0 ? [] : [{ kind: 'fields', offset, text, writes }];
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
