/** A requirement of the protocol that a message does not meet: most often a wrong number. */
import { bare, because, type Of, sentences, states } from './phrases.js';

export const requirement = (facts: Of<'requirement'>): string =>
  sentences(`${complaint(facts)}${because(facts.reason, facts.derivation)}`, bare(facts.slip ?? ''), states(facts.situation), facts.see);

function complaint({ message, host, receiver, flag, field, written, expected, most }: Of<'requirement'>): string {
  const where = `in this ${message} of ${host}${receiver === undefined ? '' : `, as ${receiver} takes it`}`;
  if (flag !== undefined) return `${flag} is missing ${where}`;
  if (field === undefined) return `This ${message} of ${host} is not possible`;
  if (most !== undefined) return `${field} can be ${most} at most ${where}, not ${written ?? ''}`;
  if (expected === undefined)
    return written === undefined ? `${field} is missing ${where}` : `${field}=${written} is not possible ${where}`;
  return `${field} should be ${expected} ${where}${written === undefined ? '' : `, not ${written}`}`;
}
