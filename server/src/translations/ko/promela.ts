/** SPIN 모델에 넣는 주석. */
import type { Catalogue } from '../../core/index.js';

export const promela: Catalogue['promela'] = {
  head: () => `handshake verify --format promela로 만든 모델.
     spin -DVERIFY=1 -a model.pml && cc -O2 -DSAFETY -DNOREDUCE -o pan pan.c && ./pan -m1000000
   -DPROPERTY=2를 쓰면 둘째 성질만, 없으면 성립해야 하는 것을 모두 검사한다. possible로 쓴 것은 SPIN이 오류로 찾아낸다.
   VERIFY에 쓸 수 있는 값:`,
  size: (states, steps, isComplete) => `상황 ${states}개, 전이 ${steps}개${isComplete ? '' : ', 그 밖에 더 있음'}`,
  nothingOnTheWay: '전송 중인 것이 없음',
  somebodyOwes: '보내야 할 것을 보낼 수 있는 호스트가 있음',
  fastTimer: '만료되면 호스트가 무언가를 보내는 타이머: 느린 타이머는 기다림',
  over: '더 일어나야 할 일이 없음, 더 일어날 수 있는 일이 없음',
  fairness: '공정하게 다루는 전이의 부류: 방향별 도착, 메시지별 송신, 호스트별 타이머',
  byCircle: '-DSAFETY 없이 컴파일한다. pan -a가 순환을 찾는다',
  beyond: '이 모델을 만든 탐색이 이르지 못한 곳으로 가는 전이',
  owed: (names, isOptional) => `${isOptional ? '보내도 되는 것' : '보내야 할 것'}: ${names}`,
  message: (number, text) => `메시지 ${number}: ${text}`,
};
