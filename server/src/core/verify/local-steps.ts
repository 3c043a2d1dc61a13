/**
 * What each host can do by itself, as far as a search has come: a table of steps from state to state, from which all that
 * can happen is made up again. States, messages and hosts are the small integers of the search.
 */
import type { Ruled } from '../run/world.js';
import type { Happened } from './happened.js';
import type { Moves } from './moves.js';
import type { StateStore } from './store.js';

/** A host's state, and how many numbers it has chosen. */
export interface LocalState {
  readonly host: number;
  readonly id: number;
  readonly drawn: number;
}

export interface LocalStep {
  readonly kind: 'call' | 'timer' | 'send' | 'arrive';
  readonly before: LocalState;
  readonly after: LocalState;
  /** Of a call or a timer. */
  readonly event?: string;
  /** What is sent or arrives, and in which direction. */
  readonly segment?: number;
  readonly direction?: number;
  /** Index of the allowance that it uses up. */
  readonly allowance?: number;
  /** It may be left undone. */
  readonly isFree?: boolean;
  /** A timer after which its host sends something. */
  readonly isFast?: boolean;
  /** No row of the receiver fits. */
  readonly isUnexpected?: boolean;
  /** A variable gets a number that it cannot hold. */
  readonly isTooLarge: boolean;
  readonly rows: readonly Ruled[];
}

export interface LocalSteps {
  readonly states: readonly LocalState[];
  readonly steps: readonly LocalStep[];
  /** Messages that may arrive next at a host, in each direction, and have been looked at. */
  readonly arriving: readonly { readonly at: LocalState; readonly direction: number; readonly segment: number }[];
}

export function localSteps(store: StateStore, moves: Moves): LocalSteps {
  const states = new Map<number, LocalState>();
  const arriving = new Map<string, LocalSteps['arriving'][number]>();
  for (let index = 0; index < store.size; index++) {
    const row = store.row(index);
    for (let host = 0; host < moves.count; host++) {
      const state = stateIn(row, host, moves);
      if (!states.has(keyOf(state))) states.set(keyOf(state), state);
    }
    moves.directions.forEach(({ to, slot }, direction) => {
      const waiting = moves.channels.at(row[slot] ?? 0);
      const at = stateIn(row, to, moves);
      for (const segment of moves.channels.isOrdered ? waiting.slice(0, 1) : new Set(waiting))
        arriving.set(`${keyOf(at)} ${direction} ${segment}`, { at, direction, segment });
    });
  }
  const all = [...states.values()];
  const steps = [...all.flatMap((state) => ownSteps(state, moves)), ...[...arriving.values()].flatMap((each) => arrivals(each, moves))];
  return { states: all, steps, arriving: [...arriving.values()] };
}

/** Would one of its timers make it send something? */
export const hasFastTimer = ({ host, id, drawn }: LocalState, moves: Moves): boolean =>
  moves.timers.at(id, host, drawn).some(({ isFast }) => isFast);

const stateIn = (row: Int32Array, host: number, { drawn }: Moves): LocalState => ({
  host,
  id: row[host] ?? 0,
  drawn: row[drawn + host] ?? 0,
});

const MOST_DRAWN = 64;
const MOST_HOSTS = 32;
const keyOf = ({ host, id, drawn }: LocalState): number => (id * MOST_DRAWN + drawn) * MOST_HOSTS + host;

const afterIn = (host: number, { host: id, drawn }: Happened): LocalState => ({ host, id, drawn });

function ownSteps(before: LocalState, moves: Moves): readonly LocalStep[] {
  const { host, id, drawn } = before;
  const { hosts, directions } = moves;
  const timers = moves.timers.at(id, host, drawn).flatMap(({ event, after, isFast }): readonly LocalStep[] => {
    const step: LocalStep = {
      kind: 'timer',
      before,
      after: afterIn(host, after),
      event,
      isFast,
      rows: after.rows,
      isTooLarge: after.isTooLarge,
    };
    // a step that changes nothing is none
    return after.host === id ? [] : [step];
  });
  const sends = directions.flatMap(({ from, to }, direction): readonly LocalStep[] =>
    from !== host
      ? []
      : hosts.sends(id, from, to, drawn).map((each) => ({
          kind: 'send',
          before,
          after: afterIn(host, each),
          segment: each.segment,
          direction,
          isFree: each.isFree,
          rows: each.rows,
          isTooLarge: each.isTooLarge,
        })),
  );
  return [...allowed(before, moves), ...sends, ...timers];
}

function allowed(before: LocalState, { hosts, directions, verification }: Moves): readonly LocalStep[] {
  const { host, id, drawn } = before;
  return verification.allowances.flatMap((each, allowance): readonly LocalStep[] => {
    const { act } = each;
    if (each.host.text !== hosts.name(host)) return [];
    if (act.kind === 'call') {
      const after = hosts.event(id, host, act.event.text, drawn);
      return after === null
        ? []
        : [
            {
              kind: 'call',
              before,
              after: afterIn(host, after),
              event: act.event.text,
              allowance,
              isFree: true,
              rows: after.rows,
              isTooLarge: after.isTooLarge,
            },
          ];
    }
    return directions.flatMap(({ from, to }, direction): readonly LocalStep[] =>
      from !== host || (act.to !== undefined && hosts.name(to) !== act.to.text)
        ? []
        : hosts.free(id, allowance, each, to, drawn).map(({ segment, ...after }) => ({
            kind: 'send',
            before,
            after: afterIn(host, after),
            segment,
            direction,
            allowance,
            isFree: true,
            rows: after.rows,
            isTooLarge: after.isTooLarge,
          })),
    );
  });
}

function arrivals({ at, direction, segment }: LocalSteps['arriving'][number], { hosts, directions }: Moves): readonly LocalStep[] {
  const ends = directions[direction];
  if (ends === undefined) return [];
  return hosts.deliver(at.id, segment, ends, at.drawn).map(({ row, ...after }) => ({
    kind: 'arrive',
    before: at,
    after: afterIn(at.host, after),
    segment,
    direction,
    isUnexpected: !row,
    rows: after.rows,
    isTooLarge: after.isTooLarge,
  }));
}
