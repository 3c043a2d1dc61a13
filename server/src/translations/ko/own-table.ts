/** 나만의 프로토콜 옆에 둔 번역 표에 대해 하는 말. */
import type { Catalogue } from '../../core/index.js';

export const ownTable: Catalogue['ownTable'] = {
  none: () => '번역 파일은 JSON 표여야 합니다: { "원문": "번역" }',
  noTranslation: (text) => `'${text}'의 번역이 없습니다. 따옴표 안에 번역을 쓰세요.`,
  stale: (text) => `프로토콜에 없는 글의 번역이라 쓰이지 않습니다: '${text}'`,
  missing: (texts) => `프로토콜의 글 ${texts.length}개에 번역이 없습니다: ${texts.map((text) => `'${text}'`).join(', ')}`,
  missingHere: (file) => `${file}에 이 글의 번역이 없어 원문 그대로 나옵니다.`,
};
