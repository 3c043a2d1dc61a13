/** 검증 결과. */
import type { Catalogue } from '../../core/views/words/catalogue.js';
import type { Amounts } from '../../core/views/words/verify.js';

const VERDICTS = { holds: '성립', fails: '성립하지 않음', undecided: '판정하지 못함' };

const amounts = ({ states, transitions, depth }: Amounts): string =>
  `상황 ${states}개, 단계 ${transitions}개, 이어진 단계는 최대 ${depth}개`;

export const verify: Catalogue['verify'] = {
  verdict: (verdict) => VERDICTS[verdict],
  unexpectedReceive: '무엇이 도착하든 받는 쪽에 규칙이 있음',
  deadEnd: '아무도 멈춰 있지 않음',
  complete: (all) => `이 한도 안에서 일어날 수 있는 일을 모두 살펴보았습니다: ${amounts(all)}.`,
  stopped: (all) => `모두 살펴보지는 못했습니다: ${amounts(all)}까지 살펴보았습니다. 한도를 좁히거나 --states, --seconds를 쓰세요.`,
  hasErrors: '오류가 있어 살펴보지 않았습니다',
  nothing: 'verify 블록이 없습니다.',
};
