/** Definitions that rest on themselves, and actions that do themselves: they would never end. */
import type { Place, Problem } from '../../core/index.js';
import { cycle } from '../problems.js';
import type { MachineDraft } from './draft.js';
import { namesIn } from './expressions.js';

/** The draft without them, and a problem for each circle that begins in this document. */
export function withoutCycles(
  draft: MachineDraft,
  source: string,
): { readonly draft: MachineDraft; readonly problems: readonly Problem[] } {
  const lets = circles(draft.lets, ({ value }) => namesIn(value));
  const procedures = circles(draft.procedures, ({ actions }) =>
    actions.flatMap((action) => (action.kind === 'do' ? [action.procedure] : [])),
  );
  const found = [...lets, ...procedures];
  if (found.length === 0) return { draft, problems: [] };
  const problems = found.filter(({ place }) => place.source === source).map(({ place, path }) => cycle('let', path, place.span));
  return { draft: { ...draft, lets: without(draft.lets, lets), procedures: without(draft.procedures, procedures) }, problems };
}

interface Circle {
  readonly name: string;
  readonly place: Place;
  readonly path: readonly string[];
}

/** Depth first, each once; the name by which a circle is entered again is its head. */
function circles<T extends { readonly place: Place }>(all: ReadonlyMap<string, T>, uses: (one: T) => readonly string[]): readonly Circle[] {
  const found: Circle[] = [];
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): void => {
    const one = all.get(name);
    const at = path.indexOf(name);
    if (one !== undefined && at >= 0) found.push({ name, place: one.place, path: [...path.slice(at), name] });
    if (one === undefined || at >= 0 || done.has(name) || path.length > DEEPEST) return;
    for (const used of uses(one)) visit(used, [...path, name]);
    done.add(name);
  };
  for (const name of all.keys()) visit(name, []);
  return found;
}

/** Nobody nests definitions so deeply. */
const DEEPEST = 200;

function without<T>(all: ReadonlyMap<string, T>, found: readonly Circle[]): ReadonlyMap<string, T> {
  const gone = new Set(found.map(({ name }) => name));
  return new Map([...all].filter(([name]) => !gone.has(name)));
}
