/** What puts a problem right, by its code and facts: the core's own fixes, and those that take the lines around it. */
import {
  contains,
  type Facts,
  fixes,
  type Meant,
  type Message,
  type Problem,
  printed,
  readable,
  repeatedBy,
  type Span,
  type Statement,
  textIn,
  waysRight,
  wording,
} from '../../../core/index.js';
import type { Analysis } from '../../analysis/analysis.js';
import { messageLine } from '../complete/texts.js';
import { exchangeAt } from '../spot.js';
import { type EditorAction, fix, hasMany, lineAfter, lineBefore, messageAt, type ProblemAt, withoutLine } from './action.js';
import { breakCycle } from './cycle.js';
import { nameOtherHost } from './missing-host.js';
import { leaveOut, otherName } from './other-name.js';
import { otherHost } from './unknown-host.js';

/**
 * What may put a problem right, the most likely first: what the recovery took for meant, what its facts say, other ways that it
 * looked at, and last what calls the line right as it stands. None has been tried in the text yet.
 *
 * @param isWorthMore whether other ways are looked for, which takes about as long as finding out what was meant
 */
export function* quickFixes(analysis: Analysis, problem: Problem, isWorthMore: () => boolean = () => true): Generator<EditorAction> {
  const exchange = exchangeAt(analysis, problem.span.start);
  const found = exchange?.exchange.statements.findIndex(({ span }) => contains(span, problem.span)) ?? -1;
  const at: ProblemAt = { analysis, problem, ...(exchange && { exchange }), ...(found < 0 ? {} : { at: found }) };
  yield* meantBy(at);
  yield* fixes(problem).map(({ title, edits }) => fix(at, title, edits, true));
  yield* byFacts(problem.facts, at);
  yield* otherWays(at, isWorthMore);
  yield* noCures(problem.facts, at);
}

/** As the recovery took it. */
function meantBy(at: ProblemAt): readonly EditorAction[] {
  const { meant } = at.problem;
  return meant === undefined ? [] : repaired(at, meant, true);
}

const MOST_WAYS = 8;
/** Where there are many mistakes. */
const FEW_WAYS = 2;

function* otherWays(at: ProblemAt, isWorthMore: () => boolean): Generator<EditorAction> {
  const { exchange, problem } = at;
  if (exchange === undefined || exchange.isWithheld === true || problem.severity !== 'error' || !isOfTheRun(problem.facts)) return;
  const shownAt = exchange.run.told.findIndex((told) =>
    told.some(({ code, span }) => code === problem.code && span.start === problem.span.start),
  );
  if (shownAt < 0 || !isWorthMore()) return;
  const wanted = hasMany(at.analysis) ? { most: FEW_WAYS, isWide: false } : { most: MOST_WAYS, isWide: true };
  for (const repairs of waysRight(exchange.run.context, shownAt, wanted)) yield* repaired(at, { shownAt, repairs }, false);
}

/** What the machine complains of. */
const isOfTheRun = ({ kind }: Facts): boolean =>
  kind === 'illegal-send' || kind === 'unexpected-receive' || kind === 'requirement' || kind === 'illegal-event' || kind === 'claim';

function repaired(at: ProblemAt, meant: Meant, preferred: boolean): readonly EditorAction[] {
  const { text } = at.analysis;
  const statements = at.exchange?.run.context.statements ?? [];
  const edits = printed({ text, statements }, meant.repairs);
  const lineOf = ({ span }: Statement) => text.slice(0, span.start).split('\n').length;
  return edits === undefined || edits.length === 0
    ? []
    : [fix(at, readable(wording().repairTitle(meant, { statements, lineOf })), edits, preferred)];
}

function byFacts(facts: Facts, at: ProblemAt): readonly EditorAction[] {
  switch (facts.kind) {
    case 'illegal-send':
    case 'requirement':
      return makeRepeat(at);
    case 'number':
      return leaveOut(at);
    case 'unanswered':
      return answer(facts, at);
    case 'in-flight':
      return arrive(facts.segment, at);
    case 'unknown-name':
      return facts.what === 'host' ? otherHost(facts, at) : otherName(facts, at);
    case 'duplicate-name':
      return facts.what === 'host' ? dropLine(at, wording().fixes.removeSecond(facts.name)) : [];
    case 'no-error':
      return noError(facts, at);
    case 'cycle':
      return breakCycle(facts, at);
    case 'syntax':
      return nameOtherHost(facts.fault, at);
    default:
      return [];
  }
}

/** The line is right as it stands: it was not sent, did not arrive, or is meant to be wrong. */
function noCures(facts: Facts, at: ProblemAt): readonly EditorAction[] {
  const all = [...callItStrange(facts, at), ...expectIt(at)];
  return all.map((action) => ({ ...action, isNoCure: true }));
}

function callItStrange({ kind }: Facts, at: ProblemAt): readonly EditorAction[] {
  switch (kind) {
    case 'illegal-send':
      return makeStray(at);
    case 'unexpected-receive':
    case 'in-flight':
      return makeLost(at);
    case 'discarded':
      return [...makeLost(at), ...makeStray(at)];
    default:
      return [];
  }
}

/** The answer that is owed goes to the end of the exchange. */
function answer(facts: Extract<Facts, { readonly kind: 'unanswered' }>, at: ProblemAt): readonly EditorAction[] {
  const last = at.exchange?.exchange.statements.at(-1);
  if (at.exchange === undefined || last === undefined) return [];
  const { names, fields } = facts.owed;
  const line = messageLine({ from: facts.host, to: facts.to, names, fields }, at.exchange);
  return [fix(at, wording().fixes.addAtEnd(line), [lineAfter(at.analysis.text, last.span, line)], true)];
}

function arrive(segment: string, at: ProblemAt): readonly EditorAction[] {
  const last = at.exchange?.exchange.statements.at(-1);
  if (segment === '' || last === undefined) return [];
  return [fix(at, wording().fixes.addAtEnd(`${segment} arrives`), [lineAfter(at.analysis.text, last.span, `${segment} arrives`)], true)];
}

/** It was to repeat an earlier one, and says something else in one place. */
function makeRepeat(at: ProblemAt): readonly EditorAction[] {
  const message = messageAt(at);
  const repeat = at.exchange === undefined || at.at === undefined ? undefined : repeatedBy(at.exchange.run, at.at);
  if (message === undefined || repeat === undefined || at.problem.severity !== 'error') return [];
  const { text } = at.analysis;
  const stretch = ({ namesSpan, fields }: Message): Span => ({ start: namesSpan.start, end: fields.at(-1)?.span.end ?? namesSpan.end });
  const from = stretch(repeat.earlier);
  const line = text.slice(0, from.start).split('\n').length;
  return [fix(at, wording().fixes.repeat(textIn(repeat.mark), line), [{ span: stretch(message), text: text.slice(from.start, from.end) }])];
}

function makeLost(at: ProblemAt): readonly EditorAction[] {
  const message = messageAt(at);
  if (message === undefined || message.fate === 'lost' || message.stray) return [];
  return [fix(at, wording().fixes.markLost, [{ span: { start: message.from.span.end, end: message.to.span.start }, text: ' -x ' }])];
}

function makeStray(at: ProblemAt): readonly EditorAction[] {
  const message = messageAt(at);
  if (message === undefined || message.stray || message.fate === 'lost') return [];
  const start = message.from.span.start;
  return [fix(at, wording().fixes.markStray, [{ span: { start, end: start }, text: 'stray ' }])];
}

function dropLine(at: ProblemAt, title: string): readonly EditorAction[] {
  const statement = at.at === undefined ? undefined : at.exchange?.exchange.statements[at.at];
  return statement === undefined ? [] : [fix(at, title, [withoutLine(at.analysis.text, statement.span)])];
}

/** The problem stands at the statement that is right after all; the expectation stands before it. */
function noError(facts: Extract<Facts, { readonly kind: 'no-error' }>, at: ProblemAt): readonly EditorAction[] {
  const { exchange, problem, analysis } = at;
  const expectation = exchange?.exchange.statements.findLast(
    (each) =>
      each.kind === 'expect-error' &&
      each.code?.text === facts.code &&
      each.span.start <= problem.span.start &&
      (each.target === undefined || contains(each.target, problem.span)),
  );
  if (expectation?.kind !== 'expect-error') return [];
  const { code } = expectation;
  const others =
    code === undefined ? [] : facts.others.map((other) => fix(at, wording().fixes.expect(other), [{ span: code.span, text: other }], true));
  return [...others, fix(at, wording().fixes.remove('expect error'), [withoutLine(analysis.text, expectation.span)], others.length === 0)];
}

/** In lessons mistakes are made on purpose. */
function expectIt(at: ProblemAt): readonly EditorAction[] {
  const { problem, analysis, exchange } = at;
  if (exchange === undefined || problem.code === 'no-error' || !isExpectable(at)) return [];
  const line = analysis.parsed.lines[analysis.parsed.lineAt(problem.span.start)];
  const start = line?.tokens[0].startOffset;
  if (start === undefined || start < exchange.exchange.span.start) return [];
  return [fix(at, wording().fixes.meantSo(problem.code), [lineBefore(analysis.text, start, `expect error ${problem.code}`)])];
}

/** What stands in a head, or at another `expect error`, cannot be expected. */
function isExpectable({ problem, exchange, at }: ProblemAt): boolean {
  if (problem.code === 'syntax') return exchange !== undefined && problem.span.start > exchange.exchange.nameSpan.end;
  return at !== undefined && exchange?.exchange.statements[at]?.kind !== 'expect-error';
}
