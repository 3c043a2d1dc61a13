/** How an exchange can go on until all is over: ways by what the machine proposes, each tried out step by step. */
import type { Statement } from '../exchange/exchange.js';
import { isGivenName } from '../exchange/schedule.js';
import { arrivalFor, eventFor, messageFor } from '../exchange/unwritten.js';
import type { State } from '../machine/machine.js';
import { runNames } from '../run/ask.js';
import type { Run } from '../run/run.js';
import { step } from '../run/step/step.js';
import type { World } from '../run/world.js';
import { type Change, nextEvents, nextIn } from './next.js';

export interface WayOn {
  /** What nobody wrote yet, up to the end. */
  readonly statements: readonly Statement[];
  /** The states in which it ends. */
  readonly ends: readonly (readonly [host: string, state: string])[];
}

interface Move {
  readonly statement: Statement;
  readonly changes: readonly Change[];
  readonly owed: boolean;
}

const LONGEST_WAY = 20;
/** All ways together: where the end is not found soon, it is not one that anybody would write. */
const MOST_WORLDS = 60;
const MOST_HOSTS = 4;

/** One for each way to begin. What is owed comes first: then there is one way to begin. */
export function waysToEnd(run: Run): readonly WayOn[] {
  const start = run.end;
  if (start.hosts.length > MOST_HOSTS || isOver(run, start)) return [];
  const budget = { left: MOST_WORLDS };
  return movesIn(run, start).flatMap((move) => new Search(run, budget).from(start, move) ?? []);
}

/** Depth first, as the best move goes first; where it leads to what has been seen, nothing is gained. */
class Search {
  private readonly seen = new Set<string>();

  constructor(
    private readonly run: Run,
    private readonly budget: { left: number },
  ) {}

  from(world: World, move: Move): WayOn | undefined {
    this.seen.add(keyOf(this.run, world));
    return this.after(world, move, []);
  }

  private after(world: World, { statement }: Move, before: readonly Statement[]): WayOn | undefined {
    const { run, seen, budget } = this;
    const now = step(run.context, world, run.context.statements.length, statement).world;
    const statements = [...before, statement];
    if (isOver(run, now)) return { statements, ends: now.hosts.map(({ name }, i) => [name, stateOf(run, now, i)?.name ?? ''] as const) };
    if (statements.length >= LONGEST_WAY || budget.left-- <= 0 || seen.has(keyOf(run, now))) return undefined;
    seen.add(keyOf(run, now));
    for (const move of movesIn(run, now)) {
      const found = this.after(now, move, statements);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** Numbers aside. */
const keyOf = (run: Run, world: World): string =>
  JSON.stringify([onTheWay(run, world), world.hosts.map(({ state, owed }) => [state, owed.map(({ segment }) => runNames(run, segment))])]);

const stateOf = (run: Run, { hosts }: World, index: number): State | undefined => {
  const host = hosts[index];
  return host && run.program.roles[host.role]?.states[host.state]?.state;
};

/** Nobody owes anything, and all hosts are where they begin, or where nothing leads on. */
function isOver(run: Run, world: World): boolean {
  if (onTheWay(run, world).length > 0) return false;
  return world.hosts.every((host, index) => {
    const state = stateOf(run, world, index);
    if (state === undefined || host.owed.some(({ how }) => how !== 'allow')) return false;
    return state.name === run.program.roles[host.role]?.role.initial || isLast(state);
  });
}

const isLast = ({ name, send, receive, on, always }: State): boolean =>
  [...send, ...receive, ...on, ...always].every(({ target }) => target === undefined || target === name);

/** Segments that bear a name and have not arrived yet. */
const onTheWay = ({ roster }: Run, { flights }: World): readonly string[] =>
  [...roster.keys].flatMap(([name, keys]) => {
    const isThere = keys.map((key) => flights.get(key)).every((flight) => flight?.fate !== 'in-flight' || flight.arrivals > 0);
    return isThere || !isGivenName(name) ? [] : [name];
  });

/** What is on its way arrives; what is owed is sent; else what changes states, one host after the other before all at once; else timers, then calls. */
function movesIn(run: Run, world: World): readonly Move[] {
  const [arriving] = onTheWay(run, world);
  if (arriving !== undefined) return [{ statement: arrivalFor(arriving), changes: [], owed: true }];
  const names = world.hosts.map(({ name }) => name);
  const messages = names.flatMap((from) => names.flatMap((to) => messagesIn(run, world, from, to)));
  const owed = messages.filter((move) => move.owed);
  if (owed.length > 0) return owed.slice(0, 1);
  const moving = messages.filter(({ changes }) => changes.length > 0);
  const timers = events(run, world, true);
  // where a timer leads to the end, nobody begins anew
  const isAnew = ({ changes }: Move): boolean => timers.length > 0 && changes.some(beginsThere(run, world));
  const gentle = moving.filter((move) => !move.changes.every(endsThere(run, world)) && !isAnew(move));
  if (gentle.length > 0) return gentle;
  return timers.length > 0 ? timers : [...events(run, world, false), ...moving];
}

const messagesIn = (run: Run, world: World, from: string, to: string): readonly Move[] =>
  nextIn(run, world, run.context.statements.length, from, to)
    .filter(({ dropped }) => dropped === undefined)
    .map(({ names, changes, owed }) => ({ statement: messageFor(from, to, names), changes, owed }));

/** At once, and not by what both agree on. */
const endsThere =
  (run: Run, { hosts }: World) =>
  ({ host, to }: Change): boolean =>
    hosts.some(({ name, role }) => name === host && run.program.roles[role]?.role.initial === to);

const beginsThere =
  (run: Run, { hosts }: World) =>
  ({ host, from }: Change): boolean =>
    hosts.some(({ name, role }) => name === host && run.program.roles[role]?.role.initial === from);

const events = (run: Run, world: World, timer: boolean): readonly Move[] =>
  world.hosts.flatMap(({ name }) =>
    nextEvents(run, world, name)
      .filter(({ event, changes }) => changes.length > 0 && isTimer(run, event) === timer)
      .map(({ event, changes }) => ({ statement: eventFor(name, event), changes, owed: false })),
  );

const isTimer = ({ program }: Run, event: string): boolean => program.machine.events.some(({ name, timer }) => name === event && timer);
