/** Korean titles of quick fixes: nouns in -기, without a full stop. */
import type { Catalogue } from '../../core/views/words/catalogue.js';
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
  markFinal: (state) => `${josa(state, '을/를')} final로 표시`,
  addReceive: (state) => `${state}에 수신 규칙 추가`,
  addSend: (state) => `${state}에 송신 규칙 추가`,
};
