/** Korean for what completion says of its choices. */
import type { Catalogue } from '../../core/index.js';
import { josa } from './josa.js';
import { sentence } from './phrases.js';

const cited = (see: string): string => (see === '' ? '' : ` (${see})`);

export const completion: Catalogue['completion'] = {
  lines: {
    expect: '이 자리에서 검사하는 예상: `expect A in STATE`.',
    note: '그림에만 나타나고 검사하지 않는 메모.',
    delay: '여기부터 메시지 하나가 가는 데 걸리는 시간: `delay 50ms`.',
    wait: '시간이 흐름: `wait 200ms`.',
    section: '다음 제목까지 이어지는 제목.',
    box: '나란히 있는 호스트를 둘러싸는 상자: `box A, B "데이터 센터"`.',
    stray: '송신 측이 지금 보내지 않은 떠돌이 세그먼트: 지연된 중복 또는 위조된 것.',
  },
  blocks: {
    measure: '블록의 첫 줄부터 마지막 줄까지 시간을 재는 괄호: `measure A "RTT" { … }`.',
    highlight: '배경색으로 강조할 줄을 담은 블록.',
    either: '같은 지점에서 갈라지는 여러 갈래. 갈래마다 검사합니다.',
    opt: '있을 수도 없을 수도 있는 줄. 두 경우를 모두 검사합니다.',
    repeat: '정한 횟수만큼 되풀이되는 줄.',
  },
  parts: {
    task: '학생이 할 일을 적는 지시문.',
    hint: '하나씩 차례로 보여 주는 힌트.',
    points: '연습 문제의 배점.',
    goal: '끝났을 때 이루어져야 하는 목표: `goal A in STATE`, `goal nothing owed`, `goal at most 5 messages`.',
    vary: '학생마다 다르게 뽑는 수: `vary isn in 100..900 step 100`.',
    shuffle: '순서대로 배열할 줄을 담은 블록.',
    solution: '통과하는 모범 답안을 담은 블록.',
  },
  top: {
    exercise: '찾아야 할 것이 있는 메시지 교환.',
    protocol: '직접 정의하는 프로토콜.',
    import: '다른 문서의 프로토콜과 교환을 가져다 씀.',
    language: '이 문서에 대해 보여 주는 말의 언어: `language ko`.',
    using: '프로토콜을 밝히지 않은 모든 교환의 프로토콜.',
  },
  delayOfAll: '모든 교환에서 메시지 하나가 가는 데 걸리는 시간: `delay 50ms`.',
  exchange: '이름과 제목이 있는 문의 블록.',
  host: '호스트 선언: 이름과 시작 상태.',
  capture: '캡처 파일 가져오기...',
  captureDoes: '네트워크를 캡처한 파일에서 메시지 교환을 만듭니다.',
  error: '다음 문이 일부러 틀린 것임을 밝힙니다.',
  as: '나중에 도착할 수 있게 세그먼트에 이름을 붙입니다.',
  arrives: '세그먼트가 지금 수신 측에 도착합니다.',
  delivered: '보내고, 도착합니다.',
  lost: '보내지만 도중에 유실됩니다.',
  inFlight: '보내고, `이름 arrives`까지 전송 중입니다.',
  event: '호스트 안에서 일어나는 이벤트: 사용자의 호출 또는 타이머.',
  times: {
    at: '일어나는 시각: `at 1ms`. 교환마다 0에서 시작합니다.',
    takes: '이 메시지가 가는 데 걸리는 시간: `takes 80ms`.',
  },
  thereAndBack: '왕복 시간',
  delayHere: '여기의 지연',
  soonest: '가능한 가장 이른 시각',
  rightAfter: '앞줄 바로 다음',
  allArrived: '보낸 것이 모두 도착하는 시각',
  sender: '먼저 보내는 호스트.',
  receiver: '먼저 받는 호스트.',
  newCode: '이 프로토콜의 새 오류 코드: 프로토콜 이름, 빗금, 단어.',
  hereNow: '현재',
  right: '맞는 값',
  allowed: (state, see) => `${state}에서 보낼 수 있습니다${cited(see)}.`,
  owed: (host, answered, see) =>
    `${josa(host, '이/가')} 보내야 합니다${answered === '' ? '' : `. ${answered}에 대한 응답입니다`}${cited(see)}.`,
  dropped: (reason) => `수신 측이 버립니다. ${sentence(reason)}`,
};
