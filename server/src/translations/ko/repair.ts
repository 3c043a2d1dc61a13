/** Korean for what somebody would do to put a mistake right, and for what they seem to have meant. */
import {
  areInEachOthersPlace,
  areToSeveral,
  brief,
  type CrossRepair,
  type HostOtherwise,
  hostsOtherwise,
  isCrossing,
  isOtherNumber,
  isTurned,
  type Meant,
  type Message,
  otherHost,
  otherNumber,
  type Repair,
  type Statement,
  type StatementNumbers,
  statementText,
  writtenForm,
} from '../../core/index.js';
import { josa } from './josa.js';
import { list } from './phrases.js';

export function repairTitle({ shownAt, repairs }: Meant, lines: StatementNumbers): string {
  const hosts = hostsOtherwise(repairs);
  if (hosts.length > 0) return hosts.map(begun).join(', ');
  if (repairs.every(isCrossing)) return `${josa(list(repairs.map((pair) => crossing(pair, lines))), '을/를')} 엇갈리게 하기`;
  const [first, ...others] = repairs;
  if (first !== undefined && others.length > 1 && repairs.every(isOtherNumber))
    return `${titleOf(first, shownAt, lines)}, 이어지는 ${others.length}개 줄의 번호도 함께 고치기`;
  return repairs.map((repair) => titleOf(repair, shownAt, lines)).join(', ');
}

function crossing({ at, behind }: CrossRepair, { statements, lineOf }: StatementNumbers): string {
  const [first, second] = [statements[at], statements[behind]];
  return first === undefined || second === undefined ? '' : `${lineOf(first)}번째 줄과 ${lineOf(second)}번째 줄`;
}

function titleOf(repair: Repair, shownAt: number, lines: StatementNumbers): string {
  const line = (at: number): string => {
    const statement = lines.statements[at];
    return at === shownAt || statement === undefined ? '이 줄' : `${lines.lineOf(statement)}번째 줄`;
  };
  switch (repair.kind) {
    case 'insert':
      return `${repair.at === shownAt ? '앞' : `${line(repair.at)} 앞`}에 ${brief(repair)} 삽입`;
    case 'remove':
      return `${line(repair.at)} 제거`;
    case 'move':
      return repair.before > repair.at
        ? `${josa(line(repair.at), '을/를')} ${line(repair.before - 1)} 뒤로 옮기기`
        : `${josa(line(repair.at), '을/를')} ${line(repair.before)} 앞으로 옮기기`;
    case 'cross':
      return `${josa(crossing(repair, lines), '을/를')} 엇갈리게 하기`;
    case 'replace':
      return `${repair.at === shownAt ? '' : `${line(repair.at)}에서 `}${changeOf(lines.statements[repair.at], repair.statement)}`;
  }
}

const whole = (statement: Statement): string => `${josa(statementText(statement), '으로/로')} 바꾸기`;

function changeOf(own: Statement | undefined, meant: Statement): string {
  if (own?.kind !== 'message' || meant.kind !== 'message') return whole(meant);
  if (isTurned(own, meant)) return `화살표 방향 바꾸기: ${statementText({ ...meant, fields: [] }).split(' :')[0] ?? ''}`;
  const other = otherHost(own, meant);
  const host = other === undefined ? '' : `${josa(other[0], '을/를')} ${josa(other[1], '으로/로')} 바꾸기`;
  const changes = [host, namesChange(own, meant), numbersChange(own, meant), fateChange(own, meant)].filter((each) => each !== '');
  return changes.length === 0 ? whole(meant) : changes.join(', ');
}

function begun({ was, meant: host }: HostOtherwise): string {
  const { name, role, state } = host;
  if (role !== undefined && role.text !== was.role?.text) return `${name.text}의 역할을 ${josa(role.text, '으로/로')} 바꾸기`;
  const number = otherNumber(was, host);
  if (number !== undefined) return `${name.text}의 ${number.name.text} 값을 ${josa(writtenForm(number.value), '으로/로')} 바꾸기`;
  return state === undefined ? `${name.text}의 시작 상태 생략` : `${josa(name.text, '을/를')} ${state.text}에서 시작하기`;
}

function hostsMeant(hosts: readonly HostOtherwise[]): string {
  const names = list(hosts.map(({ meant: host }) => host.name.text));
  if (areInEachOthersPlace(hosts, 'role')) return `${names}의 역할이 서로 바뀐 것 같습니다`;
  if (areInEachOthersPlace(hosts, 'state')) return `${names}의 시작 상태가 서로 바뀐 것 같습니다`;
  const [first] = hosts;
  const number = first && otherNumber(first.was, first.meant);
  if (number !== undefined) return `${names}의 ${number.name.text} 값은 처음에 ${writtenForm(number.value)}이어야 하는 것 같습니다`;
  const state = first?.meant.state?.text;
  return state === undefined ? '' : `${josa(names, '은/는')} ${state}에서 시작해야 하는 것 같습니다`;
}

function namesChange(own: Message, meant: Message): string {
  const [written, names] = [own.names.map(({ text }) => text), meant.names.map(({ text }) => text)];
  const more = names.filter((name) => !written.includes(name));
  const less = written.filter((name) => !names.includes(name));
  if (more.length === 0 && less.length === 0) return '';
  if (more.length === 1 && less.length === 0) return `${more.join('')} 추가`;
  if (more.length === 0 && less.length === 1) return `${less.join('')} 제거`;
  return `${josa(names.join('+'), '으로/로')} 바꾸기`;
}

const valueIn = ({ fields }: Message, name: string): string | undefined => {
  const value = fields.find((field) => field.name.text === name)?.value;
  return value === undefined ? undefined : writtenForm(value);
};

const changedFields = (own: Message, meant: Message) =>
  meant.fields.filter(({ name, value }) => valueIn(own, name.text) !== writtenForm(value));

function numbersChange(own: Message, meant: Message): string {
  const changed = changedFields(own, meant).map(({ name, value }) => `${josa(name.text, '을/를')} ${josa(writtenForm(value), '으로/로')}`);
  const gone = own.fields.filter(({ name }) => valueIn(meant, name.text) === undefined).map(({ name }) => name.text);
  if (changed.length > 0) return `${changed.join(', ')} 바꾸기`;
  return gone.length > 0 ? `${list(gone)} 생략` : '';
}

function fateChange(own: Message, meant: Message): string {
  if (own.fate === meant.fate) return own.segment === undefined && meant.segment !== undefined ? `이름 ${meant.segment.text} 붙이기` : '';
  return meant.fate === 'lost' ? '유실로 표시' : meant.fate === 'delivered' ? '도착으로 표시' : '전송 중으로 표시';
}

export const fieldMeant = (field: string): string => `\`${field}\`를 쓰려고 한 것 같습니다`;

/** '' where the problem's own first sentence says it. */
export function meant({ shownAt, shown, repairs }: Meant): string {
  const hosts = hostsOtherwise(repairs);
  if (hosts.length > 0) return hostsMeant(hosts);
  const [first, second] = repairs;
  if (first?.kind === 'cross')
    return `${crossingThings(first, shownAt)} 서로 엇갈린 것 같습니다. 상대의 것이 도착하기 전에 각각 보냈습니다`;
  if (first === undefined || (second !== undefined && !areToSeveral(repairs))) return '';
  const isHere = first.at === shownAt;
  switch (first.kind) {
    case 'insert':
      return `${shown?.kind === 'message' && shown.names.length > 0 ? `이 ${namesOf(shown)}` : '이 줄'} 앞에 ${josa(thing(first.statement), '이/가')} 빠진 것 같습니다`;
    case 'move':
      if (first.before > first.at) return `${josa(isHere ? '이 줄' : thing(first.was), '이/가')} 너무 앞에 있는 것 같습니다`;
      if (isHere && first.before === shownAt - 1) return '이 줄과 앞줄의 순서가 바뀐 것 같습니다';
      return first.before === shownAt
        ? `두 줄의 순서가 바뀐 것 같습니다. ${josa(thing(first.was), '이/가')} 먼저입니다`
        : `${josa(isHere ? '이 줄' : thing(first.was), '이/가')} 너무 뒤에 있는 것 같습니다`;
    case 'remove':
      return isHere ? '이 줄은 필요 없는 것 같습니다' : `앞에 있는 ${josa(thing(first.was), '이/가')} 필요 없는 것 같습니다`;
    case 'replace':
      return otherwise(first, isHere);
  }
}

function crossingThings({ behind, was }: CrossRepair, shownAt: number): string {
  if (was?.kind !== 'message') return '앞의 두 줄이';
  if (behind === shownAt) return `${josa(`이 ${namesOf(was)}`, '과/와')} 앞에 있는 ${josa(thing(was), '이/가')}`;
  return `앞에 있는 ${josa(thing(was), '과/와')} ${was.to.text}의 것이`;
}

const namesOf = ({ names }: Message): string => names.map(({ text }) => text).join('+');

function thing(statement: Statement | undefined): string {
  if (statement === undefined) return '줄 하나';
  return statement.kind === 'message' ? `${statement.from.text}의 ${namesOf(statement)}` : `\`${statementText(statement)}\``;
}

function otherwise({ was, statement }: Extract<Repair, { readonly kind: 'replace' }>, isHere: boolean): string {
  if (was?.kind !== 'message' || statement.kind !== 'message') return `\`${statementText(statement)}\`를 쓰려고 한 것 같습니다`;
  const where = isHere ? '' : `앞에 있는 ${thing(was)}의 `;
  if (isTurned(was, statement))
    return `${where}화살표 방향이 바뀐 것 같습니다. ${namesOf(statement)}를 보내는 쪽은 ${statement.from.text}입니다`;
  const other = otherHost(was, statement);
  if (other !== undefined) return `${where}${josa(other[0], '이/가')} 아니라 ${josa(other[1], '을/를')} 쓰려고 한 것 같습니다`;
  if (namesChange(was, statement) !== '')
    return `${isHere ? '여기' : `앞에 있는 ${thing(was)} 자리`}에는 ${josa(namesOf(was), '이/가')} 아니라 ${josa(namesOf(statement), '을/를')} 쓰려고 한 것 같습니다`;
  const changed = changedFields(was, statement).filter(({ name }) => valueIn(was, name.text) !== undefined);
  const [one, two] = changed;
  if (one !== undefined && two !== undefined && changed.length === 2 && areExchanged(was, one, two))
    return `${where}${josa(one.name.text, '과/와')} ${josa(two.name.text, '이/가')} 뒤바뀐 것 같습니다`;
  if (one !== undefined && changed.length === 1 && !isHere)
    return `${where}${josa(one.name.text, '이/가')} 잘못 쓰인 것 같습니다. ${writtenForm(one.value)}이면 뒤의 줄과 맞습니다`;
  if (was.fate !== statement.fate) return `${josa(thing(was), '은/는')} ${statement.fate === 'lost' ? '유실된' : '도착한'} 것 같습니다`;
  return '';
}

const areExchanged = (was: Message, one: Message['fields'][number], two: Message['fields'][number]): boolean =>
  valueIn(was, one.name.text) === writtenForm(two.value) && valueIn(was, two.name.text) === writtenForm(one.value);
