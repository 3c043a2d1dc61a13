/**
 * Statements that are meant otherwise than they read: `A : ESTABLISHED` claims a state, `A : RTO` is a timeout, and where there
 * are two hosts, `A : SYN` goes to the other one.
 */
import { type Machine, type Problem, spelledOtherwise } from '../../core/index.js';
import type { RuleName } from '../parser/fault.js';
import { inOurNotation } from '../parser/notation.js';
import { claimsIn, looseClaims } from '../parser/notation-claims.js';
import { messageInOurNotation } from '../parser/notation-message.js';
import { edited } from '../parser/notation-rewriting.js';
import { withoutReceiver } from '../parser/notation-sentences.js';
import type { AnalysedExchange } from './analysis.js';
import { withFullHosts } from './short-hosts.js';

interface MeantStatement {
  readonly text: string;
  readonly rule: RuleName;
}

/** A line without the blanks around it, and without a comment behind it. */
interface StatementText {
  readonly start: number;
  readonly text: string;
}

const NAME = '[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*';
const OF_HOST = new RegExp(`^(${NAME})\\s*[:：]\\s*(\\S.*)$`, 'u');
const HOSTS = new RegExp(`^[ \\t]*(${NAME})[ \\t]*[:：][ \\t]*\\S`, 'gmu');

/** Such a line has one problem, whose fix writes it as it is meant. */
export function meantStatements(problems: readonly Problem[], text: string, exchanges: readonly AnalysedExchange[]): readonly Problem[] {
  const meant = new Map<number, Problem>();
  const known = new Map<AnalysedExchange, ReadonlySet<string>>();
  // once for all of an exchange's lines
  const hosts = (exchange: AnalysedExchange): ReadonlySet<string> => {
    const before = known.get(exchange) ?? hostsOf(exchange, text);
    known.set(exchange, before);
    return before;
  };
  for (const problem of problems.filter(({ severity }) => severity === 'error')) {
    const ours = ownLine(problem);
    if (ours === undefined && !isOpen(problem, text)) continue;
    const line = statementAt(text, problem.span.start);
    const exchange = exchanges.find(({ exchange: { span } }) => span.start <= line.start && line.start < span.end) ?? exchanges[0];
    if (exchange === undefined || meant.has(line.start)) continue;
    const among = { exchange, hosts, at: line.start };
    const statement = ours === undefined ? meantBy(line.text, problem, among) : betweenKnownHosts(ours || line.text, among);
    if (statement !== undefined) meant.set(line.start, rewritten(problem, line, statement));
  }
  if (meant.size === 0) return problems;
  const told = new Set<Problem>();
  return problems.flatMap((problem) => {
    const instead = problem.severity === 'error' ? meant.get(statementAt(text, problem.span.start).start) : undefined;
    if (instead === undefined) return [problem];
    if (told.has(instead)) return [];
    told.add(instead);
    return [instead];
  });
}

/** A line of ours, or one that has become so, whose hosts may be others than they read; '' where it is as it stands. */
function ownLine({ facts }: Problem): string | undefined {
  if (facts.kind === 'unknown-name') return facts.what === 'host' ? '' : undefined;
  if (facts.kind !== 'syntax' || facts.rewriting === undefined || facts.fault.fault !== 'notation') return undefined;
  return facts.fault.written;
}

/** Nothing that could be meant has been found for it. */
function isOpen({ facts, span }: Problem, text: string): boolean {
  if (facts.kind === 'syntax') return facts.rewriting === undefined && facts.meant === undefined;
  if (facts.kind !== 'unknown-name') return false;
  if (facts.what === 'field') return NUMBER_WORD.test(facts.written);
  if (facts.isSure === true) return false;
  return facts.what === 'event' || (facts.what === 'variable' && facts.written === 'state' && text[span.start - 1] === '.');
}

function statementAt(text: string, offset: number): StatementText {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const line = text.slice(start, end < 0 ? text.length : end).replace(/\s*(?:\/\/[^"]*)?$/u, '');
  const indent = /^\s*/.exec(line)?.[0].length ?? 0;
  return { start: start + indent, text: line.slice(indent) };
}

interface MeantAmong {
  readonly exchange: AnalysedExchange;
  readonly hosts: (exchange: AnalysedExchange) => ReadonlySet<string>;
  /** Where the line stands. */
  readonly at: number;
}

/** `C -> S : SYN`, where the hosts are Client and Server. */
function betweenKnownHosts(line: string, { exchange: { exchange } }: MeantAmong): MeantStatement | undefined {
  const declared = exchange.statements.flatMap((statement) => (statement.kind === 'host' ? [statement.name.text] : []));
  const text = line.length > LONGEST || /[;{}]/.test(line) ? undefined : withFullHosts(line, declared);
  return text === undefined ? undefined : { text, rule: 'fullHosts' };
}

function meantBy(line: string, problem: Problem, among: MeantAmong): MeantStatement | undefined {
  const { machine } = among.exchange;
  if (line.length > LONGEST || /[;{}]/.test(line)) return undefined;
  const [, host, said = ''] = OF_HOST.exec(line) ?? [];
  const isRead = problem.facts.kind === 'unknown-name';
  const ofBoth = saidOfBoth(line, among);
  return (
    numberOfHeader(line, problem) ??
    onArrowAlone(line, among) ??
    received(line, among) ??
    reached(line, among) ??
    moved(line, among) ??
    (ofBoth === undefined ? undefined : inOtherNotation(ofBoth, machine)) ??
    claimed(line, machine) ??
    (isRead ? inOtherNotation(line, machine) : undefined) ??
    inSentence(line, among) ??
    (host === undefined ? undefined : sent(host, said, among))
  );
}

const NUMBER_WORD = /^(?:num|number|no|nr)$/i;

/** `ACK num = y+1` reads as a flag and a field of that name. */
function numberOfHeader(line: string, { facts }: Problem): MeantStatement | undefined {
  if (facts.kind !== 'unknown-name' || facts.what !== 'field') return undefined;
  const written = line.replace(/\b(?:(ack)|(seq(?:uence)?))\s+(?:num|number|no|nr)\s*=\s*/iu, (_, ack?: string) =>
    ack === undefined ? 'seq=' : `${ack.toUpperCase() === ack ? 'ACK ' : ''}ack=`,
  );
  return written === line ? undefined : { text: written, rule: 'fields' };
}

const ALONE = /^(?:(<)\s*)?[-=─~]{2,}\s*[[(]?\s*([A-Z]{3}[^<>→←─]*?)\s*[\])]?\s*[-=─~]*(?:\s*(>|→|▶))?$/u;

/** `---- ACK ---->` between two lifelines: the first host is on the left. */
function onArrowAlone(line: string, among: MeantAmong): MeantStatement | undefined {
  const [, back, said = '', forwards] = ALONE.exec(line.replace('←', '<-')) ?? [];
  if ((back === undefined) === (forwards === undefined)) return undefined;
  const [left = '', right = ''] = [...among.hosts(among.exchange)];
  return sent(back === undefined ? left : right, said, among);
}

const RECEIVED = new RegExp(
  `^(?:[Tt]he\\s+)?(${NAME}?)(?:\\s+(?:receives?|gets?|got)\\s+(?:an?\\s+|the\\s+)?([A-Z]{3}.*?)|(?:이|가|은|는)\\s+([A-Z]{3}.*?)(?:을|를)?\\s*(?:받는다|받음|받습니다|수신(?:한다|함|합니다)?))\\s*[.]?$`,
  'u',
);

/** `A receives SYN+ACK`: the other one sends it. */
function received(line: string, among: MeantAmong): MeantStatement | undefined {
  const [, receiver, said, saidInKorean] = RECEIVED.exec(line) ?? [];
  const all = [...among.hosts(among.exchange)];
  const other = all.find((host) => host !== receiver);
  if (receiver === undefined || other === undefined || !all.includes(receiver)) return undefined;
  return sent(other, said ?? saidInKorean ?? '', among);
}

/** `=> ESTABLISHED`: of the hosts that are in that state there. */
function reached(line: string, { exchange: { trace }, at }: MeantAmong): MeantStatement | undefined {
  const [, state] = REACHED.exec(line) ?? [];
  const states = trace.steps.findLast(({ span }) => span.end <= at)?.states ?? {};
  const there = Object.keys(states).filter((host) => states[host] === state);
  return state === undefined || there.length === 0
    ? undefined
    : { text: `expect ${there.map((host) => `${host} in ${state}`).join(', ')}`, rule: 'claim' };
}

const REACHED = /^(?:[-=]{1,2}>|→|⇒)\s*([A-Z][A-Z0-9_]+)$/u;

/** `A: ESTABLISHED → FIN_WAIT_1 (sends FIN)`. */
function moved(line: string, among: MeantAmong): MeantStatement | undefined {
  const [, host = '', state, gets, what = ''] = MOVED.exec(line) ?? [];
  const all = [...among.hosts(among.exchange)];
  const sender = gets === undefined ? host : all.find((each) => each !== host);
  if (state === undefined || sender === undefined || !all.includes(host)) return undefined;
  const message = sent(sender, what, among);
  return message && { ...message, text: `${message.text} expect ${host} in ${state}` };
}

const MOVED =
  /^([\p{L}_][\p{L}\p{M}\p{N}_]*?)(?:\s*[:：]|\s+is|\s+goes|(?:은|는|이|가))?\s+[A-Z][A-Z0-9_]+\s*(?:[-=]{1,2}>|→|⇒)\s*([A-Z][A-Z0-9_]+)\s*[([,:/]\s*(?:(?:after\s+|by\s+|upon\s+)?(?:send(?:s|ing)?|sent|snd)\s+(?:an?\s+)?|((?:after\s+|by\s+|upon\s+|on\s+)?(?:receiv(?:es?|ing)|received|gets|rcv|recv)\s+(?:an?\s+)?))([A-Z]{3}.*?)\s*[)\]]?$/u;

/** `A: established`, in whatever letters. */
function claimed(line: string, machine: Machine): MeantStatement | undefined {
  const states = statesOf(machine);
  const said = looseClaims(line)?.map(({ host, state }) => ({ host, state: spelledOtherwise(state, states) }));
  if (said === undefined || said.some(({ state }) => state === undefined)) return undefined;
  return { text: `expect ${said.map(({ host, state }) => `${host} in ${state}`).join(', ')}`, rule: 'claim' };
}

/** `both ESTABLISHED`, where there are two hosts. */
function saidOfBoth(line: string, { exchange, hosts }: MeantAmong): string | undefined {
  const [, rest] = BOTH.exec(line) ?? [];
  const [one, other, another] = hosts(exchange);
  if (rest === undefined || one === undefined || other === undefined || another !== undefined) return undefined;
  return `${one}, ${other}: ${rest}`;
}

const BOTH =
  /^(?:both(?:\s+(?:sides|ends|hosts|peers|are|in))*|양쪽(?:\s*모두)?|둘\s*다|모두)\s*(?:(?:are|is|now|in|은|이|가)\s+)*(?:[:=]\s*)?([A-Z]{3}\S*)(?:\s+state|\s*상태)?\s*[.!]?$/iu;

const LONGEST = 300;
const statesOf = ({ roles }: Machine): readonly string[] => roles.flatMap(({ states }) => states.map(({ name }) => name));

/** Believed of an event only where there is such a one. */
function inOtherNotation(line: string, { events }: Machine): MeantStatement | undefined {
  const rewriting = inOurNotation(line);
  if (rewriting === undefined) return undefined;
  const text = edited(line, rewriting.edits);
  const [, , event] = OF_HOST.exec(text) ?? [];
  return event === undefined || events.some(({ name }) => name === event) ? { text, rule: rewriting.rule } : undefined;
}

/** `A sends FIN and enters FIN_WAIT_1` */
const AND_BECOMES = /^(.*?)(?:,?\s+and(?:\s+then)?|,)\s+(?:it\s+)?((?:now\s+)?(?:enters|goes|moves|changes|becomes|is|transitions)\b.*)$/u;

function inSentence(line: string, among: MeantAmong): MeantStatement | undefined {
  const said = withoutReceiver(line);
  if (said === undefined) return undefined;
  const all = [...among.hosts(among.exchange)];
  const host = all.find((each) => each === said.from) ?? all.find((each) => each.toLowerCase() === said.from.toLowerCase());
  if (host === undefined) return undefined;
  const [, first = said.sent, becomes] = AND_BECOMES.exec(said.sent) ?? [];
  const message = sent(host, first, among, said.isLost ? '-x' : '->');
  const claims = becomes === undefined ? undefined : claimsIn(`${host} ${becomes}`);
  return message && { ...message, text: claims === undefined ? message.text : `${message.text} expect ${claims}` };
}

/** To the only other host there is. */
function sent(host: string, said: string, { exchange, hosts }: MeantAmong, arrow = '->'): MeantStatement | undefined {
  const message = messageInOurNotation(said);
  const known = exchange.machine.flags.length > 0 ? exchange.machine.flags : exchange.machine.messages.map((each) => each.name);
  if (message === undefined) return undefined;
  const written = known.includes('PSH') ? message.text.replace(/^DATA\b/u, 'PSH+ACK') : message.text;
  if (!known.includes(written.split(/[+ ]/u)[0] ?? '')) return undefined;
  const [other, another] = [...hosts(exchange)].filter((each) => each !== host);
  if (other === undefined || another !== undefined) return undefined;
  return { text: `${host} ${arrow} ${other} : ${written}`, rule: 'hostsFirst' };
}

function hostsOf({ exchange: { span, statements } }: AnalysedExchange, text: string): ReadonlySet<string> {
  const written = [...text.slice(span.start, span.end).matchAll(HOSTS)].map(([, name = '']) => name);
  const declared = statements.flatMap((statement) => {
    if (statement.kind === 'message') return [statement.from.text, statement.to.text];
    return statement.kind === 'host' ? [statement.name.text] : [];
  });
  return new Set([...declared, ...written]);
}

function rewritten(problem: Problem, { start, text }: StatementText, { text: written, rule }: MeantStatement): Problem {
  const span = { start, end: start + text.length };
  return {
    code: problem.code,
    severity: 'error',
    span: problem.span,
    facts: { kind: 'syntax', fault: { fault: 'notation', written, rule }, rewriting: [{ span, text: written }] },
    related: [],
  };
}
