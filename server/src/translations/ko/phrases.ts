/** Small pieces of Korean sentences. */
import { bare, descriptionOf, likelyFirst, type NamedThing, type Proposal, readableList, type Situation } from '../../core/index.js';
import { josa } from './josa.js';

/** `A, B 또는 C`; of many the first ones and how many more: `A, B 외 3개`. */
export function list(items: readonly string[], last: '또는' | ',' = ','): string {
  const { shown, more } = readableList(items);
  if (more > 0) return `${shown.join(', ')} 외 ${more}개`;
  if (last === ',' || items.length < 2) return items.join(', ');
  return `${items.slice(0, -1).join(', ')} 또는 ${items.slice(-1).join('')}`;
}

/** `LISTEN(포트를 열고 연결 요청을 기다리는 상태)`. */
export const described = (state: string, text: string): string => (text === '' ? state : `${state}(${text})`);

/** `LISTEN(…)` of a host of the situation. */
export const stateOf = (host: string, state: string, situation: readonly Situation[]): string =>
  described(state, descriptionOf(host, situation));

/** `A는 X, B는 Y 상태입니다`, `A, B 모두 X 상태입니다`: all hosts but those already spoken of. */
export function states(situation: readonly Situation[], besides: readonly string[] = []): string {
  const others = situation.filter(({ host }) => !besides.includes(host));
  const [first] = others;
  if (first === undefined) return '';
  if (others.length > 1 && others.every(({ state }) => state === first.state))
    return `${list(others.map(({ host }) => host))} 모두 ${first.state} 상태입니다`;
  return `${list(others.map(({ host, state }) => `${josa(host, '은/는')} ${state}`))} 상태입니다`;
}

/** A reason is a sentence of its own; one that stands in another language is quoted as it is. */
export const reason = (text: string): string => bare(text);

/** A reason as a sentence of its own; a noun is made one. */
export const sentence = (text: string): string => `${bare(text)}.`;

export const message = ({ names, fields }: Proposal): string =>
  [names.join('+'), ...fields.map(([name, value]) => `${name}=${value}`)].join(' ');

export const messages = (proposals: readonly Proposal[]): string => list(likelyFirst(proposals).map(message));

/** A problem of some ways through an exchange. */
export const onWay = (way: readonly string[] | undefined, text: string): string => {
  if (way === undefined || way.length === 0) return text;
  return way.every((name) => name.startsWith('갈래 ')) ? `${way.join(', ')}에서: ${text}` : `'${way.join(', ')}' 갈래에서: ${text}`;
};

const THINGS: Readonly<Record<NamedThing, string>> = {
  host: '호스트',
  state: '상태',
  flag: '플래그',
  message: '메시지',
  field: '필드',
  event: '이벤트',
  variable: '변수',
  protocol: '프로토콜',
  exchange: '교환',
  exercise: '연습 문제',
  verification: '검증',
  segment: '세그먼트',
  role: '역할',
  file: '파일',
  code: '오류 코드',
  procedure: '동작',
  session: '세션',
  function: '함수',
  language: '언어',
  type: '자료형',
};

export const thing = (what: NamedThing): string => THINGS[what];
