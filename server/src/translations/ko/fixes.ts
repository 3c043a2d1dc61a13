/** Korean titles of quick fixes: nouns in -기, without a full stop. */
import type { Catalogue } from '../../core/index.js';
import { josa } from './josa.js';

export const fixes: Catalogue['fixes'] = {
  expect: (claim) => `${josa(claim, '으로/로')} 바꾸기`,
  add: (what) => `${what} 추가`,
  remove: (what) => `${what} 제거`,
  changeTo: (what) => `${josa(what, '으로/로')} 바꾸기`,
  changeIt: (to) => `${josa(to, '으로/로')} 바꾸기`,
  change: (from, to) => `${josa(from, '을/를')} ${josa(to, '으로/로')} 바꾸기`,
  set: (field, value) => `${josa(field, '을/를')} ${josa(value, '으로/로')} 바꾸기`,
  sendTo: (host) => `${host}에게 보내기`,
  write: (line) => `${josa(line, '으로/로')} 쓰기`,
  writeFirst: '이 규칙 앞에 first 쓰기',
  markFinal: (state) => `${josa(state, '을/를')} final로 표시`,
  addReceive: (state) => `${state}에 수신 규칙 추가`,
  addSend: (state) => `${state}에 송신 규칙 추가`,
  addState: (name) => `마지막 상태로 ${name} 추가`,
  addAtEnd: (line) => `끝에 ${line} 추가`,
  removeSecond: (name) => `두 번째 ${name} 제거`,
  removeLine: '이 줄 제거',
  leaveOut: (field) => `${field} 생략`,
  repeat: (mark, line) => `${line}번째 줄의 ${josa(mark, '으로/로')} 바꾸기`,
  markLost: '유실로 표시',
  markStray: '지금 보내지 않은 떠돌이 세그먼트로 표시',
  declareHost: (name) => `호스트 ${name} 선언`,
  meantSo: (code) => `일부러 틀린 것으로 표시: expect error ${code}`,
  fixAll: '오류 모두 고치기',
};

export const refactor: Catalogue['refactor'] = {
  intoBlock: 'exchange 블록에 넣기',
  outOfBlock: '블록에서 꺼내기',
  numbers: '기호를 수로 바꾸기',
  symbols: '순서 번호를 기호로 바꾸기',
  split: '여기서 교환 나누기',
  fillIn: '생략한 번호 채우기',
  leaveOut: '저절로 정해지는 번호 생략',
  complete: '보내야 할 것으로 교환 완성하기',
  addClaims: '여기서 맞는 예상 추가',
  showAnswer: '답 보기',
  toBlank: '빈칸으로 바꾸기',
  toExercise: '이 교환으로 연습 문제 만들기',
  runToEnd: (first) => `끝까지 진행: ${first}`,
  runUntil: (first, states) => `끝까지 진행: ${first} …, ${states.join(', ')}까지`,
};
