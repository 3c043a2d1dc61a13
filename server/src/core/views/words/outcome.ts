/** What came out otherwise than claimed or hoped: claims, answers that never come, segments that are lost or dropped. */
import { bare, because, described, descriptionOf, list, type Of, proposed, sentences, states } from './phrases.js';

export function claim(facts: Of<'claim'>): string {
  const held = facts.before ? 'It was so before this message, but a claim on its line speaks of the time after it' : '';
  const slip = bare(facts.slip ?? '');
  return facts.subject === 'state'
    ? sentences(stateClaim(facts), slip, held, states(facts.situation, [facts.host]))
    : sentences(variableClaim(facts), slip, held, states(facts.situation));
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
    : `Add ${host} -> ${to || '…'} : ${names}, or let another exchange go on after this one`;
  return sentences(first, way, states(situation));
}

export const inFlight = ({ segment }: Of<'in-flight'>): string =>
  sentences(`${segment} never arrives`, `Add "${segment} arrives" where it reaches its receiver, or draw it as lost with -x`);

export const discarded = (facts: Of<'discarded'>): string =>
  sentences(`${facts.host} drops this ${facts.written}${because(facts.reason)}`, states(facts.situation), facts.see);
