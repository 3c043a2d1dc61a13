/** What the name at a place means, from the trace and the protocol. */

import {
  describeAction,
  describeCode,
  describeEvent,
  describeField,
  describeName,
  describeProtocol,
  describeRole,
  describeState,
  describeVariable,
  explainStep,
  type Machine,
  meaningOf,
  type Place,
  type Span,
  stateAt,
  statesAtEnd,
  valuesAt,
  wording,
} from '../../core/index.js';
import type { AnalysedExchange, Analysis } from '../analysis/analysis.js';
import { hasBlank } from './hints.js';
import { type Occurrence, occurrenceAt, occurrencesIn } from './occurrences.js';
import { exchangeAt, spotAt, statementOver } from './spot.js';

export interface Hover {
  readonly span: Span;
  /** Markdown. */
  readonly text: string;
}

export function hover(analysis: Analysis, offset: number): Hover | undefined {
  const occurrence = occurrenceAt(analysis, offset);
  const text = occurrence && textOf(occurrence, analysis);
  if (occurrence !== undefined && text !== undefined) return { span: occurrence.name.span, text };
  const exchange = exchangeAt(analysis, offset);
  return exchange === undefined ? protocolWord(analysis, offset) : arrowHover(exchange, offset);
}

/** A word of the language in the text of a protocol: what it does. */
function protocolWord(analysis: Analysis, offset: number): Hover | undefined {
  const { word, inside, blocks, before } = spotAt(analysis, offset);
  const isProtocol = blocks[0] === 'protocol' || (blocks.length === 0 && before[0]?.image === 'protocol');
  if (inside !== 'text' || word.start === word.end || !isProtocol) return undefined;
  const written = analysis.text.slice(word.start, word.end);
  const said = textOfWord(written);
  return said === undefined ? undefined : { span: word, text: `**${written}**\n\n${said}` };
}

const textOfWord = (written: string): string | undefined => {
  const texts: Readonly<Record<string, string>> = wording().protocolWords;
  return Object.hasOwn(texts, written) ? texts[written] : undefined;
};

/** Between the names of a message: the message. */
function arrowHover(exchange: AnalysedExchange, offset: number): Hover | undefined {
  const at = statementOver(exchange, offset);
  const statement = at === undefined ? undefined : exchange.exchange.statements[at];
  if (at === undefined || statement?.kind !== 'message' || offset < statement.from.span.end || offset > statement.to.span.start)
    return undefined;
  const text = stepText(exchange, at);
  return text === undefined ? undefined : { span: { start: statement.from.span.start, end: statement.to.span.end }, text };
}

function stepText(exchange: AnalysedExchange, at: number): string | undefined {
  const statement = exchange.exchange.statements[at];
  if (statement === undefined || hasBlank(statement)) return undefined;
  const index = exchange.trace.steps.findIndex((step) => step.statement === at);
  return index < 0 ? undefined : explainStep(exchange.run, index);
}

/** The protocol in whose block a place lies: its head is the last one before. */
const machineAround = ({ machines, source, exchanges }: Analysis, offset: number): Machine | undefined => {
  const before = machines.findLast(({ place }) => place.source === source && place.span.start <= offset);
  const isOver = exchanges.some(({ exchange: { span } }) => span.start > (before?.place.span.start ?? 0) && span.start <= offset);
  return isOver ? undefined : before;
};

const machineOf = ({ machines }: Analysis, target: Place | undefined): Machine | undefined =>
  machines.find((each) => each.place.source === target?.source);

function textOf(occurrence: Occurrence, analysis: Analysis): string | undefined {
  const { what, name, exchange, at = 0, target } = occurrence;
  const machine = exchange?.machine ?? machineAround(analysis, name.span.start) ?? machineOf(analysis, target);
  if (what === 'exchange') return exchangeText(occurrence, analysis);
  if (what === 'protocol') return protocolText(occurrence, analysis);
  if (what === 'code') return machine && describeCode(machine, name.text);
  if (what === 'host') return exchange && hostText(exchange, name.text, at);
  if (what === 'symbol') return exchange && symbolText(exchange, name.text, analysis);
  if (what === 'segment') return exchange && stepText(exchange, at);
  if (machine === undefined) return undefined;
  switch (what) {
    case 'state':
      return describeState(machine, name.text);
    case 'field':
      return describeField(machine, name.text);
    case 'variable':
      return withValue(describeValue(machine, name.text), occurrence);
    case 'procedure':
      return describeAction(machine, name.text);
    case 'role':
    case 'session':
      return describeRole(machine, name.text);
    case 'event':
      return joined(exchange && stepText(exchange, at), describeEvent(machine, name.text));
    case 'flag':
    case 'message':
      return joined(exchange && stepText(exchange, at), describeName(machine, name.text));
    default:
      return undefined;
  }
}

const joined = (...parts: readonly (string | undefined)[]): string | undefined => {
  const all = parts.filter((part) => part !== undefined && part !== '');
  return all.length === 0 ? undefined : all.join('\n\n---\n\n');
};

/** What a name in an expression stands for. */
const describeValue = (machine: Machine, name: string): string | undefined =>
  describeVariable(machine, name) ?? describeField(machine, name) ?? describeName(machine, name) ?? describeRole(machine, name);

function withValue(text: string | undefined, { exchange, at, host, name }: Occurrence): string | undefined {
  if (text === undefined || exchange === undefined || at === undefined || host === undefined) return text;
  const statement = exchange.exchange.statements[at];
  const asked = statement?.kind === 'claims' && statement.claims.some((claim) => claim.kind === 'variable' && claim.value.kind === 'blank');
  const value = valuesAt(exchange.run, at, host).find(([variable]) => variable.name === name.text)?.[1];
  return value === undefined || asked ? text : `${text}\n\n${wording().hover.valueHere(`${host}.${name.text}`, value)}`;
}

function hostText({ run, trace, exchange }: AnalysedExchange, name: string, at: number): string {
  const label = trace.hosts.find((host) => host.name === name)?.label ?? name;
  const [before, after] = [stateAt(run, at, name)?.name ?? '', stateAt(run, at + 1, name)?.name ?? ''];
  const secret = exchange.statements.some(
    (each) => each.kind === 'claims' && each.claims.some((claim) => claim.kind === 'state' && claim.state === undefined),
  );
  const state = secret || before === '' ? '' : before === after ? wording().hover.inState(before) : `${before} → ${after}`;
  return [`**${name}**${label === name ? '' : `, ${label}`}`, state].filter((part) => part !== '').join('\n\n');
}

function symbolText({ run }: AnalysedExchange, name: string, analysis: Analysis): string {
  const meaning = meaningOf(run, name);
  const uses = occurrencesIn(analysis).filter(
    (each) => each.what === 'symbol' && each.name.text === name && each.exchange?.run === run,
  ).length;
  const said = wording().hover;
  const what = meaning === undefined ? said.ownNumber : said.otherName(meaning);
  return `**${name}**, ${what}\n\n${said.used(uses)}`;
}

function exchangeText({ name, exchange }: Occurrence, analysis: Analysis): string {
  const found = exchange ?? analysis.exchanges.find((each) => each.exchange.name === name.text);
  const said = wording().hover;
  if (found === undefined) return `**${name.text}**, ${said.exchange('')}`;
  const states = Object.entries(statesAtEnd(found.run));
  const title = found.exchange.title === '' ? '' : `: ${found.exchange.title}`;
  return `**${name.text}**, ${said.exchange(found.machine.name)}${title}\n\n${said.ends(states)}`;
}

function protocolText({ name }: Occurrence, { machines, exchanges }: Analysis): string | undefined {
  const machine = [...machines, ...exchanges.map((exchange) => exchange.machine)].find((each) => each.name === name.text);
  return machine && describeProtocol(machine);
}
