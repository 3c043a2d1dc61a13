/** How large definitions and actions become when those that they use are put in: twenty lines that double each time are a million. */
import type { Place, Problem } from '../../core/index.js';
import { broken } from '../parser/fault.js';
import { syntaxError } from '../problems.js';
import type { MachineDraft } from './draft.js';
import { namesIn } from './expressions.js';

const LARGEST = 5_000;

/** The draft without those that would take too long; circles must be gone already. */
export function withoutGiants(
  draft: MachineDraft,
  source: string,
): { readonly draft: MachineDraft; readonly problems: readonly Problem[] } {
  const lets = giants(draft.lets, ({ value }) => namesIn(value));
  const procedures = giants(draft.procedures, ({ actions }) => actions.map((action) => (action.kind === 'do' ? action.procedure : '')));
  const all = [...lets.values(), ...procedures.values()];
  if (all.length === 0) return { draft, problems: [] };
  const problems = all.filter((place) => place.source === source).map(({ span }) => syntaxError({ span, fault: broken('tooLarge') }));
  return {
    draft: { ...draft, lets: without(draft.lets, lets), procedures: without(draft.procedures, procedures) },
    problems: problems.slice(0, 1),
  };
}

function giants<T extends { readonly place: Place }>(
  all: ReadonlyMap<string, T>,
  uses: (one: T) => readonly string[],
): ReadonlyMap<string, Place> {
  const sizes = new Map<string, number>();
  const sizeOf = (name: string, depth: number): number => {
    const known = sizes.get(name);
    const one = all.get(name);
    if (known !== undefined || one === undefined) return known ?? 1;
    if (depth > DEEPEST) return LARGEST;
    const size = uses(one).reduce((sum, used) => Math.min(sum + sizeOf(used, depth + 1), LARGEST), 1);
    sizes.set(name, size);
    return size;
  };
  return new Map([...all].filter(([name]) => sizeOf(name, 0) >= LARGEST).map(([name, { place }]) => [name, place]));
}

const DEEPEST = 60;

const without = <T>(all: ReadonlyMap<string, T>, gone: ReadonlyMap<string, unknown>): ReadonlyMap<string, T> =>
  new Map([...all].filter(([name]) => !gone.has(name)));
