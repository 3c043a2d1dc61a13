/** Korean for what is told of a name and of a step. */
import type { Catalogue, DeclaredKind } from '../../core/index.js';
import { josa } from './josa.js';
import { sentence } from './phrases.js';

const DECLARED: Readonly<Record<DeclaredKind, string>> = {
  state: '상태',
  message: '메시지',
  flag: '플래그',
  field: '필드',
  variable: '변수',
  event: '이벤트',
  timer: '타이머',
  action: '동작',
  role: '역할',
  definition: '정의',
};

const SEVERITIES = { error: '오류', warning: '경고', information: '정보' } as const;

export const hover: Catalogue['hover'] = {
  declared: (kind, protocol) => `${protocol}의 ${DECLARED[kind]}`,
  code: (severity, protocol) => `${protocol}의 ${SEVERITIES[severity]}`,
  protocol: '프로토콜',
  exchange: (protocol) => (protocol === '' ? '메시지 교환' : `${protocol}의 메시지 교환`),
  waysOut: '다음 상태:',
  noWayOut: '다른 상태로 가는 전이가 없습니다.',
  anyMessage: '아무 메시지',
  sent: (messages) => `${messages.join(' 또는 ')} 송신`,
  received: (messages) => `${messages.join(' 또는 ')} 수신`,
  when: (condition) => `(조건: ${condition})`,
  both: (one, other) => `${one} 그리고 ${other}`,
  either: (one, other) => `${one} 또는 ${other}`,
  eventAt: (event, host) => `${host}에서 ${event}`,
  lost: '도중에 유실됨',
  inFlight: '전송 중',
  mark: (mark) => `${mark}입니다.`,
  dropped: (host, reason) => `${josa(host, '은/는')} 이것을 버립니다. ${sentence(reason)}`,
  staysIn: (state) => `${state} 유지`,
  before: '이전',
  after: '이후',
  owes: (host, messages) => `${josa(host, '이/가')} 보내야 할 것: ${messages.join(', ')}.`,
  valueHere: (variable, value) => `현재 값: ${variable} = ${value}`,
  inState: (state) => `${state} 상태입니다.`,
  ownNumber: '다른 어떤 수와도 다른 고유한 수',
  otherName: (meaning) => `${meaning}의 다른 이름`,
  used: (times) => `${times}번 쓰였습니다.`,
  ends: (states) => `끝난 뒤: ${states.map(([host, state]) => `${josa(host, '은/는')} ${state}`).join(', ')}.`,
  fromBeginning: '처음부터',
};
