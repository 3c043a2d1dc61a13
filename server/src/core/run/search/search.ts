/** A bounded breadth-first search over worlds: the shortest way from one to another, as statements that somebody could write. */
import type { Context } from '../context.js';
import type { World } from '../world.js';
import { LIMITS, type Limits } from './limits.js';
import { keyOf, type Move, type MovesOptions, movesOf } from './moves.js';

export interface Path {
  readonly moves: readonly Move[];
  /** Where it leads. */
  readonly world: World;
}

export interface SearchOptions {
  readonly limits?: Limits;
  /** Which moves are worth a try in a world, the best first; if left out, all that their receiver does not drop. */
  readonly choose?: (moves: readonly Move[], world: World) => readonly Move[];
  /** Two worlds with the same key are looked at once; if left out, `keyOf`: numbers aside. */
  readonly key?: (world: World) => string;
  readonly moves?: MovesOptions;
  /** Asked before each world: who wants no answer any more says so, and gets what there is. */
  readonly isCancelled?: () => boolean;
}

/**
 * Every world that can be reached, nearest first, each once with a shortest way to it; the start itself with an empty one.
 * It ends: by the limits, when nothing new is found, or when its reader stops. Nothing is computed that nobody asks for.
 *
 * ```ts
 * for (const { moves, world } of reachable(run.context, run.end)) if (isGoal(world)) return moves.map(({ statement }) => statement);
 * ```
 *
 * @param context of the run to which the world belongs (`Run.context`)
 */
export function* reachable(context: Context, start: World, options: SearchOptions = {}): Generator<Path> {
  const limits = options.limits ?? LIMITS;
  const key = options.key ?? ((world: World) => keyOf(context, world));
  const choose = options.choose ?? notDropped;
  const seen = new Set([key(start)]);
  let here: readonly Path[] = [{ moves: [], world: start }];
  yield* here;
  for (let depth = 0; depth < limits.moves && here.length > 0; depth++) {
    const next: Path[] = [];
    for (const way of here) {
      if (options.isCancelled?.() === true) return;
      for (const move of choose(movesOf(context, way.world, options.moves), way.world)) {
        const found = key(move.world);
        if (seen.has(found)) continue;
        if (seen.size >= limits.worlds) return;
        seen.add(found);
        const further = { moves: [...way.moves, move], world: move.world };
        yield further;
        next.push(further);
      }
    }
    here = next;
  }
}

const notDropped = (moves: readonly Move[]): readonly Move[] => moves.filter(({ dropped }) => dropped === undefined);

/** A shortest way to a world of which `isGoal` holds; `undefined` where there is none within the limits. */
export function wayTo(context: Context, start: World, isGoal: (world: World) => boolean, options: SearchOptions = {}): Path | undefined {
  for (const way of reachable(context, start, options)) if (isGoal(way.world)) return way;
  return undefined;
}
