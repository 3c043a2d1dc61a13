/** Korean for what came out otherwise than claimed or hoped. */
import { bare, type Catalogue, type Of, sentences, type Truth } from '../../core/index.js';
import { josa } from './josa.js';
import { list, message, reason, stateOf, states } from './phrases.js';

function truth(one: Truth): string {
  switch (one.kind) {
    case 'state':
      return `${one.host}의 상태는 ${one.value}입니다`;
    case 'value':
      return one.value === '' ? `${one.of}의 값은 알 수 없습니다` : `${one.of}의 값은 ${one.value}입니다`;
    case 'owes':
      return one.what.length === 0
        ? `${josa(one.host, '이/가')} 보내야 할 것은 없습니다`
        : `${josa(one.host, '이/가')} 보내야 할 것: ${list(one.what)}`;
    case 'way':
      return one.segments.length === 0 ? '전송 중인 세그먼트가 없습니다' : `전송 중인 세그먼트: ${list(one.segments)}`;
  }
}

function stateClaim({ host, written, actual, situation }: Of<'claim'>): string {
  if (actual === undefined) return `여기서 ${host}의 상태는 ${josa(written, '이/가')} 아닙니다`;
  return `여기서 ${host}의 상태는 ${josa(written, '이/가')} 아니라 ${stateOf(host, actual, situation)}입니다`;
}

function variableClaim({ host, variable, written, actual }: Of<'claim'>): string {
  const name = `${host}.${variable ?? ''}`;
  return actual === undefined
    ? `여기서 ${name}의 값은 알 수 없으므로 ${josa(written, '이라는/라는')} 예상을 확인할 수 없습니다`
    : `여기서 ${name}의 값은 ${josa(written, '이/가')} 아니라 ${actual}입니다`;
}

function claim(facts: Of<'claim'>): string {
  const held = facts.before ? '이 메시지 전에는 맞았지만, 메시지와 같은 줄의 예상은 그 뒤의 상태를 말합니다' : '';
  if (facts.subject === 'condition')
    return sentences(`${facts.written} 조건이 성립하지 않습니다`, ...(facts.truths ?? []).map(truth), held);
  const [first, spokenOf] = facts.subject === 'state' ? [stateClaim(facts), [facts.host]] : [variableClaim(facts), []];
  return sentences(first, bare(facts.slip ?? ''), held, states(facts.situation, spokenOf));
}

function unanswered({ host, to, owed, situation, unpayable, call, others = [] }: Of<'unanswered'>): string {
  const names = owed.names.join('+');
  const all = [message(owed), ...others.filter((name) => name !== names)];
  const wanted = `${to === '' ? '' : `${to}에게 `}${josa(list(all, '또는'), '을/를')} 보내야 합니다`;
  const first =
    call === undefined
      ? [`${josa(host, '이/가')} 응답하지 않았습니다`, wanted]
      : [`${josa(host, '이/가')} ${call}에 따른 ${josa(names, '을/를')} 보내지 않았습니다`];
  const advice = unpayable
    ? `${host}의 어떤 상태도 ${josa(names, '을/를')} 보내지 않습니다. 프로토콜에 규칙을 추가하세요`
    : `\`${host} -> ${to || '…'} : ${names}\`를 추가하거나, \`after\`로 잇는 교환을 쓰세요`;
  return sentences(...first, advice, states(situation));
}

export const outcome: Pick<Catalogue['problems'], 'claim' | 'unanswered' | 'inFlight' | 'unexplained' | 'discarded'> = {
  claim,
  unanswered,
  inFlight: ({ segment }) =>
    sentences(
      `${josa(segment, '이/가')} 도착하지 않은 채 끝납니다`,
      `도착하는 곳에 \`${segment} arrives\`를 쓰거나, 유실되었으면 \`-x\`를 쓰세요`,
    ),
  unexplained: ({ reason: supposed, code, rests }) =>
    sentences(
      rests === 'inferred'
        ? '캡처한 것이 아니라 추정한 것이며, 앞뒤가 맞지 않습니다'
        : rests === 'behind'
          ? '설명되지 않는 것의 뒤에 오므로, 거기서 비롯되었을 수 있습니다'
          : '캡처한 것만으로는 설명되지 않지만, 잘못이라고 할 수도 없습니다',
      supposed,
      `그렇지 않다면 ${code} 오류입니다`,
    ),
  discarded: (facts) =>
    sentences(
      `${josa(facts.host, '은/는')} 이 ${josa(facts.written, '을/를')} 버립니다`,
      reason(facts.reason),
      states(facts.situation),
      facts.see,
    ),
};
