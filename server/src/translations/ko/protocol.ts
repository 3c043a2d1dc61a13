/** Korean for what is odd in the text of a protocol. */
import { type Of, sentences, type UnusedThing, type ValueKind } from '../../core/index.js';
import { josa } from './josa.js';
import { list } from './phrases.js';

type ProtocolFactsOf = Of<'protocol'>;

const named = ({ state, role }: { readonly state: string; readonly role: string }): string =>
  role === '' ? `${state} 상태` : `${role}의 ${state} 상태`;

const side = (roles: readonly string[]): string => (roles.length === 0 ? '상대방' : list(roles, '또는'));

export function protocol(facts: ProtocolFactsOf): string {
  switch (facts.what) {
    case 'unreachable':
      return sentences(
        `${named(facts)}에 이르는 길이 없습니다`,
        `\`-> ${facts.state}\`로 가는 규칙을 추가하거나, 시작 상태로 정하거나, 지우세요`,
      );
    case 'never-taken':
      if (facts.isLeft)
        return sentences(
          `이 규칙은 쓰이지 않습니다. \`always\` 때문에 ${josa(facts.state, '은/는')} 들어가자마자 떠나는 상태입니다`,
          '`always`에 `when` 조건을 붙이거나 이 규칙을 지우세요',
        );
      return sentences(
        `이 규칙은 쓰이지 않습니다. ${facts.state}에서 앞에 있는 ${josa(facts.by, '이/가')} 같은 경우를 모두 처리합니다`,
        facts.isOfGroup
          ? '상태의 규칙은 그 그룹의 규칙보다 먼저입니다. 이 규칙 앞에 `first`를 쓰거나 앞의 규칙에 `when` 조건을 붙이세요'
          : '이 규칙을 앞으로 옮기거나 앞의 규칙에 `when` 조건을 붙이세요',
      );
    case 'never-true':
      return sentences('이 규칙은 쓰이지 않습니다. 조건이 참이 될 수 없습니다', '조건을 고치거나 이 규칙을 지우세요');
    case 'unreceived':
      return sentences(
        `${facts.role === '' ? '' : `${josa(facts.role, '이/가')} `}${josa(facts.message, '을/를')} 보낼 수 있지만, ${side(facts.receivers)}에는 받는 규칙이 없습니다`,
        `도착할 수 있는 상태에 \`receive ${facts.message}\`를 추가하세요. 버린다면 이유를 쓰세요`,
      );
    case 'unsent':
      return sentences(
        `여기에는 ${josa(facts.message, '이/가')} 도착하지 않습니다. ${side(facts.senders)}에는 보내는 규칙이 없습니다`,
        `보내는 곳에 \`send ${facts.message}\`를 추가하거나 이 규칙을 지우세요`,
      );
    case 'unused':
      return sentences(`${josa(`${UNUSED[facts.thing][0]} ${facts.name}`, '이/가')} 쓰이지 않습니다`, `${UNUSED[facts.thing][1]} 지우세요`);
    case 'dead-end':
      return sentences(
        `${named(facts)}에서 나가는 길이 없고, 할 수 있는 일도 없습니다`,
        '여기에 계속 머물러도 되면 `final state`로 쓰고, 아니면 다음으로 가는 규칙을 추가하세요',
      );
    case 'unpayable':
      return sentences(
        `여기서 ${josa(facts.message, '을/를')} 보내야 하지만, ${named(facts)}에도 그다음 상태에도 보내는 규칙이 없습니다`,
        `\`send ${facts.message}\`를 추가하거나, 어느 상태에서든 보내는 \`reply\`를 쓰세요`,
      );
    case 'loop':
      return sentences(`이 규칙들은 끝없이 이어집니다: ${facts.path.join(' → ')}`, '하나에 계속 참이 되지는 않는 `when` 조건을 붙이세요');
    case 'type':
      return type(facts);
    case 'structure':
      return structure(facts);
    case 'base':
      return sentences(
        `${facts.base}에는 ${josa(facts.name, '이라는/라는')} ${josa(BASES[facts.thing], '이/가')} 없습니다. 새로 만드는 것이라면 그리로 가는 규칙도 쓰세요`,
        facts.known.length === 0
          ? `${facts.base}에는 ${josa(BASES[facts.thing], '이/가')} 없습니다. 그 밖에 쓰세요`
          : facts.nearest === undefined
            ? `있는 것: ${list(facts.known)}`
            : `혹시 ${facts.nearest}인가요?`,
      );
  }
}

const BASES: Readonly<Record<Extract<ProtocolFactsOf, { what: 'base' }>['thing'], string>> = { state: '상태', group: '그룹', role: '역할' };

const UNUSED: Readonly<Record<UnusedThing, readonly [thing: string, advice: string]>> = {
  event: ['이벤트', '`on` 규칙을 추가하거나'],
  timer: ['타이머', '`on` 규칙을 추가하거나'],
  field: ['필드', '메시지나 규칙에서 쓰거나'],
  variable: ['변수', '조건, `require`나 값에서 읽거나, 무엇을 나타내는지 설명을 쓰거나'],
  code: ['오류 코드', '`require`나 필드의 `else` 뒤에 쓰거나'],
  action: ['동작', '`do`로 부르거나'],
  definition: ['정의', '조건이나 값에서 쓰거나'],
  role: ['역할', '`start`나 `peers`에 쓰거나'],
  message: ['메시지', '보내고 받는 규칙을 추가하거나'],
};

const KINDS: Readonly<Record<ValueKind, string>> = {
  number: '수',
  'serial number': '순환하는 수(serial)',
  flag: '플래그',
  name: '이름',
  'set of names': '이름의 집합',
  'set of ranges': '구간의 집합',
  condition: '조건',
  queue: '큐',
};

function type(facts: Extract<ProtocolFactsOf, { what: 'type' }>): string {
  switch (facts.issue) {
    case 'assign':
      return sentences(
        `${facts.target}의 자료형은 ${KINDS[facts.wanted]}인데, 이 값은 ${KINDS[facts.found]}입니다`,
        `${josa(KINDS[facts.wanted], '을/를')} 쓰거나 다른 자료형으로 선언하세요`,
      );
    case 'compare':
      return facts.left === facts.right
        ? sentences(`${KINDS[facts.left]}에는 크고 작음이 없습니다`, '`==`와 `!=`로만 비교할 수 있습니다')
        : sentences(
            `${josa(KINDS[facts.left], '과/와')} ${josa(KINDS[facts.right], '은/는')} 비교할 수 없습니다`,
            '자료형이 같은 값을 비교하세요',
          );
    case 'never-equal':
      return sentences(`${josa(facts.written, '은/는')} ${facts.name}에 쓸 수 없습니다`, `${facts.most} 이하의 수를 쓰세요`);
    case 'operand':
      if (facts.of !== undefined)
        return sentences(
          `${KINDS[facts.of]}의 \`${facts.operator}\`에는 ${facts.of === 'set of names' ? '이름이나 이름의 집합을' : josa(KINDS[facts.of], '을/를')} 써야 하는데, 이 값은 ${KINDS[facts.found]}입니다`,
        );
      return sentences(
        `\`${facts.operator}\`에는 수를 써야 하는데, 이 값은 ${KINDS[facts.found]}입니다`,
        '이름의 집합에는 `+`와 `-`도 쓸 수 있습니다',
      );
    case 'condition':
      return sentences(`이것은 조건이 아니라 ${KINDS[facts.found]}입니다`, '`x == 1`이나 `x > 0`처럼 비교하세요');
    case 'argument':
      return sentences(`${facts.call}의 이 자리에 쓴 값은 ${KINDS[facts.found]}입니다`, `필요한 것: ${facts.wanted}`);
    case 'arguments':
      return sentences(`${facts.call}에는 값 ${facts.wanted}개를 써야 하는데, ${facts.found}개가 있습니다`);
  }
}

const OWNERS = { protocol: '프로토콜', role: '역할', group: '그룹' } as const;

function structure(facts: Extract<ProtocolFactsOf, { what: 'structure' }>): string {
  switch (facts.issue) {
    case 'two-initial':
      return sentences(
        `시작 상태는 이미 ${facts.first}입니다. ${facts.role === '' ? '호스트' : facts.role}의 시작 상태는 하나여야 합니다`,
        `${josa(facts.state, '이나/나')} ${facts.first}에서 \`initial\`을 지우세요. 다른 시작은 \`start\`나 호스트의 \`in STATE\`로 씁니다`,
      );
    case 'outside-roles':
      return sentences(
        `${facts.state} 상태가 모든 역할의 밖에 있고, 어느 역할의 규칙도 이르지 않습니다`,
        `${list(facts.roles, '또는')} 안으로 옮기세요`,
      );
    case 'empty':
      return facts.thing === 'group'
        ? sentences(`그룹 ${facts.name}에 상태가 없습니다`, '규칙이 적용될 상태를 그 블록 안에 쓰세요')
        : sentences(`${OWNERS[facts.thing]} ${facts.name}에 실행할 것이 없습니다`, '상태와 `send`, `receive`, `on` 같은 규칙을 쓰세요');
    case 'no-start':
      return sentences(
        '선언하지 않은 호스트의 역할을 정하는 곳이 없습니다',
        `\`start sender is ${facts.roles[0] ?? ''}, receiver is ${facts.roles[1] ?? ''}\` 같은 줄을 추가하세요`,
      );
    case 'silent-start':
      return sentences(
        `먼저 보내는 쪽이 ${facts.state}에서 시작하는데, 여기서는 보낼 수 있는 것도 일어날 수 있는 것도 없습니다`,
        '`start` 줄을 고치거나 그 상태에 `send`나 `on` 규칙을 추가하세요',
      );
    case 'nested-session':
      return sentences(
        `세션 안에는 세션을 둘 수 없습니다. ${facts.outer} 안의 ${josa(facts.name, '은/는')} 읽지 않습니다`,
        `${facts.outer} 옆에 두고 두 키를 함께 쓰세요: session ${facts.name} by ${facts.key.join(', ')}`,
      );
  }
}
