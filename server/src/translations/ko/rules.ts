/** Korean for what no row of the protocol's table allows, and for requirements that are not met. */
import { type Addressee, bare, type Catalogue, type Of, type SentElsewhere, sentences, type Unmet } from '../../core/index.js';
import { josa } from './josa.js';
import { described, list, messages, reason, stateOf, states } from './phrases.js';

function wrongAddressee(written: string, way: 'to' | 'from', { written: wrong, role, right, roles }: Addressee): string {
  const host = role === '' ? wrong : `${wrong}(${role})`;
  const who = right.length === 0 ? list(roles, '또는') : `${list(right, '또는')}${roles.length === 0 ? '' : `(${list(roles)})`}`;
  return way === 'to'
    ? `${josa(written, '은/는')} ${josa(host, '이/가')} 아니라 ${who}에게 보냅니다`
    : `${josa(written, '은/는')} ${josa(host, '이/가')} 아니라 ${who}에게서 옵니다`;
}

/** `n < max일 때 가능합니다. 현재 값: n=7, max=3`. */
function condition(unmet: Unmet | undefined): readonly string[] {
  if (unmet === undefined) return [];
  const values = unmet.values.map(([name, value]) => (value === '' ? `${name} 없음` : `${name}=${value}`));
  return [`조건 \`${unmet.condition}\`를 만족하면 가능합니다`, values.length === 0 ? '' : `현재 값: ${list(values)}`];
}

function maySend({ host, allowed, events, elsewhere = [], addressee, unmet }: Of<'illegal-send'>): readonly string[] {
  const owed = allowed.filter((each) => each.owed);
  const others = allowed.filter((each) => !each.owed);
  if (owed.length > 0)
    return [`보내야 하는 것: ${messages(owed)}`, others.length === 0 ? '' : `그 밖에 보낼 수 있는 것: ${messages(others)}`];
  if (others.length > 0) return [`보낼 수 있는 것: ${messages(others)}`];
  if (addressee !== undefined || unmet !== undefined) return [];
  if (elsewhere.length > 0) return elsewhere.map(toOther);
  if (events.length > 0)
    return ['여기서 보낼 수 있는 것은 없습니다', `가능한 이벤트: ${list(events.map((event) => `${host} : ${event}`))}`];
  return ['여기서 보낼 수 있는 것은 없습니다'];
}

function toOther({ to, sends }: SentElsewhere): string {
  const owed = sends.filter((each) => each.owed);
  return owed.length > 0 ? `${to}에게 보내야 하는 것: ${messages(owed)}` : `${to}에게 보낼 수 있는 것: ${messages(sends)}`;
}

/** Around its sessions a host has no state of its own. */
const place = ({ host, state, situation }: Of<'illegal-send'> | Of<'unexpected-receive'>): string =>
  state === '' ? '세션 밖' : stateOf(host, state, situation);

/** Where a well-known slip fits it says why by itself. */
function requirement(facts: Of<'requirement'>): string {
  const slip = bare(facts.slip ?? '');
  const why = reason(facts.reason);
  // a noun says what the field is, and is no sentence
  if (slip === '' && isNoun(why)) return sentences(complaint(facts, why), states(facts.situation), facts.see);
  const derivation = facts.derivation === undefined || facts.derivation === '' ? '' : `(${bare(facts.derivation)})`;
  return sentences(complaint(facts), slip === '' ? `${why}${derivation}` : slip, states(facts.situation), facts.see);
}

const isNoun = (text: string): boolean => /[가-힣]$/.test(text) && !/[다요오]$/.test(text);

function complaint({ message, host, receiver, flag, field: name, written, expected, most }: Of<'requirement'>, meaning = ''): string {
  const field = name && described(name, meaning);
  const where = `${josa(host, '이/가')} ${receiver === undefined ? '' : `${receiver}에게 `}보내는 ${message}`;
  if (flag !== undefined) return `${where}에 ${flag} 플래그가 없습니다`;
  if (field === undefined) return `${josa(where, '은/는')} 여기서 보낼 수 없습니다`;
  const what = `${where}의 ${josa(field, '은/는')}`;
  if (most !== undefined) return `${what} ${most} 이하여야 하는데 ${written ?? ''}입니다`;
  if (expected === undefined)
    return written === undefined ? `${where}에 ${josa(field, '이/가')} 없습니다` : `${what} ${written}일 수 없습니다`;
  return written === undefined ? `${what} ${expected}이어야 합니다` : `${what} ${josa(written, '이/가')} 아니라 ${expected}이어야 합니다`;
}

export const rules: Pick<Catalogue['problems'], 'illegalSend' | 'illegalEvent' | 'unexpectedReceive' | 'requirement'> = {
  illegalSend: (facts) =>
    sentences(
      facts.addressee === undefined
        ? `${josa(facts.host, '은/는')} ${place(facts)}에서 ${josa(facts.written, '을/를')} 보낼 수 없습니다`
        : wrongAddressee(facts.written, 'to', facts.addressee),
      bare(facts.slip ?? ''),
      ...condition(facts.unmet),
      ...maySend(facts),
      states(facts.situation, [facts.host]),
      facts.see,
    ),
  illegalEvent: (facts) =>
    sentences(
      facts.spent === undefined
        ? ''
        : `${josa(facts.event, '은/는')} 연속 ${facts.spent.most}번까지만 가능합니다${facts.spent.next === undefined ? '' : `. 다음은 ${facts.spent.next}입니다`}`,
      `${stateOf(facts.host, facts.state, facts.situation)}인 ${facts.host}에서는 ${josa(facts.event, '이/가')} 일어날 수 없습니다`,
      ...condition(facts.unmet),
      facts.allowed.length > 0 ? `가능한 이벤트: ${list(facts.allowed)}` : '가능한 이벤트가 없습니다',
      states(facts.situation, [facts.host]),
      facts.see,
    ),
  unexpectedReceive: (facts) =>
    sentences(
      facts.addressee === undefined
        ? `${place(facts)}인 ${facts.host}에는 ${josa(facts.written, '을/를')} 받는 규칙이 없습니다`
        : wrongAddressee(facts.written, 'from', facts.addressee),
      ...condition(facts.unmet),
      facts.allowed.length > 0 ? `받을 수 있는 것: ${list(facts.allowed)}` : facts.unmet === undefined ? '받을 수 있는 것이 없습니다' : '',
      states(facts.situation, [facts.host]),
      facts.see,
    ),
  requirement,
};
