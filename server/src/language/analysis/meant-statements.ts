/**
 * Statements that are meant otherwise than they read: `A : ESTABLISHED` claims a state, `A : RTO` is a timeout, and where there
 * are two hosts, `A : SYN` goes to the other one.
 */
import type { Problem } from '../../core/index.js';
import type { AnalysedExchange } from './analysis.js';
import { LONGEST, type MeantAmong, type MeantStatement } from './meant-message.js';
import { inOtherNotation, meantBy } from './meant-readings.js';
import { withFullHosts } from './short-hosts.js';

/** A line without the blanks around it, and without a comment behind it. */
interface StatementText {
  readonly start: number;
  readonly text: string;
}

const NAME = '[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*';
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
    if (exchange === undefined || meant.has(line.start) || isTaken(problem, exchange)) continue;
    const among = { exchange, hosts, at: line.start };
    const statement =
      ours === undefined
        ? meantBy(line.text, problem, among)
        : (betweenKnownHosts(ours || line.text, among) ?? betweenOthers(ours, line, problem, among));
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

/** A host whose `host` line is missing takes part all the same. */
const isTaken = ({ facts }: Problem, { trace }: AnalysedExchange): boolean =>
  facts.kind === 'unknown-name' && facts.what === 'host' && trace.hosts.some(({ name }) => name === facts.written);

const NUMBER_WORD = /^(?:num|number|no|nr)$/i;

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

/** `C -> S : SYN`, where the hosts are Client and Server. */
function betweenKnownHosts(line: string, { exchange: { exchange } }: MeantAmong): MeantStatement | undefined {
  const declared = exchange.statements.flatMap((statement) => (statement.kind === 'host' ? [statement.name.text] : []));
  const text = line.length > LONGEST || /[;{}]/.test(line) ? undefined : withFullHosts(line, declared);
  return text === undefined ? undefined : { text, rule: 'fullHosts' };
}

/** `A writes "hi" to the socket`: where two hosts take part elsewhere, a third is a word of the sentence, if it is read without it. */
function betweenOthers(ours: string, { start, text }: StatementText, problem: Problem, among: MeantAmong): MeantStatement | undefined {
  const [, from, to] = OUR_HOSTS.exec(ours) ?? [];
  if (from === undefined || to === undefined) return undefined;
  const others = new Set(
    among.exchange.exchange.statements.flatMap((statement) => {
      if (statement.span.start >= start && statement.span.start <= start + text.length) return [];
      if (statement.kind === 'message') return [statement.from.text, statement.to.text];
      return statement.kind === 'host' ? [statement.name.text] : [];
    }),
  );
  if (others.size !== 2 || (others.has(from) && others.has(to))) return undefined;
  const known = { ...among, hosts: () => others };
  const plain = text.replaceAll(ROLE_AND_HOST, (all, host: string) => (others.has(host) ? host : all));
  if (plain !== text) return meantBy(plain, problem, known) ?? inOtherNotation(plain, among.exchange.machine);
  return /[-=~]>|[→⇒←]|<[-=~]/u.test(text) ? undefined : meantBy(text, problem, known);
}

/** Client A, the server B. */
const ROLE_AND_HOST = new RegExp(
  `(?<![\\p{L}\\p{N}_])(?:the\\s+)?(?:client|server|host|peer|node|sender|receiver|클라이언트|서버|호스트)\\s+(${NAME})`,
  'giu',
);

const OUR_HOSTS = new RegExp(`^(${NAME}) (?:->|-x|~>) (${NAME}) : `, 'u');

function hostsOf({ exchange: { span, statements } }: AnalysedExchange, text: string): ReadonlySet<string> {
  const written = [...text.slice(span.start, span.end).matchAll(HOSTS)].map(([, name = '']) => name);
  const declared = statements.flatMap((statement) => {
    if (statement.kind === 'message') return [statement.from.text, statement.to.text];
    return statement.kind === 'host' ? [statement.name.text] : [];
  });
  // `Result: both are ESTABLISHED` names no third one
  const known = new Set(declared);
  return known.size > 1 ? known : new Set([...declared, ...written]);
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
