/** What would put a problem right, chosen by its code and facts, never by its words. */
import type { Facts, Problem } from '../problem/problem.js';
import { setClaim } from './fixes/claim.js';
import { excluded } from './fixes/exercise.js';
import { type Fix, replace } from './fixes/fix.js';
import { otherEvent, otherMessage } from './fixes/message.js';
import { nearestName } from './fixes/name.js';
import { inOurNotation } from './fixes/notation.js';
import { mendProtocol } from './fixes/protocol.js';
import { meetRequirement } from './fixes/requirement.js';
import { wording } from './words/wording.js';

export type { Fix, FixEdit } from './fixes/fix.js';

/** The best one first; empty where nobody but the author can know. */
export const fixes = (problem: Problem): readonly Fix[] => fixesOf(problem.facts, problem);

function fixesOf(facts: Facts, { span }: Problem): readonly Fix[] {
  switch (facts.kind) {
    case 'syntax':
      return facts.meant === undefined ? inOurNotation(facts) : [replace(wording().fixes.changeIt(facts.meant), span, facts.meant)];
    case 'unknown-name':
      return nearestName(facts, span);
    case 'requirement':
      return meetRequirement(facts, span);
    case 'claim':
      return setClaim(facts, span);
    case 'illegal-send':
      return otherMessage(facts, span);
    case 'illegal-event':
      return otherEvent(facts, span);
    case 'other-answer':
      return excluded(facts);
    case 'protocol':
      return mendProtocol(facts, span);
    default:
      return [];
  }
}
