/** One line of an exchange: what can be read of it. `undefined` where not even that tells what it is. */
import type { Arrival, Message, Span, Statement } from '../../core/index.js';
import type * as ast from '../generated/ast.js';
import { nameOf, namesOf, spanOf, spansOf, whole } from '../spans.js';
import { toClaims } from './claims.js';
import { timeOf } from './times.js';
import { spanOfAll, toFields, withPath } from './values.js';

/** A line that says something of the whole document. */
export type Declaration = ast.Using | ast.Speaks;

export function toStatements(node: ast.Statement | Declaration): readonly Statement[] {
  switch (node.$type) {
    case 'Step':
      return [...steps(node), ...some(toClaims(node.claims, true))];
    case 'Host':
      return some(host(node));
    case 'Note':
      return some(note(node));
    case 'Pause':
      return some(pause(node));
    case 'Section':
      return node.title === undefined ? [] : [{ kind: 'section', title: node.title, span: whole(node) }];
    case 'Expect':
      return node.error ? [] : some(toClaims(node.claims, false));
    case 'Using':
    case 'Speaks':
      return [];
  }
}

const some = <T>(one: T | undefined): readonly T[] => (one === undefined ? [] : [one]);

/** A message to several hosts is sent once, and arrives at each of them. */
function steps(node: ast.Step): readonly Statement[] {
  const first = step(node);
  if (first?.kind !== 'message' || node.others.length === 0) return some(first);
  let { fate } = first;
  const copies = node.others.flatMap((other): readonly Message[] => {
    const to = nameOf(other, 'to', other.to);
    fate = other.arrow === undefined ? fate : (FATES[other.arrow] ?? 'lost');
    return to === undefined ? [] : [{ ...first, to, fate, namesSpan: to.span, isCopy: true }];
  });
  return [{ ...first, also: copies.map(({ to }) => to) }, ...copies];
}

function step(node: ast.Step): Statement | undefined {
  if (node.arrow !== undefined) return message(node);
  const subject = withPath(node, nameOf(node, 'subject', node.subject));
  if (subject === undefined) return undefined;
  if (node.arrives) {
    const place = nameOf(node, 'place', node.place);
    const at = timeOf(node, 'ats');
    return { kind: 'arrival', segment: subject, ...(place && { place }), ...(at && { at }), span: extent(node) };
  }
  const event = nameOf(node, 'event', node.event);
  if (event === undefined) return undefined;
  const rest = { fields: toFields(node.fields), label: node.labels[0] ?? '', span: extent(node) };
  const at = timeOf(node, 'ats');
  return { kind: 'event', host: subject, event, ...rest, ...(at && { at }) };
}

const FATES: Readonly<Record<string, Message['fate']>> = { '->': 'delivered', '~>': 'in-flight' };

function message(node: ast.Step): Message | undefined {
  const from = withPath(node, nameOf(node, 'subject', node.subject));
  const to = nameOf(node, 'to', node.to);
  if (from === undefined || to === undefined) return undefined;
  const names = namesOf(node, 'names', node.names);
  const segment = nameOf(node, 'segments', node.segments[0]);
  return {
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
  };
}

function timesOf(node: ast.Step): Pick<Message, 'at' | 'takes'> {
  const [at, takes] = [timeOf(node, 'ats'), timeOf(node, 'takes')];
  return { ...(at && { at }), ...(takes && { takes }) };
}

function pause(node: ast.Pause): Statement | undefined {
  const time = timeOf(node, 'time');
  return time && { kind: node.kind, time, span: whole(node) };
}

/** The line without the claims at its end. */
function extent(node: ast.Step): Span {
  const { start, end } = whole(node);
  const [claim] = node.claims;
  const text = claim === undefined ? '' : (node.$cstNode?.text.slice(0, whole(claim).start - start) ?? '');
  const before = text.replace(/\s*expect\s*$/u, '');
  return { start, end: before === '' ? end : start + before.length };
}

function host(node: ast.Host): Statement | undefined {
  const name = nameOf(node, 'name', node.name);
  if (name === undefined) return undefined;
  const role = nameOf(node, 'roles', node.roles[0]);
  const state = nameOf(node, 'states', node.states[0]);
  const of = nameOf(node, 'ofs', node.ofs[0]);
  return {
    kind: 'host',
    name,
    label: node.labels[0] ?? '',
    ...(of === undefined ? {} : { of }),
    ...(role === undefined ? {} : { role }),
    ...(state === undefined ? {} : { state }),
    variables: toFields(node.vars),
    span: whole(node),
  };
}

/** `host arrives`, `using arrives`, `language arrives`, where the first word is the name of a segment. */
export function namedArrival(node: ast.Statement | Declaration): Arrival | undefined {
  if (!endsWithArrives(node)) return undefined;
  const word = node.$type === 'Using' ? 'using' : node.$type === 'Speaks' ? 'language' : 'host';
  const { start, end } = whole(node);
  return { kind: 'arrival', segment: { text: word, span: { start, end: start + word.length } }, span: { start, end } };
}

function endsWithArrives(node: ast.Statement | Declaration): boolean {
  if (node.$type === 'Using') return node.protocol === 'arrives';
  if (node.$type === 'Speaks') return node.tag === 'arrives';
  const isHost = node.$type === 'Host' && node.name === 'arrives';
  return isHost && node.labels.length + node.roles.length + node.states.length + node.vars.length === 0;
}

function note(node: ast.Note): Statement | undefined {
  if (node.text === undefined) return undefined;
  return { kind: node.kind, hosts: namesOf(node, 'hosts', node.hosts), text: node.text, span: whole(node) };
}
