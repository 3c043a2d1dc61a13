/** Who is meant by a host's name. */
import type { Name } from '../../span.js';
import { type Fault, indexOfHost } from '../context.js';
import type { World } from '../world.js';
import { faultOf } from './faults.js';
import { unknownName } from './problems.js';

interface FoundHost {
  readonly index: number;
  readonly fault?: Fault;
}

/** The host of that name; a misspelt one is the nearest, or, of two, the other one. */
export function findHost(world: World, name: Name, other?: string): FoundHost {
  const index = indexOfHost(world, name.text);
  if (index >= 0) return { index };
  const names = world.hosts.map((h) => h.name);
  const problem = unknownName('host', name.text, name.span, names);
  const near = problem.facts.kind === 'unknown-name' ? problem.facts.nearest : undefined;
  const rest = names.filter((n) => n !== other);
  const meant = near !== undefined && near !== other ? near : rest.length === 1 ? rest[0] : undefined;
  return { index: meant === undefined ? -1 : names.indexOf(meant), fault: faultOf(problem) };
}
