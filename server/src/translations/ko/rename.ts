/** Korean for why a name cannot be changed. */
import type { Catalogue } from '../../core/index.js';
import { josa } from './josa.js';
import { thing } from './phrases.js';

const refused = (why: string): string => `이름을 바꿀 수 없습니다. ${why}.`;

export const rename: Catalogue['rename'] = {
  noName: refused('여기에는 이름이 없습니다'),
  ofAll: refused('기본 제공 프로토콜이나 모든 프로토콜에 속한 이름입니다'),
  shipped: refused('기본 제공 프로토콜에 속한 이름입니다'),
  notYours: (what) => refused(`${josa(thing(what), '은/는')} 직접 지은 이름이 아닙니다`),
  undeclared: refused('이 이름으로 선언된 것이 없습니다'),
  otherName: refused('다른 이름입니다. 선언된 곳에서 바꾸세요'),
  noCode: (name) => refused(`${josa(`'${name}'`, '은/는')} 오류 코드로 쓸 수 없습니다. 프로토콜 이름, 빗금, 단어의 차례로 쓰세요`),
  badName: (name) => refused(`${josa(`'${name}'`, '은/는')} 이름으로 쓸 수 없습니다. 글자나 _로 시작하고 글자, 숫자, _만 쓰세요`),
  taken: (what, name) => refused(`이미 ${josa(`${what === 'symbol' ? '기호' : thing(what)} ${name}`, '이/가')} 있습니다`),
};
