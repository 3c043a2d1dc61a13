/** One line of an exchange: what can be read of it. `undefined` where not even that tells what it is. */
import type { Arrival, Host, LocalEvent, Message, Note, Pause, Section, Statement } from '../../core/exchange/exchange.js';
import type { Span } from '../../core/span.js';
import type * as ast from '../generated/ast.js';
import { nameOf, namesOf, spanOf, spansOf, whole } from '../spans.js';
import { toClaims } from './claims.js';
import { timeOf } from './times.js';
import { spanOfAll, toFields } from './values.js';

/** What the line adds to each of its statements. */
export interface OnLine {
  readonly damaged: boolean;
  /** Names of segments sent so far: `host arrives` is an arrival if a segment is called `host`. */
  readonly segments: ReadonlySet<string>;
}

export function toStatements(node: ast.Statement | ast.Using, line: OnLine): readonly Statement[] {
  switch (node.$type) {
    case 'Step':
      return [...some(step(node, line)), ...some(toClaims(node.claims, true, line.damaged))];
    case 'Host':
      return some(host(node, line));
    case 'Note':
      return some(note(node, line));
    case 'Pause':
      return some(pause(node, line));
    case 'Section':
      return node.title === undefined ? [] : [mark<Section>(line, { kind: 'section', title: node.title, span: whole(node) })];
    case 'Expect':
      return node.error ? [] : some(toClaims(node.claims, false, line.damaged));
    case 'Using':
      return some(arrivalOf(node, 'using', node.protocol, line));
  }
}

const some = <T>(one: T | undefined): readonly T[] => (one === undefined ? [] : [one]);
const mark = <T extends Statement>({ damaged }: OnLine, statement: T): T => (damaged ? { ...statement, damaged } : statement);

function step(node: ast.Step, line: OnLine): Statement | undefined {
  if (node.arrow !== undefined) return message(node, line);
  const subject = nameOf(node, 'subject', node.subject);
  if (subject === undefined) return undefined;
  if (node.arrives) return mark<Arrival>(line, { kind: 'arrival', segment: subject, span: extent(node) });
  const event = nameOf(node, 'event', node.event);
  if (event === undefined) return undefined;
  const rest = { fields: toFields(node.fields), label: node.labels[0] ?? '', span: extent(node) };
  const at = timeOf(node, 'ats');
  return mark<LocalEvent>(line, { kind: 'event', host: subject, event, ...rest, ...(at && { at }) });
}

const FATES: Readonly<Record<string, Message['fate']>> = { '->': 'delivered', '~>': 'in-flight' };

function message(node: ast.Step, line: OnLine): Message | undefined {
  const from = nameOf(node, 'subject', node.subject);
  const to = nameOf(node, 'to', node.to);
  if (from === undefined || to === undefined) return undefined;
  const names = namesOf(node, 'names', node.names);
  const segment = nameOf(node, 'segments', node.segments[0]);
  return mark<Message>(line, {
    kind: 'message',
    from,
    to,
    fate: FATES[node.arrow ?? ''] ?? 'lost',
    stray: node.stray,
    names,
    namesSpan: node.blank ? spanOf(node, 'blank') : spanOfAll(spansOf(node, 'names'), to.span),
    blank: names.length === 0,
    fields: toFields(node.fields),
    label: node.labels[0] ?? '',
    ...(segment === undefined ? {} : { segment }),
    ...timesOf(node),
    span: extent(node),
  });
}

function timesOf(node: ast.Step): Pick<Message, 'at' | 'takes'> {
  const [at, takes] = [timeOf(node, 'ats'), timeOf(node, 'takes')];
  return { ...(at && { at }), ...(takes && { takes }) };
}

function pause(node: ast.Pause, line: OnLine): Statement | undefined {
  const time = timeOf(node, 'time');
  return time && mark<Pause>(line, { kind: node.kind, time, span: whole(node) });
}

/** The line without the claims at its end. */
function extent(node: ast.Step): Span {
  const { start, end } = whole(node);
  const [claim] = node.claims;
  const text = claim === undefined ? '' : (node.$cstNode?.text.slice(0, whole(claim).start - start) ?? '');
  const before = text.replace(/\s*expect\s*$/u, '');
  return { start, end: before === '' ? end : start + before.length };
}

function host(node: ast.Host, line: OnLine): Statement | undefined {
  const bare = node.labels.length + node.roles.length + node.states.length + node.vars.length === 0;
  if (bare && node.name === 'arrives' && line.segments.has('host')) return arrivalOf(node, 'host', node.name, line);
  const name = nameOf(node, 'name', node.name);
  if (name === undefined) return undefined;
  const role = nameOf(node, 'roles', node.roles[0]);
  const state = nameOf(node, 'states', node.states[0]);
  return mark<Host>(line, {
    kind: 'host',
    name,
    label: node.labels[0] ?? '',
    ...(role === undefined ? {} : { role }),
    ...(state === undefined ? {} : { state }),
    variables: toFields(node.vars),
    span: whole(node),
  });
}

/** `host arrives`, `using arrives`, where the first word is the name of a segment. */
function arrivalOf(node: ast.Host | ast.Using, word: string, last: string | undefined, line: OnLine): Arrival | undefined {
  if (last !== 'arrives' || !line.segments.has(word)) return undefined;
  const { start, end } = whole(node);
  return mark<Arrival>(line, { kind: 'arrival', segment: { text: word, span: { start, end: start + word.length } }, span: { start, end } });
}

function note(node: ast.Note, line: OnLine): Statement | undefined {
  if (node.text === undefined) return undefined;
  return mark<Note>(line, { kind: 'note', hosts: namesOf(node, 'hosts', node.hosts), text: node.text, span: whole(node) });
}
