/**
 * The only place where facts become sentences: what was written, the state of the hosts, what is allowed, what to try,
 * and the paragraph. Knows no protocol: each of its words comes from the facts. One file a family of codes.
 */
import type { Facts, Problem } from '../problem/problem.js';
import { blank, cycle, duplicateName, imported, noError, number, syntax, unknownName } from './words/document.js';
import { exercise } from './words/exercise.js';
import { claim, discarded, inFlight, unanswered } from './words/outcome.js';
import { onWay, sentences } from './words/phrases.js';
import { protocol } from './words/protocol.js';
import { meantSentence } from './words/repair.js';
import { requirement } from './words/requirement.js';
import { illegalEvent, illegalSend, unexpectedReceive } from './words/rules.js';

export const words = ({ facts, meant, way }: Problem): string =>
  onWay(way, [sentences(meant === undefined ? '' : meantSentence(meant)), wordsOf(facts)].filter((part) => part !== '').join(' '));

function wordsOf(facts: Facts): string {
  switch (facts.kind) {
    case 'syntax':
      return syntax(facts);
    case 'cycle':
      return cycle(facts);
    case 'unknown-name':
      return unknownName(facts);
    case 'duplicate-name':
      return duplicateName(facts);
    case 'number':
      return number(facts);
    case 'illegal-send':
      return illegalSend(facts);
    case 'illegal-event':
      return illegalEvent(facts);
    case 'unexpected-receive':
      return unexpectedReceive(facts);
    case 'requirement':
      return requirement(facts);
    case 'claim':
      return claim(facts);
    case 'no-error':
      return noError(facts);
    case 'unanswered':
      return unanswered(facts);
    case 'in-flight':
      return inFlight(facts);
    case 'discarded':
      return discarded(facts);
    case 'blank':
      return blank(facts);
    case 'imported':
      return imported(facts, words(facts.first));
    case 'protocol':
      return protocol(facts);
    case 'exercise':
      return exercise(facts);
  }
}
