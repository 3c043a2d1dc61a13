/** Could goals be reached from here in a few more steps? Every message that may be sent and every event is tried. */
import type { Statement } from '../exchange/exchange.js';
import type { Run } from '../run/run.js';
import { LIMITS } from '../run/search/limits.js';
import { wayTo as search } from '../run/search/search.js';
import type { Goal } from './exercise.js';
import { missedIn } from './goals.js';

/** The statements that lead there, as few as can be; `undefined` where none were found. */
export const wayTo = (goals: readonly Goal[], run: Run, most: number, worlds = LIMITS.worlds): readonly Statement[] | undefined =>
  search(run.context, run.end, (world) => goals.every((goal) => missedIn(goal, run, world) === undefined), {
    limits: { moves: most, worlds },
  })?.moves.map(({ statement }) => statement);
