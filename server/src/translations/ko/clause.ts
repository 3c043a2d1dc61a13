/** Korean for clauses within problems: a reason is a sentence without its full stop, what may be written a noun. */
import type { Clause } from '../../core/index.js';
import { josa } from './josa.js';

export function clause(facts: Clause): string {
  switch (facts.clause) {
    case 'sent-later':
      return '나중에야 보냅니다';
    case 'stands-alone':
      return '이 프로토콜의 메시지는 하나씩 씁니다';
    case 'asked-by-call':
      return '호출에서 요구한 값입니다';
    case 'answers-with-number':
      return '응답하는 메시지의 번호를 그대로 씁니다';
    case 'answers-with-value':
      return '응답하는 메시지의 값을 그대로 씁니다';
    case 'of-session':
      return '진행 중인 세션의 메시지이므로 그 키를 담습니다';
    case 'ranges':
      return '"1001-2001 3001-4001" 같은 구간';
    case 'zero-or-one':
      return '0 또는 1';
    case 'any-number':
      return '수';
    case 'number-up-to':
      return `0부터 ${facts.most}까지의 수`;
    case 'time-from':
      return `앞줄의 시각인 ${facts.from} 이후의 시각`;
    case 'comes-before':
      return `${josa(facts.what, '이/가')} 앞에 있습니다`;
    case 'rule':
      return '프로토콜의 이 부분에 따른 것입니다';
    case 'branch':
      return `갈래 ${facts.number}`;
    case 'optional-part':
      return '선택 부분';
    case 'without-part':
      return `${facts.part ?? '선택 부분'} 없음`;
    case 'way-there':
      return `거기에 이르는 길(${facts.steps}단계)`;
    case 'became':
      return became(facts);
  }
}

/** What stands before a colon is the name of the variable. */
function became({ what, host, value }: Extract<Clause, { clause: 'became' }>): string {
  const [, name = '', meaning = what] = /^([A-Z][A-Z.]*): (.*)$/.exec(what) ?? [];
  return name === ''
    ? `여기서부터 ${host}에서 ${value}입니다: ${meaning}`
    : `여기서부터 ${host}의 ${josa(`${name}(${meaning})`, '은/는')} ${value}입니다`;
}
