/** A message in place of a `?`: is it the one that was asked for? Another one is as good where it does the same. */
import type { Message, Statement } from '../exchange/exchange.js';
import type { Run } from '../run/run.js';
import { contains } from '../span.js';
import type { CarriedMessage } from '../trace/trace.js';
import type { Plan } from './plan.js';
import { sameNames } from './same.js';

/** What the teacher, or the machine, has there; `undefined` where nothing is known, or the answer does as well. */
export function otherMessage(at: number, own: Message, run: Run, { solved, model, given }: Plan): readonly string[] | undefined {
  const line = solved?.[at];
  if (model === undefined || (solved !== undefined && line?.kind !== 'message')) return undefined;
  if (line?.kind === 'message' && sameNames(line.names, own.names)) return undefined;
  const right = stepOf(line ?? given[at]?.statement, model);
  const mine = stepOf(own, run);
  if (right === undefined || mine === undefined || right.names.length === 0) return undefined;
  if (JSON.stringify([...right.names].sort()) === JSON.stringify([...mine.names].sort())) return undefined;
  // it may carry more than what is asked for; to send something once more is something else
  const isAsGood = coversDebts(right.owed, mine.owed) && sorted(right.states) === sorted(mine.states) && sameMarks(right, mine);
  return isAsGood ? undefined : right.names;
}

type Debts = Readonly<Record<string, readonly string[]>>;

const sorted = (record: Readonly<Record<string, string>>): string => JSON.stringify(Object.entries(record).sort());

const sameMarks = (a: CarriedMessage, b: CarriedMessage): boolean => [...a.marks].sort().join() === [...b.marks].sort().join();

const coversDebts = (needed: Debts, owed: Debts): boolean =>
  Object.entries(needed).every(([host, names]) => names.every((name) => owed[host]?.includes(name)));

function stepOf(statement: Statement | undefined, { trace }: Run) {
  const step = trace.steps.find((each) => statement !== undefined && each.kind === 'message' && contains(statement.span, each.span));
  return step?.kind === 'message' ? step : undefined;
}
