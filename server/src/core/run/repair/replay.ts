/** The one way to try repairs: the statements of an exchange, with these in them, run up to where a mistake showed. */
import type { Statement } from '../../exchange/exchange.js';
import type { Repair } from '../../problem/repair.js';
import { type Context, countErrors, type StepOutcome } from '../context.js';
import { step } from '../step/step.js';
import type { Crossing, World } from '../world.js';
import { supposing } from './insert.js';

interface ReplayedPart {
  /** Index of the first statement; what is repaired stands at it or behind it. */
  readonly from: number;
  /** Index of the last statement. */
  readonly until: number;
}

interface Replayed {
  readonly world: World;
  /** Of the last statement. */
  readonly outcome: StepOutcome | undefined;
}

/** @returns `undefined` if any statement has an error */
export function replay(context: Context, world: World, repairs: readonly Repair[], { from, until }: ReplayedPart): Replayed | undefined {
  let [now, outcome] = [crossedIn(world, repairs), undefined as StepOutcome | undefined];
  for (let at = from; at <= until; at++)
    for (const each of statementsAt(context, repairs, at)) {
      context.budget.left -= tryCost(each.statement);
      outcome = step(context, now, each.at, each.statement);
      if (countErrors(outcome.faults) > 0) return undefined;
      now = each.isWritten ? outcome.world : supposing(outcome.world, now, each.at);
    }
  return { world: now, outcome };
}

function crossedIn(world: World, repairs: readonly Repair[]): World {
  const crossings = crossingsOf(repairs);
  return crossings === undefined ? world : { ...world, crossings };
}

/** In the order of their lines. */
export const crossingsOf = (repairs: readonly Repair[]): Crossing | undefined =>
  repairs.reduceRight<Crossing | undefined>(
    (next, repair) => (repair.kind === 'cross' ? { first: repair.at, second: repair.behind, ...(next && { next }) } : next),
    undefined,
  );

/** A line with very many fields takes as long as many lines. */
const tryCost = (statement: Statement | undefined): number =>
  statement?.kind === 'message' ? Math.max(1, (statement.fields.length - USUAL_FIELDS) >> 1) : 1;

/** As many as the longest lines of captures have. */
const USUAL_FIELDS = 16;

interface Placed {
  readonly at: number;
  readonly statement: Statement | undefined;
  /** In a line that names what it sends. */
  readonly isWritten: boolean;
}

/** What stands in the place of one statement. */
function statementsAt({ statements }: Context, repairs: readonly Repair[], at: number): readonly Placed[] {
  const own = statements[at];
  if (repairs.length === 0) return [{ at, statement: own, isWritten: true }];
  const before = repairs.flatMap((repair): readonly Placed[] => {
    if (repair.kind === 'insert' && repair.at === at)
      return [{ at, statement: repair.statement, isWritten: repair.statement.kind !== 'message' }];
    return repair.kind === 'move' && repair.before === at ? [{ at: repair.at, statement: statements[repair.at], isWritten: true }] : [];
  });
  const changed = repairs.find((repair) => repair.kind !== 'insert' && repair.kind !== 'cross' && repair.at === at);
  if (changed?.kind === 'remove' || changed?.kind === 'move') return before;
  const statement = changed?.kind === 'replace' ? changed.statement : own;
  const isNamed = own?.kind !== 'message' || own.segment !== undefined;
  return [...before, { at, statement, isWritten: changed === undefined || isNamed }];
}
