/** The lines with which playing begins: those of an exchange or a verification up to its first mistake, or hosts alone. */
import {
  contains,
  type Host,
  isGivenName,
  type Machine,
  nowhere,
  type Seat,
  type Statement,
  statementText,
  unwrittenName,
} from '../../core/index.js';
import type { AnalysedExchange, Analysis } from '../analysis/analysis.js';

export function linesOf(analysis: Analysis, found: AnalysedExchange): readonly string[] {
  const right = rightStatements(analysis, found);
  // the hosts of a verification that nobody declares stand nowhere
  const { start, end } = found.exchange.span;
  const written = right.filter(({ span }) => span.start !== start || span.end !== end);
  const texts = textsOf(analysis.text, written);
  if (found.after !== undefined || written.some(isHost)) return texts;
  return [...hostsOf(found, right.some(isStep) || right.some(isHost)), ...texts];
}

const isHost = ({ kind }: Statement): boolean => kind === 'host';

const isStep = ({ kind }: Statement): boolean => kind === 'message' || kind === 'event' || kind === 'arrival';

/** What comes after a mistake rests on what was meant. */
function rightStatements({ problems, text }: Analysis, { exchange }: AnalysedExchange): readonly Statement[] {
  const wrong = problems.filter(({ severity, span }) => severity === 'error' && contains(exchange.span, span));
  const first = exchange.statements.findIndex(
    (each) => each.damaged === true || wrong.some(({ span }) => contains(lineAround(text, each), span)),
  );
  return first < 0 ? exchange.statements : exchange.statements.slice(0, first);
}

const lineAround = (text: string, { span }: Statement) => ({
  start: text.lastIndexOf('\n', span.start - 1) + 1,
  end: ((end) => (end < 0 ? text.length : end))(text.indexOf('\n', span.end)),
});

/** As they are written; several statements of one line, as a message and its claims, give one. */
function textsOf(text: string, statements: readonly Statement[]): readonly string[] {
  const spans: { start: number; end: number; name: string }[] = [];
  const names = new Set(statements.map((each) => (each.kind === 'message' ? each.segment?.text : undefined)));
  for (const statement of statements) {
    const span = wholeOf(text, statement);
    const last = spans.at(-1);
    const name = isNameless(statement) ? ` as ${freeName(names)}` : '';
    if (last === undefined || isApart(text, last.end, span.start)) spans.push({ ...span, name });
    else Object.assign(last, { end: Math.max(last.end, span.end), name: '' });
  }
  return spans.map(({ start, end, name }) => text.slice(start, end).replace(/\s*[\r\n]+[\s>]*/g, ' ') + name);
}

/** In a verification it may arrive all the same. */
const isNameless = (statement: Statement): boolean =>
  statement.kind === 'message' &&
  statement.arrives === undefined &&
  statement.segment !== undefined &&
  !isGivenName(statement.segment.text);

function freeName(taken: Set<string | undefined>): string {
  let nth = 1;
  while (taken.has(`m${nth}`)) nth++;
  taken.add(`m${nth}`);
  return `m${nth}`;
}

/** Claims on a line of their own begin with a word that is none of them. */
function wholeOf(text: string, { kind, span: { start, end } }: Statement): { readonly start: number; readonly end: number } {
  const word =
    kind === 'claims' ? /(?:^|[\s{;>])(expect\s+)$/.exec(text.slice(text.lastIndexOf('\n', start - 1) + 1, start))?.[1] : undefined;
  return { start: start - (word?.length ?? 0), end };
}

const isApart = (text: string, end: number, start: number): boolean => start >= end && /[\n;}]/.test(text.slice(end, start));

/** Who begins where, for an exchange that does not say so; and somebody to talk to. */
function hostsOf({ trace, machine }: AnalysedExchange, hasBegun: boolean): readonly string[] {
  if (hasBegun) return trace.hosts.map(({ name, label, role }) => hostLine(name, { role, state: trace.start[name] ?? '' }, label));
  return emptyHosts(machine);
}

/** Both ends of a new connection; of a protocol with more roles, one of each. */
export function emptyHosts({ starts, roles }: Machine): readonly string[] {
  const [start] = starts;
  if (start === undefined && roles.length > 1) return roles.map(({ name }) => hostLine(name, { role: name }));
  return [hostLine('A', start?.sender ?? {}), hostLine('B', start?.receiver ?? {})];
}

/** `host A`, `host B in LISTEN`. */
function hostLine(name: string, { role, state }: Seat, label = ''): string {
  const host: Host = {
    kind: 'host',
    name: unwrittenName(name),
    label: label === name ? '' : label,
    ...(role !== undefined && role !== '' && { role: unwrittenName(role) }),
    ...(state !== undefined && state !== '' && { state: unwrittenName(state) }),
    variables: [],
    span: nowhere,
  };
  return statementText(host);
}
