/** Could goals be reached from here in a few more steps? Every message that may be sent and every event is tried. */
import type { Statement } from '../exchange/exchange.js';
import { eventFor, messageFor } from '../exchange/unwritten.js';
import { statesIn } from '../run/ask.js';
import type { Run } from '../run/run.js';
import { propose } from '../run/search/propose.js';
import { step } from '../run/step/step.js';
import type { World } from '../run/world.js';
import type { Goal } from './exercise.js';
import { missedIn } from './goals.js';

/** Worlds looked at in all: who searches must come to an end. */
const MOST_WORLDS = 3_000;

/** The statements that lead there, as few as can be; `undefined` where none were found. */
export function wayTo(goals: readonly Goal[], run: Run, most: number): readonly Statement[] | undefined {
  const isThere = (world: World) => goals.every((goal) => missedIn(goal, run, world) === undefined);
  let here: readonly Path[] = [{ world: run.end, way: [] }];
  const seen = new Set<string>();
  for (let steps = 0; steps <= most; steps++) {
    const found = here.find(({ world }) => isThere(world));
    if (found !== undefined) return found.way;
    if (seen.size > MOST_WORLDS || steps === most) return undefined;
    here = here.flatMap((path) => following(path, run, seen));
  }
  return undefined;
}

interface Path {
  readonly world: World;
  readonly way: readonly Statement[];
}

function following({ world, way }: Path, run: Run, seen: Set<string>): readonly Path[] {
  return movesIn(run, world).flatMap((statement) => {
    if (seen.size > MOST_WORLDS) return [];
    const { world: next, faults, happening } = step(run.context, world, run.context.statements.length, statement);
    if (happening === undefined || happening.discarded !== undefined || faults.some(({ severity }) => severity === 'error')) return [];
    const key = keyOf(run, next);
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ world: next, way: [...way, statement] }];
  });
}

/** Two worlds in which the same states hold and the same is owed are one, but for their numbers. */
const keyOf = (run: Run, world: World): string =>
  JSON.stringify([statesIn(run, world), world.hosts.map(({ owed }) => owed.map(({ how, segment }) => [how, segment.flags, segment.kind]))]);

function movesIn(run: Run, world: World): readonly Statement[] {
  const names = world.hosts.map(({ name }) => name);
  const messages = world.hosts.flatMap((host) =>
    names
      .filter((name) => name !== host.name)
      .flatMap((to) => propose(run.context, world, host, to).map(({ shown }) => messageFor(host.name, to, shown.names))),
  );
  const events = names.flatMap((host) => run.program.machine.events.map(({ name }) => eventFor(host, name)));
  return [...messages, ...events];
}
