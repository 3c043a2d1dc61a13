/** Korean for what a goal asks for, and what is the case where it is not reached. */
import { claimText, type Goal, type GoalEvent, type Instead, type Sought } from '../../core/index.js';
import { josa } from './josa.js';
import { described } from './phrases.js';
import { disturbance, disturbances } from './verify.js';

const named = (what: string): string => `목표 '${what}'`;

export function goal(it: Goal): string {
  switch (it.kind) {
    case 'claim':
      return named(claimText(it.claim));
    case 'owed':
      return it.host === undefined
        ? named('보내야 할 것이 없음')
        : named(`${josa(it.host.text, '이/가')} 보내야 할 것: ${namesText(it.names) || '없음'}`);
    case 'messages':
      return named(`메시지 ${it.messages}개${BOUNDS[it.bound]}`);
    case 'with':
      return named(`${it.before === undefined ? '' : `${what(it.before)}보다 먼저 `}${sought(it.sought)}`);
    case 'never':
      return named(`${what(it.what)} 없음`);
    case 'graceful':
      return named('모두 정상 종료');
    case 'passes':
      return named(`${josa(it.host.text, '이/가')} ${josa(it.state.text, '을/를')} 거침`);
    case 'sends':
      return named(`${josa(it.host.text, '이/가')} ${it.amount}바이트를 보냄`);
    case 'lost':
      return named([`${it.message}번 메시지`, namesText(it.names), it.lost ? '유실' : ''].filter(Boolean).join(' '));
    case 'no-errors':
      return named('오류가 남지 않음');
    case 'breaks':
      return named(`깨뜨릴 성질 “${it.property.written}”`);
    case 'disturbed':
      return named(`${it.what === undefined ? `방해 ${it.amount}번` : disturbance(it.what, it.amount)}${BOUNDS[it.bound]}`);
  }
}

const BOUNDS = { most: ' 이하', least: ' 이상', exactly: '' } as const;

export function goalMissed(wanted: Goal, it: Instead): string {
  return `${due(wanted)} ${actual(wanted, it)}`;
}

const HAS_TO_BE = { most: ' 이하여야 하는데', least: ' 이상이어야 하는데', exactly: '여야 하는데' } as const;

function due(wanted: Goal): string {
  switch (wanted.kind) {
    case 'claim':
      return `${goal(wanted)}에 이르지 못했습니다. 결과:`;
    case 'owed': {
      const who = wanted.host === undefined ? '' : `${josa(wanted.host.text, '이/가')} `;
      if (wanted.names.length > 0) return `끝에 ${who}${josa(namesText(wanted.names), '을/를')} 보내야 하는 상태여야 하는데,`;
      return `끝에는 ${who}보내야 할 것이 없어야 하는데,`;
    }
    case 'messages':
      return `메시지가 ${wanted.messages}개${HAS_TO_BE[wanted.bound]},`;
    case 'with':
      return `${wanted.before === undefined ? '' : `${what(wanted.before)}보다 먼저 `}${josa(`${sought(wanted.sought)} 메시지`, '이/가')} 있어야 하는데,`;
    case 'never':
      return 'event' in wanted.what
        ? `${josa(what(wanted.what), '이/가')} 일어나면 안 되는데,`
        : `${josa(`${sought(wanted.what)} 메시지`, '이/가')} 있으면 안 되는데,`;
    case 'graceful':
      return 'abort, crash, 리셋 없이 모두 정상 종료해야 하는데,';
    case 'passes':
      return `${josa(wanted.host.text, '은/는')} ${josa(wanted.state.text, '을/를')} 거쳐야 하는데,`;
    case 'sends':
      return `${josa(wanted.host.text, '은/는')} ${wanted.amount}바이트를 보내야 하는데,`;
    case 'lost':
      return placed(wanted);
    case 'no-errors':
      return '오류는 예상하지 말고 고쳐야 하는데,';
    case 'breaks':
      return `“${wanted.property.written}” 성질이 깨져야 하는데,`;
    case 'disturbed': {
      const amount = wanted.what === undefined ? `방해 ${wanted.amount}번` : disturbance(wanted.what, wanted.amount);
      return `${amount}${wanted.bound === 'exactly' && !amount.endsWith('개') ? '이어야 하는데' : HAS_TO_BE[wanted.bound]},`;
    }
  }
}

function placed({ message, names, lost }: Extract<Goal, { kind: 'lost' }>): string {
  if (names.length === 0) return `${message}번 메시지는 유실되어야 하는데,`;
  return `${message}번 메시지는 ${lost ? '유실된 ' : ''}${namesText(names)} 메시지여야 하는데,`;
}

function actual(wanted: Goal, it: Instead): string {
  switch (it.is) {
    case 'written':
      return wanted.kind === 'claim' ? it.text : `${josa(it.text, '이/가')} 일어납니다`;
    case 'owes':
      return it.owed.map(({ host, names }) => `${josa(host, '이/가')} ${josa(names.join('+'), '을/를')} 보내야 합니다`).join(', ');
    case 'no-host':
      return `${josa(it.host, '이라는/라는')} 호스트가 없습니다`;
    case 'messages':
      return `${it.count}개입니다`;
    case 'only':
      return `메시지가 ${it.count}개뿐입니다`;
    case 'sends':
      return `${it.count}바이트를 보냅니다`;
    case 'names':
      return `${it.names.join('+')} 메시지입니다`;
    case 'abrupt':
      return `${josa(it.from, '이/가')} ${josa(it.names.join('+'), '을/를')} 보냅니다`;
    case 'in':
      return `${josa(it.host, '은/는')} ${it.text === '' ? `${it.state} 상태` : described(it.state, it.text)}입니다`;
    case 'disturbed':
      return Object.values(it.disturbances).some((count) => count > 0) ? `${disturbances(it.disturbances)}입니다` : '아무 방해도 없습니다';
    case 'happens':
      return wanted.kind === 'never' && !('event' in wanted.what) ? '있습니다' : '일어납니다';
    default:
      return ACTUAL[it.is];
  }
}

const ACTUAL = {
  'never-there': '거치지 않습니다',
  'error-expected': '오류를 예상한 줄이 있습니다',
  'nothing-owed': '보내야 할 것이 없습니다',
  unknown: '알 수 없음',
  false: '거짓',
  none: '없습니다',
  'not-followed': '뒤의 일이 일어나지 않습니다',
  'not-first': '나중에 나옵니다',
  'not-lost': '유실되지 않습니다',
  'not-broken': '끝까지 성립합니다',
} as const;

export function hiddenGoal(wanted: Goal): string {
  const about = aboutOf(wanted);
  return `숨은 목표에 이르지 못했습니다${about === '' ? '' : `. ${about}에 관한 목표입니다`}`;
}

function aboutOf(wanted: Goal): string {
  switch (wanted.kind) {
    case 'claim': {
      const { claim } = wanted;
      if (claim.kind === 'condition') return '교환의 끝';
      return claim.kind === 'state' ? `끝에 ${josa(claim.host.text, '이/가')} 있는 상태` : `끝의 ${claim.host.text}.${claim.variable.text}`;
    }
    case 'owed':
      return '끝에 보내야 할 것';
    case 'messages':
      return '메시지의 수';
    case 'sends':
      return `${josa(wanted.host.text, '이/가')} 보내는 양`;
    case 'passes':
      return `${josa(wanted.host.text, '이/가')} 거치는 상태`;
    case 'graceful':
      return '연결을 끝내는 방법';
    case 'disturbed':
      return '네트워크가 하는 일';
    case 'with':
    case 'never':
    case 'lost':
    case 'no-errors':
    case 'breaks':
      return '';
  }
}

const namesText = (names: readonly { readonly text: string }[]): string => names.map(({ text }) => text).join('+');

const what = (it: Sought | GoalEvent): string =>
  'event' in it ? `${it.host === undefined ? '' : `${it.host.text} : `}${it.event.text}` : sought(it);

function sought({ from, to, fate, received, names, without, fields, above }: Sought): string {
  const parts = [
    from === undefined || to === undefined ? '' : `${from.text}에서 ${to.text}에게`,
    fate === 'lost' ? '유실된' : received ? '받은' : '',
    namesText(names),
    ...fields.map(
      ({ name, value }) => `${name.text}=${value.kind === 'number' ? value.written : value.kind === 'symbol' ? value.name : '…'}`,
    ),
    above === undefined ? '' : `${above.field.text}>${above.amount}`,
    without.length === 0 ? '' : `(${without.map(({ text }) => text).join(', ')} 없이)`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}
