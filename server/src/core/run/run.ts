/** Runs an exchange through a machine, on all its hosts. Total: every exchange gives a trace and problems. */
import type { Exchange, Message, Statement } from '../exchange/exchange.js';
import { frameOf } from '../exchange/frame.js';
import { EVERYBODY, spread } from '../exchange/receivers.js';
import { scheduled } from '../exchange/schedule.js';
import type { Machine } from '../machine/machine.js';
import type { Problem } from '../problem/problem.js';
import type { Step, Trace, TracedHost } from '../trace/trace.js';
import { grantedToBegin, recall, type Shared, type Trial } from './budget.js';
import { type Context, countErrors, type StepOutcome } from './context.js';
import { inFlight, unanswered } from './ending.js';
import { programOf } from './program/compile.js';
import { errorsAhead } from './repair/ahead.js';
import { behindHorizon, type Past, type Rejoining, rejoining, sameBeginning, type Taken, takeUp, worthInTrial } from './resume.js';
import { FAR } from './search/limits.js';
import { namesIn, opening } from './seats.js';
import { carry, contextOf, settleFlights } from './setting.js';
import { type Done, showSteps, statesOf } from './show.js';
import { beginning } from './start.js';
import { step } from './step/step.js';
import { stepWell } from './step-well.js';
import type { World } from './world.js';

export interface Run extends Past {
  readonly trace: Trace;
  /** For asking what would happen in any of its worlds. */
  readonly context: Context;
  /** The run that it goes on after. */
  readonly after?: Run;
}

export interface RunOptions {
  /**
   * A run of an exchange that began as this one does: the first `statements` are the same, at the same places; the last
   * `after` are the same, wherever they stand.
   */
  readonly earlier?: {
    readonly run: Run;
    readonly statements: number;
    readonly after: number;
    /** So many statements behind what has changed are run, and all after them is taken to come to the same: enough to try a change. */
    readonly horizon?: number;
  };
  /** The exchange that this one goes on after. */
  readonly after?: Run;
  /** Exchanges that go on after this one: nothing is missed at its end, and its mistakes are weighed by what follows. */
  readonly next?: readonly Exchange[];
  /** What the exchanges before it in the document have used up. */
  readonly budget?: Shared;
  /** No statement is run: who takes part is known before the first one. */
  readonly seatedOnly?: boolean;
}

export function run(written: Exchange, machine: Machine, options: RunOptions = {}): Run {
  const exchange = scheduled(spread(written, hostsOf(written, options.after)));
  const program = programOf(machine);
  const carried = options.after ? carry(options.after, program) : undefined;
  const context = contextOf(exchange, program, carried?.flights ?? [], options);
  const before = carried && settleFlights(carried.world, context, carried.flights);
  // what an exchange goes on from, or times, may have changed unseen
  const earlier = options.after || exchange !== written ? undefined : options.earlier;
  const start =
    (earlier && sameBeginning(context, earlier.run, earlier.after)) ??
    grantedToBegin(context.budget, () => beginning(context, before, (world) => costOfStart(context, world)));
  context.others.push(...(start.others ?? []));
  const taken = earlier && takeUp(context, start.world, earlier.run, earlier.statements);
  const rejoin = earlier && rejoining(context, earlier.run, earlier);
  const beyond = earlier && !continued(options) ? behindHorizon(context, earlier.run, earlier) : undefined;
  const { done, told, trials, end } = runThrough(context, start.world, {
    taken,
    rejoin,
    until: options.seatedOnly ? 0 : beyond?.from,
    worth: earlier && worthInTrial(context, earlier.run, earlier),
  });
  const problems = [
    ...start.faults.map((f) => f.problem()),
    ...told.flat(),
    ...(beyond?.problems ?? []),
    ...(continued(options) || beyond !== undefined ? [] : [...unanswered(context, end), ...inFlight(context, end)]),
  ];
  problems.sort((a, b) => a.span.start - b.span.start);
  return {
    trace: traceOf(context, start.world, end, done, problems),
    ...(options.after === undefined && { start }),
    end,
    worlds: context.history,
    program,
    roster: context.roster,
    context,
    done,
    told,
    trials,
    chosen: context.chosen,
    ...(options.after && { after: options.after }),
  };
}

/** Who takes part, in which roles, and nothing of what happens: enough to know what each name means. */
export function introduce(written: Exchange, machine: Machine, options: RunOptions = {}): Run {
  const known = run({ ...written, statements: introducing(written.statements) }, machine, {
    ...options,
    next: [written],
    seatedOnly: true,
  });
  const exchange = scheduled(spread(written, hostsOf(written, options.after)));
  return { ...known, trace: { ...known.trace, exchange, steps: [], problems: [] } };
}

/** Lines of hosts; without any, up to the last one that brings in a host. */
function introducing(statements: readonly Statement[]): readonly Statement[] {
  const declared = statements.filter(({ kind }) => kind === 'host');
  if (declared.length > 0) return declared;
  const names = new Set<string>();
  let end = 0;
  for (const [at, statement] of statements.entries()) {
    const before = names.size;
    for (const name of namesIn([statement])) names.add(name);
    if (names.size > before) end = at + 1;
  }
  return statements.slice(0, end);
}

/** All hosts, in the order of their lines, else of appearance. */
function hostsOf({ statements }: Exchange, after: Run | undefined): readonly string[] {
  const declared = statements.flatMap((each) => (each.kind === 'host' ? [each.name.text] : []));
  const before = after?.end.hosts.map(({ name }) => name) ?? [];
  const all = declared.length > 0 ? declared : namesIn(statements).filter((name) => name !== EVERYBODY);
  return [...new Set([...before, ...all])];
}

const continued = (options: RunOptions): boolean => (options.next?.length ?? 0) > 0;

interface Through {
  readonly done: readonly Done[];
  readonly told: readonly (readonly Problem[])[];
  readonly trials: readonly (Trial | undefined)[];
  readonly end: World;
}

interface Resumed {
  readonly taken: Taken | undefined;
  readonly rejoin: Rejoining | undefined;
  /** Index of the first statement that is not run; all are if left out. */
  readonly until: number | undefined;
  /** What may be tried to find out how a statement was meant. */
  readonly worth: ((at: number) => number) | undefined;
}

function runThrough(context: Context, start: World, { taken, rejoin, until = context.statements.length, worth }: Resumed): Through {
  const [done, told] = [[...(taken?.done ?? [])], [...(taken?.told ?? [])]];
  for (const world of taken?.worlds ?? []) context.history.push(world);
  const trials = [...(taken?.trials ?? [])];
  let world = taken?.world ?? start;
  for (let i = taken?.statements ?? 0; i < until; i++) {
    context.history.push(world);
    const known = rejoin?.outcome(world, i);
    if (known !== undefined) {
      if (known.done !== undefined) done.push(known.done);
      told.push(known.told);
      trials.push(known.trial);
      if (known.trial !== undefined) recall(context.budget, known.trial);
      world = known.world;
      continue;
    }
    const { outcome, trial } = stepWell(context, world, i, worth?.(i));
    trials.push(isTrial(outcome, trial) ? trial : undefined);
    const problems = outcome.faults.map((f) => atFrame(context.statements[i], f.problem()));
    if (outcome.happening) done.push({ happening: outcome.happening, before: world, after: outcome.world, problems });
    told.push(problems);
    world = outcome.world;
  }
  return { done, told, trials, end: world };
}

const isTrial = ({ faults }: StepOutcome, { spent }: Trial): boolean => spent > 0 || countErrors(faults) > 0;

/** A problem of a captured message names its frame. */
export function atFrame(statement: Statement | undefined, problem: Problem): Problem {
  const frame = statement?.kind === 'message' ? frameOf(statement) : undefined;
  return frame === undefined ? problem : { ...problem, frame };
}

function costOfStart(context: Context, world: World): number {
  const first = opening(context.statements);
  if (!first) return 0;
  const until = context.statements.indexOf(first);
  const isLast = until === context.statements.length - 1;
  if (first.blank || (first.damaged && !isLast)) return errorsAhead(context, world, 0, FAR);
  let [now, errors] = [world, 0];
  for (let i = 0; i <= until; i++) {
    const outcome = step(context, now, i, i === until ? readable(first) : context.statements[i]);
    errors += outcome.faults.filter((f) => f.code === 'illegal-send' || f.code === 'illegal-event').length;
    now = outcome.world;
  }
  return errors;
}

/** Where nothing follows that could tell, what is there of a half-typed line does. */
function readable({ damaged: _, ...message }: Message): Message {
  return message;
}

function traceOf(context: Context, start: World, end: World, done: readonly Done[], problems: readonly Problem[]): Trace {
  const hosts = end.hosts.map((h): TracedHost => ({ name: h.name, label: h.label, role: context.program.roles[h.role]?.role.name ?? '' }));
  let steps: readonly Step[] | undefined;
  return {
    exchange: context.exchange,
    machine: context.program.machine,
    hosts,
    start: statesOf(context, start),
    // most who ask want the problems only
    get steps() {
      steps ??= showSteps(context, done, end.numbers);
      return steps;
    },
    problems,
  };
}
