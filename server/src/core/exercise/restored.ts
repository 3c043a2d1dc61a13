/** The exchange that an answer is judged by: given lines as they were given, whatever was done to them, with what was written in their blanks. */
import type { ExpectError, FieldValue, Statement } from '../exchange/exchange.js';
import { join, type Span } from '../span.js';
import type { AnswerComparison } from './compare.js';
import type { Plan } from './plan.js';
import { fieldOf } from './same.js';

export interface RestoredAnswer {
  readonly statements: readonly Statement[];
  /** For each given statement the one that runs in its place. */
  readonly own: readonly (Statement | undefined)[];
}

interface Put {
  /** Given statements have odd ranks in their order; what was added stands between them. */
  readonly rank: number;
  readonly statement: Statement;
}

/**
 * @param statements of the answer, without those that may stand nowhere
 * @param head where the answer begins
 * @param embellished indices of given messages into which something was put that makes them others
 */
export function restored(
  statements: readonly Statement[],
  plan: Plan,
  comparison: AnswerComparison,
  { head, embellished = [] }: { readonly head: Span; readonly embellished?: readonly number[] },
): RestoredAnswer {
  const { own, changed, gone, added } = comparison;
  const again = new Set([...changed, ...embellished]);
  const ranks = new Map<Statement, number>(added.map(({ statement, before }) => [statement, 2 * before]));
  for (const [at, statement] of own.entries()) if (statement !== undefined) ranks.set(statement, 2 * at + 1);
  const found = statements.map((statement): Put => {
    const rank = ranks.get(statement) ?? -1;
    const at = (rank - 1) / 2;
    const given = again.has(at) ? plan.given[at]?.statement : undefined;
    return { rank, statement: given === undefined ? statement : mended(given, statement) };
  });
  for (const at of gone) putBack(found, at, plan, head);
  aimed(found, new Set([...again, ...gone]));
  return { statements: found.map(({ statement }) => statement), own: own.map((_, at) => find(found, at)) };
}

const rankOf = (at: number): number => 2 * at + 1;

const find = (found: readonly Put[], at: number): Statement | undefined => found.find(({ rank }) => rank === rankOf(at))?.statement;

function putBack(found: Put[], at: number, { given }: Plan, head: Span): void {
  const statement = given[at]?.statement;
  if (statement === undefined) return;
  const next = found.findIndex(({ rank }) => rank > rankOf(at));
  const place = next < 0 ? found.length : next;
  // behind the line before, so that what is wrong here is not taken for wrong there
  const start = (found[place - 1]?.statement.span ?? head).end + 1;
  found.splice(place, 0, { rank: rankOf(at), statement: placedAt(statement, { start, end: start }) });
}

/** The given statement, with what the answer has in its blanks. */
function mended(given: Statement, answer: Statement): Statement {
  const { start } = answer.span;
  const statement = { ...placedAt(given, { start, end: start }), span: answer.span };
  if (statement.kind === 'message' && answer.kind === 'message') return { ...statement, fields: filled(statement.fields, answer.fields) };
  if (statement.kind === 'event' && answer.kind === 'event') return { ...statement, fields: filled(statement.fields, answer.fields) };
  if (statement.kind === 'host' && answer.kind === 'host')
    return { ...statement, variables: filled(statement.variables, answer.variables) };
  return statement;
}

const filled = (given: readonly FieldValue[], answer: readonly FieldValue[]): readonly FieldValue[] =>
  given.map((field) => (field.value.kind === 'blank' ? (fieldOf(answer, field.name.text) ?? field) : field));

/** Expected errors of lines that were put back are expected there. */
function aimed(found: Put[], again: ReadonlySet<number>): void {
  for (const [index, { rank, statement }] of found.entries()) {
    const at = (rank - 1) / 2;
    if (statement.kind !== 'expect-error' || !(again.has(at) || again.has(at + 1))) continue;
    found[index] = { rank, statement: aimedAt(statement, found.slice(index + 1)) };
  }
}

function aimedAt(statement: ExpectError, next: readonly Put[]): ExpectError {
  const [first, ...others] = next.map((each) => each.statement).filter(({ kind }) => kind !== 'expect-error');
  if (first === undefined) return statement;
  const end = first.kind === 'claims' ? others.findIndex(({ kind }) => kind !== 'claims') : 0;
  const target = others.slice(0, end < 0 ? others.length : end).reduce((span, each) => join(span, each.span), first.span);
  return { ...statement, target };
}

/** The same with all of its places at one. */
export function placedAt<T>(part: T, place: Span): T {
  if (Array.isArray(part)) return part.map((each: unknown) => placedAt(each, place)) as T;
  if (typeof part !== 'object' || part === null) return part;
  const parts = Object.entries(part).map(([key, value]: [string, unknown]) => [key, /span$/i.test(key) ? place : placedAt(value, place)]);
  return Object.fromEntries(parts) as T;
}
