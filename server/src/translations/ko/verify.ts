/** 검증 결과. */
import { type Amounts, type Catalogue, DISTURBANCES, type DisturbanceKind, type Disturbances, sentences } from '../../core/index.js';
import { josa } from './josa.js';

const VERDICTS = { holds: '성립', fails: '성립하지 않음', undecided: '판정하지 못함' };

const amounts = ({ states, transitions, depth }: Amounts): string => `상황 ${states}개, 전이 ${transitions}개, 최대 깊이 ${depth}`;

const DISTURBED: Readonly<Record<DisturbanceKind, string>> = { losses: '유실', duplicates: '중복', delays: '지연', strays: '떠돌이' };

export const disturbance = (kind: DisturbanceKind, count: number): string =>
  `${DISTURBED[kind]} ${count}${kind === 'strays' ? '개' : '번'}`;

export const disturbances = (all: Disturbances): string =>
  DISTURBANCES.flatMap((kind) => (all[kind] === 0 ? [] : [disturbance(kind, all[kind])])).join(', ') || '아무 방해 없음';

export const verify: Catalogue['verify'] = {
  verdict: (verdict) => VERDICTS[verdict],
  unexpectedReceive: '무엇이 도착하든 받는 쪽에 규칙이 있음',
  deadEnd: '아무도 멈춰 있지 않음',
  fits: '모든 수가 변수의 크기에 맞음',
  complete: (all) => `이 한도 안에서 일어날 수 있는 일을 모두 살펴보았습니다: ${amounts(all)}.`,
  stopped: (all) => `모두 살펴보지는 못했습니다: ${amounts(all)}까지 살펴보았습니다. 한도를 좁히거나 --states, --seconds를 쓰세요.`,
  breaksWith: (all, cost) => `${disturbances(all)} (비용 ${cost}):`,
  breaksToo: (all, cost) => `다른 방법: ${disturbances(all)} (비용 ${cost})`,
  takenBy: (exchanges, verifications) =>
    [exchanges > 0 ? `교환 ${exchanges}개` : '', verifications > 0 ? `검증 ${verifications}개` : '']
      .filter((part) => part !== '')
      .join(', ') || '없음',
  hasErrors: '오류가 있어 살펴보지 않았습니다',
  nothing: 'verify 블록이 없습니다.',
  running: (situations) => `검증하는 중: 지금까지 상황 ${situations}개`,
  waiting: '검증하는 중',
  stop: '중지',
  start: '검증',
  verdicts: ({ holds, fails, undecided }, situations) =>
    `${[
      holds > 0 ? `성립 ${holds}개` : '',
      fails > 0 ? `성립하지 않음 ${fails}개` : '',
      undecided > 0 ? `판정하지 못함 ${undecided}개` : '',
    ]
      .filter((part) => part !== '')
      .join(', ')} (상황 ${situations}개)`,
  stoppedEarly: '검증하지 못했습니다',
  play: '다음 동작 직접 고르기',
  show: '길 보기',
  playOn: '길 끝에서 이어서 고르기',
  insert: '교환으로 넣기',
  makeExercise: '연습 문제로 만들기',
  task: (what) => `반례를 쓰시오. 다음에 이르게 하면 된다. ${what}`,
};

/** 일어날 수 있는 일을 모두 살펴본 결과. */
export const verified: Catalogue['problems']['verified'] = (facts) => {
  const { what, text, situations } = facts;
  if (what === 'possible') return sentences(text, `이런 일은 일어날 수 없습니다. 상황 ${situations}개를 살펴보았지만 하나도 없었습니다`);
  if (what === 'undecided')
    return sentences(
      `판정하지 못했습니다. 상황 ${situations}개를 살펴보았지만 더 남아 있습니다`,
      '호출, 유실, 중복이나 전송 중인 메시지의 수를 줄이세요',
    );
  if (what === 'nothing')
    return sentences(
      '여기서는 아무 일도 일어날 수 없습니다. 보내야 할 메시지가 있는 호스트도, 일어나도 된다고 쓴 일도 없어서, 속성을 처음 상황에서만 따졌습니다',
      '일어나도 되는 호출(`may A : connect`)이나 메시지(`may A send SYN`)를 쓰세요',
    );
  const enough = facts.disturbances && `필요한 방해: ${disturbances(facts.disturbances)}`;
  return sentences(text, FOUND[what], wayThere(facts), ...(enough === undefined ? [] : [enough]));
};

type VerifiedFacts = Parameters<Catalogue['problems']['verified']>[0];

const FOUND: Readonly<Record<Exclude<VerifiedFacts['what'], 'possible' | 'undecided' | 'nothing'>, string>> = {
  never: '이런 일이 일어날 수 있습니다',
  always: '항상 그렇지는 않습니다',
  finally: '더 일어날 수 있는 일이 없는데도 이것이 성립하지 않습니다',
  leads: '앞의 것이 성립해도 뒤의 것으로 이어지지 않을 수 있습니다',
  'unexpected-receive': '받는 쪽에 규칙이 없는 메시지가 도착할 수 있습니다',
  'dead-end': '더 나아갈 수 없는 호스트가 생길 수 있습니다',
  'too-large': '변수가 담을 수 없는 수를 받을 수 있습니다',
};

function wayThere({ steps, states }: VerifiedFacts): string {
  const then = states.map(([host, state]) => `${josa(host, '은/는')} ${state}`).join(', ');
  return steps === 0 ? `처음부터 ${then} 상태입니다` : `${steps}단계 뒤에 ${then} 상태입니다`;
}
