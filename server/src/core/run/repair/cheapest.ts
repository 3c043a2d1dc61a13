/** Of several ways on, the one that leaves the fewest errors; of equals, the simplest. */
import { alike } from '../../value/alike.js';
import type { Context } from '../context.js';
import { FAR } from '../search/limits.js';
import { errorsUpTo, NEAR } from './ahead.js';
import type { Candidate } from './candidate.js';
import { ELSEWHERE } from './weights.js';

/** The first look is short, and only the best get the long one. */
const SHORTLIST = 6;

/** A way to the same world as one of the first, which costs no less, is none. */
const COMPARED = 3;

interface Weighed {
  readonly candidate: Candidate;
  readonly rank: number;
  readonly cost: number;
}

/** `least`: what the best way on can cost; one that costs no more is taken at once, as the simplest come first. */
export function cheapest(context: Context, candidates: Iterable<Candidate>, from: number, least: number): Candidate | undefined {
  const quick: Weighed[] = [];
  const simplest: Candidate[] = [];
  let rank = 0;
  for (const candidate of candidates) {
    if (simplest.some((other) => isSame(other, candidate))) continue;
    // what cannot get onto the shortlist need not be looked at to the end
    const most = quick[SHORTLIST - 1]?.cost ?? Number.POSITIVE_INFINITY;
    const cost = costOf(context, candidate, from, { lines: NEAR, most });
    // what could not be looked at to the end is not known to be better
    if (context.budget.left <= 0 && rank > 0) break;
    const enough = candidate.cost <= least + ELSEWHERE ? Math.max(least, candidate.cost) : least;
    const isBest = quick.every((other) => cost <= other.cost);
    if (isBest && cost <= enough && costOf(context, candidate, from, { lines: FAR, most: enough }) <= enough) return candidate;
    if (simplest.length < COMPARED) simplest.push(candidate);
    insert(quick, { candidate, rank: rank++, cost });
  }
  return ofShortlist(context, quick.slice(0, SHORTLIST), from);
}

const isSame = (known: Candidate, candidate: Candidate): boolean => known.cost <= candidate.cost && alike(known.world, candidate.world);

function ofShortlist(context: Context, shortlist: readonly Weighed[], from: number): Candidate | undefined {
  let best: Weighed | undefined;
  for (const { candidate, rank } of shortlist) {
    const cost = costOf(context, candidate, from, { lines: FAR, most: best?.cost ?? Number.POSITIVE_INFINITY });
    if (context.budget.left <= 0 && best !== undefined) break;
    if (best === undefined || cost < best.cost || (cost === best.cost && rank < best.rank)) best = { candidate, rank, cost };
  }
  return best?.candidate;
}

const costOf = (
  context: Context,
  { world, cost }: Candidate,
  from: number,
  look: { readonly lines: number; readonly most: number },
): number => cost + errorsUpTo(context, world, from, { ...look, most: look.most - cost });

/** The cheapest first, and of equals the one that came first. */
function insert(quick: Weighed[], one: Weighed): void {
  const at = quick.findIndex(({ cost }) => cost > one.cost);
  quick.splice(at < 0 ? quick.length : at, 0, one);
}
