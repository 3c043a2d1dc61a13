/** How an exchange can go on until all is over: ways by what the machine proposes, each tried out step by step. */
import type { Statement } from '../exchange/exchange.js';
import type { State } from '../machine/machine.js';
import { statesIn } from '../run/ask.js';
import type { Run } from '../run/run.js';
import { LIMITS, MOST_HOSTS } from '../run/search/limits.js';
import { type Move, movesOf, onTheWay } from '../run/search/moves.js';
import { wayTo } from '../run/search/search.js';
import type { World } from '../run/world.js';

export interface WayOn {
  /** What nobody wrote yet, up to the end. */
  readonly statements: readonly Statement[];
  /** The states in which it ends. */
  readonly ends: readonly (readonly [host: string, state: string])[];
}

/** All ways together: where the end is not found soon, it is not one that anybody would write. */
const MOST_WORLDS = 60;

/** One for each way to begin. What is owed comes first: then there is one way to begin. */
export function waysToEnd(run: Run): readonly WayOn[] {
  const start = run.end;
  if (start.hosts.length > MOST_HOSTS || isOver(run, start)) return [];
  const begins = likely(run, movesOf(run.context, start), start);
  return begins.flatMap((move) => {
    const way = wayTo(run.context, move.world, (world) => isOver(run, world), {
      limits: { ...LIMITS, worlds: Math.ceil(MOST_WORLDS / begins.length) },
      choose: (moves, world) => likely(run, moves, world),
    });
    return way === undefined
      ? []
      : [{ statements: [move, ...way.moves].map(({ statement }) => statement), ends: Object.entries(statesIn(run, way.world)) }];
  });
}

const stateOf = (run: Run, { hosts }: World, index: number): State | undefined => {
  const host = hosts[index];
  return host && run.program.roles[host.role]?.states[host.state]?.state;
};

/** Nobody owes anything, and all hosts are where they begin, or where nothing leads on. */
function isOver(run: Run, world: World): boolean {
  if (onTheWay(run.context, world).length > 0) return false;
  return world.hosts.every((host, index) => {
    const state = stateOf(run, world, index);
    if (state === undefined || host.owed.some(({ how }) => how !== 'allow')) return false;
    return state.name === run.program.roles[host.role]?.role.initial || isLast(state);
  });
}

const isLast = ({ name, send, receive, on, always }: State): boolean =>
  [...send, ...receive, ...on, ...always].every(({ target }) => target === undefined || target === name);

/** What is on its way arrives; what is owed is sent; else what changes states, one host after the other before all at once; else timers, then calls. */
function likely(run: Run, moves: readonly Move[], world: World): readonly Move[] {
  const due = moves.filter(({ kind, owed, dropped }) => kind === 'arrival' || (owed && dropped === undefined));
  if (due.length > 0) return due.slice(0, 1);
  const moving = moves.filter(({ dropped, world: after }) => dropped === undefined && changes(run, world, after).length > 0);
  const messages = moving.filter(({ kind }) => kind === 'message');
  const timers = moving.filter(({ kind }) => kind === 'timer');
  const initial = (index: number) => run.program.roles[world.hosts[index]?.role ?? 0]?.role.initial;
  // where a timer leads to the end, nobody begins anew
  const isAnew = (move: Move) => timers.length > 0 && changes(run, world, move.world).some(({ index, from }) => from === initial(index));
  const endsAll = (move: Move) => changes(run, world, move.world).every(({ index, to }) => to === initial(index));
  const gentle = messages.filter((move) => !endsAll(move) && !isAnew(move));
  if (gentle.length > 0) return gentle;
  return timers.length > 0 ? timers : [...moving.filter(({ kind }) => kind === 'call'), ...messages];
}

const changes = (run: Run, before: World, after: World) =>
  before.hosts.flatMap((_, index) => {
    const [from, to] = [stateOf(run, before, index)?.name, stateOf(run, after, index)?.name];
    return from === to ? [] : [{ index, from, to }];
  });
