/** What came out otherwise than claimed or hoped: claims, answers that never come, segments that are lost or dropped. */
import type { Truth } from '../../problem/fact-parts.js';
import { bare, because, described, descriptionOf, list, type Of, proposed, sentences, states } from './phrases.js';

export function claim(facts: Of<'claim'>): string {
  const held = facts.before ? 'It held before this message, but a claim on its line is about the time after it' : '';
  const slip = bare(facts.slip ?? '');
  if (facts.subject === 'condition')
    return sentences(`${facts.written} does not hold: ${list((facts.truths ?? []).map(truth), 'and')}`, held);
  return facts.subject === 'state'
    ? sentences(stateClaim(facts), slip, held, states(facts.situation, [facts.host]))
    : sentences(variableClaim(facts), slip, held, states(facts.situation));
}

function truth(one: Truth): string {
  switch (one.kind) {
    case 'state':
      return `${one.host} is in ${one.value}`;
    case 'value':
      return one.value === '' ? `${one.of} is not known` : `${one.of} is ${one.value}`;
    case 'owes':
      return one.what.length === 0 ? `${one.host} owes nothing` : `${one.host} owes ${list(one.what, 'and')}`;
    case 'way':
      return one.segments.length === 0
        ? 'nothing is on the way'
        : `${list(one.segments, 'and')} ${one.segments.length === 1 ? 'is' : 'are'} on the way`;
  }
}

function stateClaim({ host, written, actual, situation }: Of<'claim'>): string {
  if (actual === undefined) return `${host} is not in ${written} here`;
  return `${host} is in ${described(actual, descriptionOf(host, situation))} here, not in ${written}`;
}

function variableClaim({ host, variable, written, actual }: Of<'claim'>): string {
  const name = `${host}.${variable ?? ''}`;
  return actual === undefined ? `${name} is not known here, so it cannot be ${written}` : `${name} is ${actual} here, not ${written}`;
}

export function unanswered(facts: Of<'unanswered'>): string {
  const { host, to, owed, situation, unpayable, call, others = [] } = facts;
  const names = owed.names.join('+');
  const whom = to === '' ? '' : ` ${to}`;
  const first =
    call === undefined
      ? `${host} never answers this: it owes${whom} ${list([proposed(owed), ...others.filter((name) => name !== names)])}`
      : `${host} never sends the ${names} that ${call} asks for`;
  const way = unpayable
    ? `No state of ${host} sends ${names}: the protocol needs a rule for it`
    : `Add ${host} -> ${to || '…'} : ${names}, or continue in another exchange after this one`;
  return sentences(first, way, states(situation));
}

export const unexplained = ({ reason, code, rests }: Of<'unexplained'>): string =>
  sentences(
    rests === 'inferred'
      ? 'This was not captured but inferred, and it does not fit'
      : rests === 'behind'
        ? 'It comes after something unexplained, and may follow from it'
        : 'Nothing in the capture explains this, so nobody is accused of it',
    reason,
    `Otherwise it would be ${code}`,
  );

export const inFlight = ({ segment }: Of<'in-flight'>): string =>
  sentences(`${segment} never arrives`, `Add "${segment} arrives" where it reaches its receiver, or draw it as lost with -x`);

export const discarded = (facts: Of<'discarded'>): string =>
  sentences(`${facts.host} drops this ${facts.written}${because(facts.reason)}`, states(facts.situation), facts.see);
