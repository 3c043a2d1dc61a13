/** A requirement of the protocol that a message does not meet: most often a wrong number. */
import type { Requirement } from '../../problem/problem.js';
import { bare, because, sentences, states } from './phrases.js';

export const requirement = (facts: Requirement): string =>
  sentences(`${complaint(facts)}${because(facts.reason, facts.derivation)}`, bare(facts.slip ?? ''), states(facts.situation), facts.see);

function complaint(facts: Requirement): string {
  const where = `this ${facts.message} of ${facts.host}`;
  if (facts.flag !== undefined) return `${facts.flag} is missing in ${where}`;
  if (facts.field === undefined) return `${where.replace('this', 'This')} is not possible`;
  if (facts.written === undefined) return missing(facts.field, facts.expected, where);
  const written = `${facts.field}=${facts.written}`;
  return facts.expected === undefined
    ? `${written} is not possible in ${where}`
    : `${written} should be ${facts.field}=${facts.expected} in ${where}`;
}

const missing = (field: string, expected: string | undefined, where: string): string =>
  expected === undefined ? `${field} is missing in ${where}` : `${field}=${expected} is missing in ${where}`;
