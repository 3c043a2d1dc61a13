/** What is odd in the text of a protocol: each check by itself, in the order of the codes' pages. */
import type { Problem } from '../../../core/index.js';
import { openedInVain } from './base.js';
import { unheard, unpayable } from './messages.js';
import { deadEnds, loops, unreachable } from './reach.js';
import { neverTaken } from './rows.js';
import { structure } from './structure.js';
import type { LintSubject } from './subject.js';
import { unused } from './unused.js';

const CHECKS: readonly ((subject: LintSubject) => readonly Problem[])[] = [
  structure,
  openedInVain,
  unreachable,
  deadEnds,
  loops,
  neverTaken,
  unheard,
  unpayable,
  unused,
];

/** One problem for each place: what is there twice, in two roles, is told once. */
export function lint(subject: LintSubject): readonly Problem[] {
  const found = new Map<string, Problem>();
  for (const check of CHECKS)
    for (const problem of check(subject)) {
      const key = `${problem.code} ${problem.span.start} ${problem.span.end}`;
      if (!found.has(key)) found.set(key, problem);
    }
  const lost = new Set([...found.values()].flatMap(({ facts }) => (facts.kind === 'protocol' ? outside(facts) : [])));
  // what only follows from a state that stands in no role, or is initial beside another one, is not told as well
  const strangers = new Set(
    [...found.values()].flatMap(({ facts }) => (facts.kind === 'protocol' && facts.what === 'base' ? [facts.name] : [])),
  );
  return [...found.values()].filter(
    ({ facts }) =>
      facts.kind !== 'protocol' || facts.what === 'structure' || facts.what === 'base' || !(within(facts, lost) || isOf(facts, strangers)),
  );
}

/** A role that the base has not is told once. */
const isOf = (facts: Extract<Problem['facts'], { kind: 'protocol' }>, roles: ReadonlySet<string>): boolean =>
  ('role' in facts && roles.has(facts.role)) || (facts.what === 'unused' && roles.has(facts.name));

const outside = (facts: Extract<Problem['facts'], { kind: 'protocol' }>): readonly string[] =>
  facts.what === 'structure' && (facts.issue === 'outside-roles' || facts.issue === 'two-initial') ? [facts.state] : [];

const within = (facts: Extract<Problem['facts'], { kind: 'protocol' }>, lost: ReadonlySet<string>): boolean =>
  'state' in facts && lost.has(facts.state);
