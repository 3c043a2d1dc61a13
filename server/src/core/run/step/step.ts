/** One statement, run once, regardless of what comes after. */
import { ownersOf } from '../../exchange/ends.js';
import type { Message, Statement } from '../../exchange/exchange.js';
import { unwrittenName } from '../../exchange/unwritten.js';
import { timeText } from '../../exchange/written.js';
import type { Name } from '../../span.js';
import type { Context, Fault, StepOutcome } from '../context.js';
import type { Crossing, LaterShifts, World } from '../world.js';
import { runClaims } from './claims.js';
import { landed, runArrival, runEvent } from './event.js';
import { faultOf } from './faults.js';
import { findHost } from './hosts.js';
import { runMessage } from './message.js';
import { error, numberProblem } from './problems.js';

export function step(context: Context, world: World, at: number, statement: Statement | undefined = context.statements[at]): StepOutcome {
  if (!statement) return { world, faults: [] };
  if (world.later !== undefined && world.later.at <= at) return step(context, withLater(world, world.later), at, statement);
  if (world.done?.at === at && statement === context.statements[at]) return takenBefore(world);
  const outcome = inTime(crossing(context, world, at, statement) ?? dispatch(context, world, at, statement), statement);
  // the line cannot be read, which has been said: it is run as well as can be, and nothing more is said of it
  return statement.damaged ? { ...outcome, faults: outcome.faults.filter(({ isSpelling }) => isSpelling) } : outcome;
}

/** The same, run once for each world: what depends on more than the world is not kept. */
export function stepOnce(context: Context, world: World, at: number): StepOutcome {
  const statement = context.statements[at];
  const known = context.steps.get(world);
  if (known !== undefined && known.at === at && known.of === statement) return known.outcome;
  const outcome = step(context, world, at);
  if (statement?.kind !== 'claims' && outcome.choices === undefined) context.steps.set(world, { at, of: statement, outcome });
  return outcome;
}

/** Time never goes back: the lines of an exchange are in the order of their times. */
function inTime(outcome: StepOutcome, statement: Statement): StepOutcome {
  if (statement.kind !== 'message' && statement.kind !== 'event' && statement.kind !== 'arrival') return outcome;
  const { at, clock = 0 } = statement;
  if (at === undefined || at.value >= clock) return outcome;
  const problem = numberProblem('at', at.written, at.span, { clause: 'time-from', from: timeText(clock) });
  return { ...outcome, faults: [...outcome.faults, faultOf(problem)] };
}

function withLater({ later: _, ...world }: World, { shifts, next }: LaterShifts): World {
  return { ...world, shifts: [...world.shifts, ...shifts], ...(next && { later: next }) };
}

function takenBefore({ done, ...world }: World): StepOutcome {
  const after = done?.next === undefined ? world : { ...world, done: done.next };
  return { world: after, faults: [], ...(done?.happening && { happening: done.happening }) };
}

function crossing(context: Context, world: World, at: number, statement: Statement): StepOutcome | undefined {
  const { crossings } = world;
  if (crossings === undefined || statement.kind !== 'message') return undefined;
  if (crossings.first === at) return runMessage(context, world, onItsWay(statement), at);
  return crossings.second === at ? withArrival(context, runMessage(context, world, statement, at), crossings) : undefined;
}

const onItsWay = (message: Message): Message => ({ ...message, fate: 'in-flight', segment: unwrittenName('') });

function withArrival(context: Context, sent: StepOutcome, { first, second, next }: Crossing): StepOutcome {
  const { crossings: _, ...world } = sent.world;
  const arrived = landed(context, next === undefined ? world : { ...world, crossings: next }, first, second);
  const { happening } = sent;
  const both = happening &&
    arrived.happening && {
      ...happening,
      passed: [...happening.passed, ...arrived.happening.passed],
      rows: [...happening.rows, ...arrived.happening.rows],
    };
  return { world: arrived.world, faults: [...sent.faults, ...arrived.faults], ...(happening && { happening: both ?? happening }) };
}

function dispatch(context: Context, world: World, at: number, statement: Statement): StepOutcome {
  switch (statement.kind) {
    case 'message': {
      const outcome = runMessage(context, world, statement, at);
      const twice = duplicateSegment(context, at);
      return twice ? { ...outcome, faults: [...outcome.faults, twice] } : outcome;
    }
    case 'arrival':
      return runArrival(context, world, statement, at);
    case 'event':
      return runEvent(context, world, statement, at);
    case 'claims':
      return runClaims(context, world, statement, statement.trailing ? context.history[at - 1] : undefined);
    case 'note':
    case 'box':
      return { world, faults: unknownHosts(context, world, statement.hosts) };
    case 'stretch':
      return { world, faults: statement.edge === 'begin' && statement.host ? unknownHosts(context, world, [statement.host]) : [] };
    default:
      return { world, faults: [] };
  }
}

/** Of what is only drawn. */
const unknownHosts = (context: Context, world: World, hosts: readonly Name[]): readonly Fault[] =>
  hosts.flatMap((host) => (ownersOf(context.statements).has(host.text) ? [] : (findHost(world, host).fault ?? [])));

function duplicateSegment(context: Context, at: number): Fault | undefined {
  const statement = context.statements[at];
  const name = statement?.kind === 'message' && !statement.isCopy ? statement.segment : undefined;
  if (!name || (context.roster.keys.get(name.text)?.[0] ?? at) === at) return undefined;
  return faultOf(error('duplicate-name', name.span, { kind: 'duplicate-name', what: 'segment', name: name.text }));
}
