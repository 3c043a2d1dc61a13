/** How much is told of a lost point: where it is, which rule it is about, or all that the checker knows. */
import type { Loss } from '../exercise/verdict.js';
import type { Clause, Sentence } from '../problem/clause.js';
import type { Facts, Problem } from '../problem/problem.js';
import { lossText } from './loss.js';
import { capital, sentences } from './words/phrases.js';
import { isClause, tell, textIn, wording } from './words/wording.js';
import { words } from './words.js';

export const LEVELS = ['place', 'rule', 'answer'] as const;
export type Level = (typeof LEVELS)[number];

/** They say nothing of what would be right. */
const OF_NO_ANSWER: ReadonlySet<Loss['cause']['kind']> = new Set(['open', 'absent', 'twice', 'too-long']);

/** Below `answer` no number, no state and no message that would be right is told. */
export function feedbackText(loss: Loss, level: Level): string {
  const { cause } = loss;
  if (level === 'answer' || OF_NO_ANSWER.has(cause.kind)) return lossText(loss);
  if (level === 'place') return sentences(cause.kind === 'goal' ? wording().verdict.goalNotYet : wording().verdict.notYet);
  if (cause.kind === 'goal' && cause.goal.hidden !== undefined) return sentences(wording().verdict.hiddenGoal(cause.goal));
  return cause.kind === 'problem' ? ruleText(cause.problem) : lossText(loss);
}

/** What is wrong with the words themselves is no answer to anything. */
const OF_THE_TEXT: ReadonlySet<Facts['kind']> = new Set(['unknown-name', 'duplicate-name', 'number']);

function ruleText({ meant, ...problem }: Problem): string {
  const { facts } = problem;
  if (facts.kind === 'syntax') return sentences(words({ ...problem, ...(meant && { meant }) }));
  // what is meant may be what is asked for
  if (OF_THE_TEXT.has(facts.kind)) return sentences(words(problem));
  const slip = slipOf(facts);
  return sentences(wording().verdict.notYet, slip === '' ? ruleOf(facts) : slip, seeOf(facts));
}

function ruleOf(facts: Facts): string {
  const { rule } = wording().verdict;
  switch (facts.kind) {
    case 'requirement': {
      const reason = reasonOf(facts.reason);
      if (facts.field === undefined) return capital(reason);
      return reason === '' ? rule.follows(facts.field) : rule.field(facts.field, reason);
    }
    case 'claim':
      return rule.lookBack(facts.host);
    case 'illegal-send':
      return rule.cannotSend(facts.host, facts.written);
    case 'illegal-event':
      return rule.cannotHappen(facts.host, facts.event);
    case 'unexpected-receive':
      return rule.cannotReceive(facts.host, facts.written);
    case 'no-error':
      return facts.known === undefined ? rule.noSuchError(facts.others.length > 0) : rule.noSuchCode(facts.code ?? '');
    default:
      return '';
  }
}

/** Of the checker's own clauses those that name no value. */
const OF_NO_VALUE: ReadonlySet<Clause['clause']> = new Set(['asked-by-call', 'answers-with-number', 'answers-with-value', 'of-session']);

const reasonOf = (reason: Sentence): string => (isClause(reason) && !OF_NO_VALUE.has(reason.clause) ? '' : tell(reason));

/** Without the end of it that says what would be right. */
function slipOf(facts: Facts): string {
  if (!('slip' in facts) || facts.slip === undefined) return '';
  const text = textIn(facts.slip).replace(/[.]$/, '');
  const told = answersOf(facts).map((answer) => text.search(new RegExp(`(?<![\\w+])${answer.replaceAll('+', '\\+')}(?![\\w+])`, 'u')));
  const first = Math.min(...told.filter((at) => at >= 0));
  return first === Number.POSITIVE_INFINITY ? text : text.slice(0, Math.max(0, text.slice(0, first).search(/[,;:.][^,;:.]*$/u)));
}

function answersOf(facts: Facts): readonly string[] {
  if (facts.kind === 'claim') return facts.actual === undefined ? [] : [facts.actual];
  if (facts.kind === 'illegal-send') return facts.allowed.map(({ names }) => names.join('+'));
  return [];
}

const seeOf = (facts: Facts): string => ('see' in facts && typeof facts.see === 'string' ? wording().problems.see(facts.see) : '');
