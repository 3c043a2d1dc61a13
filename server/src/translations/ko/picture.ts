/** Korean words in pictures, and what the player says. */
import type { Catalogue } from '../../core/index.js';
import { josa } from './josa.js';

const named = (name: string, what: string): string => (name === '' ? what : `${name} ${what}`);

export const picture: Catalogue['picture'] = {
  exchange: '메시지 교환',
  states: '상태',
  stray: '떠돌이',
  again: '다시 도착',
  duplicate: '중복',
  arrives: (name) => named(name, '도착'),
  arrivesAgain: (name) => named(name, '다시 도착'),
  dropped: (why) => `버림: ${why}`,
  droppedBriefly: (why) => `버림 · ${why}`,
  sent: (message) => (message === '' ? '송신' : `${message} 송신`),
  received: (message) => (message === '' ? '수신' : `${message} 수신`),
  startsIn: (state) => `시작 상태: ${state}.`,
  way: (from, to, labels) => `${from}에서 ${josa(to, '으로/로')}${labels.length === 0 ? '' : `: ${labels.join(', ')}`}.`,
  untaken: '쓰인 적 없음',
  undrawable: (reason) => `이 교환을 그리지 못했습니다: ${reason}`,
  takes: {
    theme: 'light, dark, print, auto',
    numbers: 'absolute, relative, none',
    width: '10부터 9999까지의 포인트 수',
    diagram: 'ladder, sequence, states',
    states: 'on, off',
  },
  optionTakes: (written, option, values) => `${written}: 아무것도 바꾸지 않습니다. ${option}=에 쓸 수 있는 값: ${values}`,
  noOption: (written, option) => `${written}: 아무것도 바꾸지 않습니다. 혹시 ${option}=인가요?`,
  noDiagram: (written, values) => `${written}: 아무것도 바꾸지 않습니다. 쓸 수 있는 그림: ${values}`,
  times: (count) => `${count}번`,
  expectedHere: (problem) => `여기서 예상한 오류: ${problem}`,
};

export const player: Catalogue['player'] = {
  picture: '메시지 교환',
  hosts: '호스트',
  statesOf: (host) => `${host}의 상태`,
  answer: '답하기',
  bar: '단계별 보기',
  first: '처음으로',
  back: '이전',
  play: '재생',
  pause: '일시 중지',
  next: '다음',
  last: '끝으로',
  step: '단계',
  details: '자세히',
  nextState: (what, host) => `다음: ${what}. 그 뒤 ${josa(host, '은/는')} 어떤 상태인가요?`,
  nextNumber: (what, field) => `다음: ${what}. 이때 ${field}의 값은 얼마인가요?`,
  right: '맞습니다: {0}{1}.',
  slip: '{0}: {2}{1}. 다시 답하거나, 다음으로 넘어가 확인하세요.',
  wrongState: '{0}: 여기서 도착하고 보내는 것에 이어지는 상태가 아닙니다{1}. 다시 답하거나, 다음으로 넘어가 확인하세요.',
  wrongNumber: '{0}: 지금까지의 번호와 맞지 않습니다{1}. 다시 답하거나, 다음으로 넘어가 확인하세요.',
};
