/** A name that does not exist, and none is near it: another one that there is, or none. */
import { contains, type Facts, readable, wording } from '../../../core/index.js';
import { type EditorAction, fix, messageAt, type ProblemAt, withoutLine } from './action.js';
import { addState } from './add-state.js';

type UnknownName = Extract<Facts, { readonly kind: 'unknown-name' }>;

export function otherName(facts: UnknownName, at: ProblemAt): readonly EditorAction[] {
  switch (facts.what) {
    case 'state':
      return [...asItIs(at), ...addState(facts.written, at), ...withoutClause('in', facts, at)];
    case 'role':
      return [...eachKnown(facts, at, roleTaken(at)), ...withoutClause('is', facts, at)];
    case 'event':
    case 'segment':
      return withoutStatement(at);
    case 'exchange':
      return eachKnown(facts, at);
    case 'field':
      return leaveOut(at);
    case 'flag':
      return withoutFlag(facts, at);
    default:
      return [];
  }
}

/** A claim of the state in which the host is. */
function asItIs(at: ProblemAt): readonly EditorAction[] {
  const { exchange, problem, at: index = -1 } = at;
  const statement = exchange?.exchange.statements[index];
  const claim = statement?.kind === 'claims' ? statement.claims.find(({ span }) => contains(span, problem.span)) : undefined;
  const host = exchange?.run.worlds[index]?.hosts.find(({ name }) => name === claim?.host.text);
  const state = host && exchange?.run.program.roles[host.role]?.states[host.state]?.state.name;
  if (claim === undefined || state === undefined) return [];
  return [fix(at, readable(wording().fixes.expect(`${claim.host.text} in ${state}`)), [{ span: problem.span, text: state }])];
}

function withoutStatement(at: ProblemAt): readonly EditorAction[] {
  const statement = at.at === undefined ? undefined : at.exchange?.exchange.statements[at.at];
  return statement?.kind === 'event' || statement?.kind === 'arrival'
    ? [fix(at, wording().fixes.removeLine, [withoutLine(at.analysis.text, statement.span)])]
    : [];
}

/** So many are tried. */
const MOST = 6;

/** All that it can be: which of them is right shows when it is tried. */
const eachKnown = ({ written, known, nearest }: UnknownName, at: ProblemAt, first?: string): readonly EditorAction[] =>
  [...new Set([...(first === undefined ? [] : [first]), ...known])]
    .filter((name) => name !== nearest)
    .slice(0, MOST)
    .map((name) => fix(at, readable(wording().fixes.change(written, name)), [{ span: at.problem.span, text: name }]));

/** The role in which the host was run. */
function roleTaken({ exchange, at }: ProblemAt): string | undefined {
  const statement = at === undefined ? undefined : exchange?.exchange.statements[at];
  if (exchange === undefined || statement?.kind !== 'host') return undefined;
  const { worlds, program } = exchange.run;
  const host = worlds[0]?.hosts.find(({ name }) => name === statement.name.text);
  return host === undefined ? undefined : program.roles[host.role]?.role.name;
}

/** A host is what it is by itself, too. */
function withoutClause(keyword: string, { written }: UnknownName, at: ProblemAt): readonly EditorAction[] {
  const { start, end } = at.problem.span;
  const statement = at.at === undefined ? undefined : at.exchange?.exchange.statements[at.at];
  const before = at.analysis.text.slice(0, start).trimEnd();
  if (statement?.kind !== 'host' || !before.endsWith(keyword)) return [];
  const from = before.slice(0, -keyword.length).trimEnd().length;
  return [fix(at, readable(wording().fixes.leaveOut(`${keyword} ${written}`)), [{ span: { start: from, end }, text: '' }])];
}

/** A field that is none, or whose number is none, is what the machine makes of it, if it is left out. */
export function leaveOut(at: ProblemAt): readonly EditorAction[] {
  const field = messageAt(at)?.fields.find(({ span }) => contains(span, at.problem.span));
  if (field === undefined) return [];
  const start = at.analysis.text.slice(0, field.span.start).trimEnd().length;
  return [fix(at, readable(wording().fixes.leaveOut(field.name.text)), [{ span: { start, end: field.span.end }, text: '' }])];
}

function withoutFlag({ written }: UnknownName, at: ProblemAt): readonly EditorAction[] {
  const { start, end } = at.problem.span;
  const message = messageAt(at);
  if (message === undefined || message.names.length < 2) return [];
  const isFirst = start === message.namesSpan.start;
  const joined = isFirst ? /^\s*\+\s*/.exec(at.analysis.text.slice(end)) : /\s*\+\s*$/.exec(at.analysis.text.slice(0, start));
  const sign = joined?.[0].length ?? 0;
  const span = isFirst ? { start, end: end + sign } : { start: start - sign, end };
  return [fix(at, readable(wording().fixes.remove(written)), [{ span, text: '' }])];
}
