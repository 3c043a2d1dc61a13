/** Korean for why points are lost. */
import { type Catalogue, statementText } from '../../core/index.js';
import { goal, goalMissed, hiddenGoal } from './goals.js';
import { josa } from './josa.js';

type KoreanVerdict = Catalogue['verdict'];

const OPEN = {
  value: '이 값을 채우지 않았습니다',
  message: '이 메시지를 채우지 않았습니다',
  state: '이 상태를 채우지 않았습니다',
  gap: '생략 부분에 아무것도 쓰지 않았습니다',
  exchange: '아직 아무것도 하지 않았습니다',
} as const;

const ADDED = {
  line: '여기에는 추가할 수 없습니다. `…`나 `?` 자리에 쓰세요',
  beside: '여기에는 추가할 수 없습니다. 틀린 줄을 고치거나, 그 위에 `expect error`와 오류 코드를 쓰세요',
  host: '호스트는 주어져 있어 더 추가할 수 없습니다',
  'expect-error': '`expect error`는 여기서 답이 되지 않습니다. 틀린 곳을 묻는 경우에는 오류 코드를 쓰세요',
  stray: '떠돌이 세그먼트는 아무도 보내지 않은 것이므로 답이 되지 않습니다',
} as const;

const cause: KoreanVerdict['cause'] = (it) => {
  switch (it.kind) {
    case 'open':
      return OPEN[it.what];
    case 'left-out':
      return `${josa(it.field, '을/를')} 쓰지 않았습니다`;
    case 'other-message':
      return '여기서 보낼 수는 있지만 연습 문제에서 묻는 메시지는 아닙니다. 상대방이 무엇을 기다리는지 보세요';
    case 'other-number':
      return it.isDropped
        ? '여기서 보낼 수는 있지만 상대방이 버립니다. 상대방이 무엇을 기다리는지 보세요'
        : '여기서 보낼 수는 있지만 연습 문제에서 묻는 것과 다른 메시지가 됩니다. 여기서 새로운 것을 보내는지, 한 번 더 보내는지 보세요';
    case 'new-name':
      return `${josa(it.name, '은/는')} 어떤 수와도 맞는 새 이름입니다. 수를 쓰거나 앞에 나온 이름을 쓰세요`;
    case 'changed':
      return `주어진 줄은 그대로 두어야 합니다. 원래: ${statementText(it.given)}`;
    case 'rewritten':
      return `이 줄에서 틀린 곳만 고치고 나머지는 주어진 그대로 두세요. 원래: ${statementText(it.given)}`;
    case 'both':
      return '이 줄을 고치거나, 고치지 말고 `expect error`로 틀린 곳을 가리키세요. 둘 다 하면 답이 되지 않습니다';
    case 'contradicted':
      return '여기서 보낼 수는 있지만 뒤에 오는 내용과 맞지 않습니다. 그러면 상대방이 무엇을 확인 응답하는지 보세요';
    case 'several':
      return '상태를 하나만 쓰세요. 여럿은 답이 되지 않습니다';
    case 'gone':
      return gone(it.given.map(statementText));
    case 'added':
      return ADDED[it.what];
    case 'order':
      return '이 블록의 줄은 바꾸지 말고, 한 번씩만 써서 순서만 바로잡으세요';
    case 'start':
      return `여기서 ${josa(it.host, '은/는')} ${it.actual}에서 시작하는데, ${it.expected}에서 시작해야 합니다`;
    case 'goal':
      return goalMissed(it.goal, it.actual);
    case 'vary':
      return `이 연습 문제의 수가 바뀌었습니다. ${it.name}의 값은 배포된 값이 아닙니다`;
    case 'too-long':
      return `답이 너무 깁니다. ${it.most}줄까지만 읽습니다`;
    case 'absent':
      return absent(it);
    case 'twice':
      return `${josa(it.name, '이/가')} 여기에 두 번 있습니다. 첫 번째 것만 채점합니다`;
  }
};

function absent({ name, instead: found }: Extract<Parameters<KoreanVerdict['cause']>[0], { kind: 'absent' }>): string {
  const missing = `${name === '' ? '이 연습 문제' : name}의 답이 여기에 없습니다`;
  switch (found?.is) {
    case undefined:
      return missing;
    case 'huge':
      return `파일이 너무 큽니다. ${found.most}자를 넘으면 읽지 않습니다`;
    case 'binary':
      return '텍스트 파일이 아닙니다. 배포된 파일에 답을 써서 그 파일을 내세요';
    case 'foreign':
      return `여기에 연습 문제가 없습니다. 답은 배포된 파일의 ${name === '' ? '연습 문제' : `exercise ${name} { … }`} 안에 씁니다`;
    case 'other':
      return `${missing}. ${found.name === '' ? '이름 없는 연습 문제' : found.name}의 답만 있습니다. 연습 문제의 이름은 그대로 두어야 합니다`;
  }
}

const MOST_LINES = 4;

function gone(lines: readonly string[]): string {
  const more = lines.length > MOST_LINES ? [`외 ${lines.length - MOST_LINES}줄`] : [];
  return `여기에 있던 주어진 줄이 없습니다. 원래: ${[...lines.slice(0, MOST_LINES), ...more].join('; ')}`;
}

export const verdict: KoreanVerdict = {
  cause,
  goal,
  unreachable: (it) => {
    switch (it.why) {
      case 'two-states':
        return `${josa(it.host, '이/가')} 끝에 두 상태에 동시에 있을 수는 없습니다`;
      case 'no-way':
        return `${it.from}에서 ${josa(it.to, '으로/로')} 가는 길이 없습니다`;
      case 'given':
        return `메시지 ${it.count}개가 이미 주어져 있습니다`;
    }
  },
  item: {
    blank: '빈칸',
    gap: '생략 부분',
    shuffle: '줄의 순서',
    mistake: '틀린 곳',
    goal: '목표',
    exchange: '교환',
  },
  otherLine: (given, solved) => (solved === undefined ? `모범 답안에 없는 줄: ${given}` : `문제에는 ${given}, 모범 답안에는 ${solved}`),
  withNumbers: (numbers, reason) => `${numbers}일 때: ${reason}`,
  hiddenGoal,
  hidden: '숨은 목표',
  goalNotYet: '아직 이르지 못한 목표가 있습니다',
  notYet: '아직 맞지 않습니다',
  rule: {
    // the sentence begins with the field
    field: (_, why) => `규칙: ${why}`,
    follows: (field) => `여기서 ${josa(field, '이/가')} 무엇이어야 하는지는 앞의 내용에서 정해집니다`,
    lookBack: (host) => `여기까지 ${josa(host, '이/가')} 무엇을 보내고 받았는지 차례로 살펴보세요`,
    cannotSend: (host, message) => `${josa(host, '은/는')} 여기에서 ${josa(message, '을/를')} 보낼 수 없습니다`,
    cannotHappen: (host, event) => `여기에서 ${host}에는 ${josa(event, '이/가')} 일어날 수 없습니다`,
    cannotReceive: (host, message) => `${josa(host, '은/는')} 여기에서 ${josa(message, '을/를')} 받을 수 없습니다`,
    noSuchError: (isOther) => (isOther ? '이 줄이 틀리기는 했지만 그런 오류는 아닙니다' : '이 줄에는 틀린 곳이 없습니다'),
    noSuchCode: (code) => `${josa(code, '이라는/라는')} 코드는 없습니다. 코드는 illegal-send처럼 씁니다`,
  },
};
