/** Korean for what the language server says beside problems. */
import type { Catalogue } from '../../core/index.js';

export const editor: Catalogue['editor'] = {
  wrongSettings: (wrong) => `Handshake 설정에 쓸 수 없는 값이 있어 무시했습니다: ${wrong}.`,
  unknownSettings: (unknown) => `Handshake에 없는 설정입니다: ${unknown}.`,
  changedSince: '제안한 뒤에 문서가 바뀌었습니다.',
  tellsOther: (action) => `여기에서는 할 수 없는 동작입니다: '${action}'. 상태, 메시지 또는 오류가 달라집니다.`,
  openPreview: '미리 보기 열기',
  checking: '검사 중',
  blanks: (number) => `빈칸 ${number}개`,
  problems: (number) => `오류 ${number}개`,
  points: (number) => `${number}점`,
  solutionOf: (exercise) => (exercise === '' ? '모범 답안' : `${exercise}: 모범 답안`),
  solutionPasses: '모범 답안 통과',
  solutionFails: '모범 답안 실패',
  uncheckable: '이 문서를 검사하지 못했습니다. Handshake 자체의 결함입니다. 자세한 내용은 출력에 있습니다.',
};
