/** A picture read aloud in Korean. */
import type { Catalogue, HostStates } from '../../core/index.js';
import { josa } from './josa.js';

const ended = (text: string): string => (/[.?!…]$/u.test(text) ? text : `${text}.`);

const places = (states: HostStates): string => `${states.map(([host, state]) => `${josa(host, '은/는')} ${state}`).join(', ')} 상태입니다.`;

const FORK_BEGINS = { alt: '갈라지는 길', opt: '생략 가능', loop: '반복' } as const;
const FORK_ENDS = {
  alt: '갈라진 길이 여기에서 끝납니다.',
  opt: '생략 가능한 부분이 여기에서 끝납니다.',
  loop: '반복이 여기에서 끝납니다.',
} as const;

export const narration: Catalogue['narration'] = {
  places,
  sends: (from, what, to) => `${josa(from, '이/가')} ${to}에게 ${josa(what, '을/를')} 보냅니다.`,
  stray: (from, what, to) => `네트워크에 떠돌던 ${from}의 ${josa(what, '이/가')} ${to}에 옵니다.`,
  lost: '도중에 유실됩니다.',
  underWay: '전송 중입니다.',
  called: (name) => `이름은 ${name}입니다.`,
  arrives: (what, at, again) => `${josa(what, '이/가')} ${at}에 ${again ? '다시 ' : ''}도착합니다.`,
  event: (host, what) => `${host}: ${what}.`,
  drops: (host, why) => `${josa(host, '이/가')} 이것을 버립니다. ${ended(why)}`,
  at: (time) => `${time}에:`,
  note: (hosts, text) => `메모${hosts.length === 0 ? '' : `(${hosts.join(', ')})`}: ${ended(text)}`,
  section: (title) => `제목: ${ended(title)}`,
  highlight: (title) => (title === '' ? '여기부터 강조합니다.' : `강조: ${ended(title)}`),
  highlightEnds: '강조가 여기에서 끝납니다.',
  fork: (look, edge, title) => (edge === 'end' ? FORK_ENDS[look] : `${edge === 'else' ? '또는' : FORK_BEGINS[look]}: ${ended(title)}`),
  measure: (title, host) => `여기부터 ${host === '' ? '' : `${host}에서 `}시간을 잽니다${title === '' ? '.' : `: ${ended(title)}`}`,
  measured: (what) => `시간 재기가 여기에서 끝납니다${what === '' ? '.' : `: ${ended(what)}`}`,
  box: (hosts, title) => `${title}: ${hosts.length === 0 ? '모든 호스트' : hosts.join(', ')}.`,
  unread: (text, why) => `틀린 줄: ${text}.${why === '' ? '' : ` ${why}`}`,
  asked: (host, what) => `물음: ${host} ${what}`,
  error: (why) => `오류: ${why}`,
  more: (count) => `그 밖에 ${count}개가 더 있습니다.`,
  summary: ({ steps, hosts, errors, ends }) => {
    const wrong = errors === 0 ? '' : `, 오류는 ${errors}개`;
    const [first = '', second] = hosts;
    const between = hosts.length === 2 ? `${josa(first, '과/와')} ${second}` : hosts.join(', ');
    return `${between} 사이의 단계는 ${steps}개${wrong}입니다.${ends.length === 0 ? '' : ` ${steps === 0 ? '' : '끝난 뒤 '}${places(ends)}`}`;
  },
};
