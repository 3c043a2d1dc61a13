/** The `goal` lines of an exercise. */
import {
  type Bound,
  DISTURBANCES,
  type DisturbanceKind,
  type Goal,
  type GoalEvent,
  type Message,
  type Name,
  type Sought,
  type Span,
} from '../../core/index.js';
import { toClaims, toCondition } from '../exchange/claims.js';
import { toFields } from '../exchange/values.js';
import type * as ast from '../generated/ast.js';
import { nameOf, namesOf, whole } from '../spans.js';

/** What ends an exchange at once, by the names that protocols give it: a goal of a graceful end has none of them. */
export const ABRUPT: readonly string[] = ['abort', 'crash', 'RST', 'ABORT', 'reset', 'RESET'];

/** The fields that say how much text a message carries, and where it begins. */
const TEXT = { field: 'len', order: 'seq' };

export function toGoals(node: ast.Goal): readonly Goal[] {
  const points = node.points === undefined ? {} : { points: Number(node.points) };
  const hidden = node.hidden ? { hidden: whole(node) } : {};
  return bare(node, whole(node)).map((goal) => ({ ...goal, ...points, ...hidden }));
}

function bare(node: ast.Goal, span: Span): readonly Goal[] {
  if (node.most !== undefined) return [counted(node.bound ?? 'most', Number(node.most), node.counted, span)];
  if (node.exactly !== undefined) return [counted('exactly', Number(node.exactly), node.counted, span)];
  if (node.breaks !== undefined) return broken(node.breaks, span);
  if (node.nothing) return [{ kind: 'owed', names: [], span }];
  if (node.clean) return [{ kind: 'no-errors', span }];
  if (node.graceful) return [{ kind: 'graceful', abrupt: ABRUPT, span }];
  const message = node.number ?? node.symbol;
  if (message !== undefined) return [ofMessage(node, node.number === undefined ? message : Number(message), span)];
  const found = ofSought(node, span) ?? ofEvent(node, span) ?? ofHost(node, span);
  return found === undefined ? claims(node) : [found];
}

function counted(bound: Bound, amount: number, what: ast.Counted | undefined, span: Span): Goal {
  if (what === undefined || what.startsWith('message')) return { kind: 'messages', bound, messages: amount, span };
  const kind = DISTURBANCES.find((each) => each === what || each === PLURALS[what]);
  return { kind: 'disturbed', bound, amount, span, ...(kind && { what: kind }) };
}

const PLURALS: Readonly<Record<string, DisturbanceKind>> = { loss: 'losses', duplicate: 'duplicates', delay: 'delays', stray: 'strays' };

function broken(node: ast.Broken, span: Span): readonly Goal[] {
  const condition = node.condition && toCondition(node.condition);
  const then = node.then && toCondition(node.then);
  if (condition === undefined || (node.kind === undefined && then === undefined)) return [];
  const property = { kind: node.kind ?? ('leads' as const), condition, ...(then && { then }), written: node.$cstNode?.text ?? '' };
  return [{ kind: 'breaks', property, span }];
}

function claims(node: ast.Goal): readonly Goal[] {
  const found = toClaims(node.condition === undefined ? node.claims : [node.condition], false)?.claims ?? [];
  return found.map((claim) => ({ kind: 'claim', claim, span: claim.span }));
}

function ofMessage(node: ast.Goal, message: number | string, span: Span): Goal {
  const names = namesOf(node, 'is', node.is);
  return { kind: 'lost', message, names, lost: names.length === 0 || node.lost, span };
}

function ofSought(node: ast.Goal, span: Span): Goal | undefined {
  if (node.sought === undefined) return undefined;
  const sought = toSought(node.sought);
  if (node.unwanted) return { kind: 'never', what: sought, span };
  const event = nameOf(node, 'laterEvent', node.laterEvent);
  const host = nameOf(node, 'laterHost', node.laterHost);
  const before = event === undefined ? node.later && toSought(node.later) : occurrence(event, host);
  return { kind: 'with', sought, span, ...(before === undefined ? {} : { before }) };
}

function ofEvent(node: ast.Goal, span: Span): Goal | undefined {
  const event = nameOf(node, 'never', node.never);
  return event && { kind: 'never', what: occurrence(event, nameOf(node, 'neverHost', node.neverHost)), span };
}

const occurrence = (event: Name, host: Name | undefined): GoalEvent => ({ event, ...(host === undefined ? {} : { host }) });

function ofHost(node: ast.Goal, span: Span): Goal | undefined {
  const owing = nameOf(node, 'owing', node.owing);
  if (owing !== undefined) return owed(node, owing, span);
  const [passing, state] = [nameOf(node, 'passing', node.passing), nameOf(node, 'state', node.state)];
  if (passing !== undefined && state !== undefined) return { kind: 'passes', host: passing, state, span };
  const sender = nameOf(node, 'sender', node.sender);
  if (sender === undefined || node.bytes === undefined) return undefined;
  return { kind: 'sends', host: sender, ...TEXT, amount: Number(node.bytes), span };
}

/** `owes nothing`. */
function owed(node: ast.Goal, host: Name, span: Span): Goal {
  const names = namesOf(node, 'names', node.names);
  const isNothing = names.length === 1 && names[0]?.text === 'nothing';
  return { kind: 'owed', host, names: isNothing ? [] : names, span };
}

const FATES: Readonly<Record<string, Message['fate']>> = { '->': 'delivered', '~>': 'in-flight' };

function toSought(node: ast.Sought): Sought {
  const [from, to] = [nameOf(node, 'from', node.from), nameOf(node, 'to', node.to)];
  const above = nameOf(node, 'above', node.above);
  const drawn = node.arrow === undefined ? undefined : (FATES[node.arrow] ?? 'lost');
  const fate = node.lost ? 'lost' : drawn;
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(fate === undefined ? {} : { fate }),
    ...(node.received ? { received: true } : {}),
    names: namesOf(node, 'names', node.names),
    without: namesOf(node, 'without', node.without),
    fields: toFields(node.fields),
    ...(above === undefined || node.bound === undefined ? {} : { above: { field: above, amount: Number(node.bound) } }),
  };
}
