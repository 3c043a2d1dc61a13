/** Who is meant where one `host` line is mistyped, or missing although others are there: one mistake, and not one at each line that names the host. */
import type { Claim, Host, Statement } from '../exchange/exchange.js';
import { nearest } from '../problem/nearest.js';
import type { Problem } from '../problem/problem.js';
import type { Name } from '../span.js';
import { unknownName } from './step/problems.js';

export interface HostsMeant {
  readonly hosts: readonly Host[];
  readonly problem?: Problem;
}

/** @param declared all `host` lines among the statements */
export function hostsMeant(statements: readonly Statement[], declared: readonly Host[]): HostsMeant {
  const own = new Set(declared.map(({ name }) => name.text));
  const uses = new Map<string, HostUses>();
  for (const [name, end] of endsOf(statements)) {
    const known = uses.get(name.text) ?? { first: name, times: 0, ends: new Set() };
    uses.set(name.text, { ...known, times: known.times + 1, ends: known.ends.add(end) });
  }
  const [unknown, another] = [...uses].filter(([name]) => !own.has(name));
  if (unknown === undefined || another !== undefined || declared.some(({ of }) => of !== undefined)) return { hosts: declared };
  const [name, { first, times, ends }] = unknown;
  if (times < OFTEN) return { hosts: declared };
  const unused = declared.filter((host) => !uses.has(host.name.text) && !isClaimed(statements, host.name.text));
  const [mistyped, other] = unused;
  if (mistyped !== undefined) return other === undefined ? renamed(declared, mistyped, name) : { hosts: declared };
  const isAlone = declared.length === 1;
  const isSure = ends.size > 1 && (name.length < SHORTEST || nearest(name, [...own]) === undefined);
  if (!isAlone && !isSure) return { hosts: declared };
  const problem = unknownName('host', name, first.span, [...own]);
  return { hosts: [...declared, missing(first)], problem: withoutNearest(problem) };
}

interface HostUses {
  readonly first: Name;
  readonly times: number;
  readonly ends: Set<'from' | 'to'>;
}

/** A name that stands on fewer lines is itself the slip. */
const OFTEN = 2;
/** Shorter names are all as near to each other. */
const SHORTEST = 2;

function* endsOf(statements: readonly Statement[]): Generator<readonly [Name, 'from' | 'to']> {
  for (const each of statements) {
    if (each.kind === 'message') yield* [[each.from, 'from'] as const, [each.to, 'to'] as const];
    if (each.kind === 'event') yield [each.host, 'from'];
  }
}

const isClaimed = (statements: readonly Statement[], name: string): boolean =>
  statements.some((each) => each.kind === 'claims' && each.claims.some((claim: Claim) => claim.host.text === name));

function renamed(declared: readonly Host[], mistyped: Host, name: string): HostsMeant {
  if (nearest(mistyped.name.text, [name]) === undefined) return { hosts: declared };
  return {
    hosts: declared.map((host) => (host === mistyped ? { ...host, name: { ...host.name, text: name } } : host)),
    problem: unknownName('host', mistyped.name.text, mistyped.name.span, [name]),
  };
}

/** It begins where that leaves the fewest errors. */
const missing = (name: Name): Host => ({ kind: 'host', name, span: name.span, label: '', variables: [], damaged: true });

function withoutNearest(problem: Problem): Problem {
  if (problem.facts.kind !== 'unknown-name') return problem;
  const { nearest: _, ...facts } = problem.facts;
  return { ...problem, facts };
}
