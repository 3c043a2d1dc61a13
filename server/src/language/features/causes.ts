/** Which message led to this state: from a host's state back to the step that led there, and to its sender's state before. */
import { type Span, stepText, wording } from '../../core/index.js';
import type { AnalysedExchange, Analysis } from '../analysis/analysis.js';
import { occurrenceAt } from './occurrences.js';
import { exchangeAt, statementOver } from './spot.js';

/** A host in a state, from a step on; −1 is the beginning. */
export interface Standing {
  readonly exchange: number;
  readonly host: string;
  readonly step: number;
}

export interface ShownCause extends Standing {
  readonly name: string;
  readonly detail: string;
  readonly span: Span;
}

/** The host at the cursor, or the receiver of the message there; as it stands after that line. */
export function standingAt(analysis: Analysis, offset: number): ShownCause | undefined {
  const exchange = exchangeAt(analysis, offset);
  const at = exchange && statementOver(exchange, offset);
  if (exchange === undefined || at === undefined) return undefined;
  const statement = exchange.exchange.statements[at];
  const occurrence = occurrenceAt(analysis, offset);
  const named = occurrence?.what === 'host' ? occurrence.name.text : occurrence?.host;
  const host = named ?? (statement?.kind === 'message' ? statement.to.text : statement?.kind === 'event' ? statement.host.text : undefined);
  const step = exchange.trace.steps.findLastIndex((each) => each.statement <= at);
  return host === undefined ? undefined : shown(exchange, analysis, host, step);
}

export function shown(exchange: AnalysedExchange, { exchanges }: Analysis, host: string, before: number): ShownCause {
  const state = stateAfter(exchange, host, before);
  let step = before;
  while (step >= 0 && stateAfter(exchange, host, step - 1) === state) step--;
  const caused = exchange.trace.steps[step];
  return {
    exchange: exchanges.indexOf(exchange),
    host,
    step,
    name: `${host}: ${state}`,
    detail: caused === undefined ? wording().hover.fromBeginning : stepText(caused),
    span: caused?.span ?? exchange.exchange.nameSpan,
  };
}

const stateAfter = ({ trace }: AnalysedExchange, host: string, step: number): string =>
  (trace.steps[step]?.states ?? trace.start)[host] ?? '';

/** What it came from: the same host's state before, and that of whoever sent the message. */
export function causesOf(analysis: Analysis, { exchange: index, host, step }: Standing): readonly ShownCause[] {
  const exchange = analysis.exchanges[index];
  const caused = exchange?.trace.steps[step];
  if (exchange === undefined || caused === undefined) return [];
  const sender = caused.kind === 'event' ? undefined : caused.from;
  return [...new Set([host, ...(sender === undefined ? [] : [sender])])].map((each) => shown(exchange, analysis, each, step - 1));
}

/** What followed: states that came about through what this host sent next. */
export function effectsOf(analysis: Analysis, { exchange: index, host, step }: Standing): readonly ShownCause[] {
  const exchange = analysis.exchanges[index];
  if (exchange === undefined) return [];
  const { steps, hosts } = exchange.trace;
  const end = steps.findIndex((_, at) => at > step && stateAfter(exchange, host, at) !== stateAfter(exchange, host, step));
  const until = end < 0 ? steps.length : end + 1;
  return steps.slice(step + 1, until).flatMap((each, offset) => {
    const at = step + 1 + offset;
    const mine = each.kind === 'event' ? each.host === host : each.from === host || each.to === host;
    if (!mine) return [];
    return hosts
      .filter(({ name }) => stateAfter(exchange, name, at) !== stateAfter(exchange, name, at - 1))
      .map(({ name }) => shown(exchange, analysis, name, at));
  });
}
