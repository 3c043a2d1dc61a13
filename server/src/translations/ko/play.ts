/** 직접 진행하는 교환의 동작과, 진행할 수 없는 까닭. */
import type { Catalogue } from '../../core/index.js';
import { josa } from './josa.js';

export const play: Catalogue['play'] = {
  message: (from, what, to) => `${from}에서 ${to}에게 ${what} 보냄`,
  lost: (from, what, to) => `${from}에서 ${to}에게 보낸 ${what} 유실`,
  delayed: (from, what, to) => `${from}에서 ${to}에게 보낸 ${what} 지연`,
  arrives: (name, to) => `${to}에 ${name} 도착`,
  again: (what, to) => `${to}에 ${what} 중복 도착`,
  lostLate: (name) => `전송 중인 ${name} 유실`,
  call: (host, what) => `${host}: ${what} 호출`,
  timer: (host, what) => `${host}: ${what}`,
  state: (host, way) => `${host}: ${way}`,
  owes: (host, what) => `${josa(host, '이/가')} 보내야 할 것: ${what}`,
  forgets: (host) => `${host}: 번호를 지움`,
  drops: (host, why) => `${host}에서 버림: ${why}`,
  nothing: '상태 변화 없음',
  withheld: '연습 문제는 직접 진행할 수 없습니다. 답이 드러나기 때문입니다.',
  broken: '직접 진행할 수 없습니다. 앞뒤에 읽을 수 없는 줄이 있습니다.',
  crowded: (most) => `직접 진행할 수 없습니다. 호스트가 ${most}개보다 많습니다.`,
  mistaken: '진행한 교환을 넣지 않았습니다. 그사이 문서가 바뀌어 틀린 곳이 생겼습니다. 그 앞 단계로 돌아가세요.',
  badLines: '진행할 줄이 교환의 줄이 아닙니다.',
};
