/**
 * Facts to a sentence, in the language that is spoken: what was written, the state of the hosts, what is allowed, what to try,
 * and the section. Knows no protocol: each of its words comes from the facts. One file a family of codes.
 */

import { writtenForm } from '../exchange/written.js';
import type { Told } from '../problem/clause.js';
import type { Facts, Problem } from '../problem/problem.js';
import type { Meant } from '../problem/repair.js';
import { faultText } from './fault-text.js';
import { fieldText } from './statement-text.js';
import { sentences } from './words/phrases.js';
import { isClause, tell, textIn, wording } from './words/wording.js';

export function words({ facts, meant, way, frame }: Problem): string {
  const { problems } = wording();
  const instead = meant === undefined ? '' : problems.meant(meant) || fieldMeant(meant, facts);
  const parts = [
    sentences(instead),
    wordsOf(instead === '' ? facts : withoutSlip(facts)),
    frame === undefined ? '' : problems.atFrame(frame),
  ];
  return problems.onWay(way?.map(tell), parts.filter((part) => part !== '').join(' '));
}

/** A field that is put right otherwise than the problem itself says. */
function fieldMeant({ repairs: [only, more] }: Meant, facts: Facts): string {
  if (facts.kind !== 'requirement' || only?.kind !== 'replace' || more !== undefined) return '';
  const { was, statement } = only;
  if (was?.kind !== 'message' || statement.kind !== 'message') return '';
  const before = new Set(was.fields.map(fieldText));
  const [field, other] = statement.fields.filter((each) => !before.has(fieldText(each)));
  if (field === undefined || other !== undefined) return '';
  const isSaid =
    facts.field === field.name.text && [facts.expected, facts.source].includes(writtenForm(field.value).replace(/^"(.*)"$/u, '$1'));
  return isSaid ? '' : wording().problems.fieldMeant(fieldText(field));
}

/** How a number came to be wrong is no longer the question where something else was meant. */
function withoutSlip(facts: Facts): Facts {
  if (facts.kind !== 'requirement') return facts;
  const { slip: _, ...rest } = facts;
  return rest;
}

function wordsOf(facts: Facts): string {
  const { problems } = wording();
  switch (facts.kind) {
    case 'syntax':
      return problems.syntax(told(facts), faultText(facts.fault));
    case 'cycle':
      return problems.cycle(told(facts));
    case 'unknown-name':
      return problems.unknownName(told(facts));
    case 'duplicate-name':
      return problems.duplicateName(told(facts));
    case 'number':
      return problems.number(told(facts));
    case 'illegal-send':
      return problems.illegalSend(told(facts));
    case 'illegal-event':
      return problems.illegalEvent(told(facts));
    case 'unexpected-receive':
      return problems.unexpectedReceive(told(facts));
    case 'requirement':
      return problems.requirement(told(facts));
    case 'claim':
      return problems.claim(told(facts));
    case 'no-error':
      return problems.noError(told(facts));
    case 'unanswered':
      return problems.unanswered(told(facts));
    case 'in-flight':
      return problems.inFlight(told(facts));
    case 'unexplained':
      return problems.unexplained(told(facts));
    case 'discarded':
      return problems.discarded(told(facts));
    case 'blank':
      return problems.blank(told(facts));
    case 'imported':
      return problems.imported(facts, words(facts.first));
    case 'protocol':
      return problems.protocol(told(facts));
    case 'verified':
      return problems.verified(told(facts));
    case 'exercise':
      return problems.exercise(told(facts));
    case 'other-answer':
      return problems.otherAnswer(told(facts));
  }
}

/** The facts that hold what a protocol's document says. */
const PROTOCOL_TEXTS = new Set(['reason', 'slip']);

/** With every clause said, and what a protocol's document says in the reader's language. */
function told<F extends Facts>(facts: F): Told<F> {
  const said = ([key, value]: [string, unknown]): [string, unknown] => {
    if (isClause(value)) return [key, tell(value)];
    if (key === 'see' && typeof value === 'string') return [key, wording().problems.see(value)];
    if (key === 'situation' && Array.isArray(value)) return [key, value.map((each) => ({ ...each, text: textIn(each.text) }))];
    return [key, typeof value === 'string' && PROTOCOL_TEXTS.has(key) ? textIn(value) : value];
  };
  return Object.fromEntries(Object.entries(facts).map(said)) as Told<F>;
}
