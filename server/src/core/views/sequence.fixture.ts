/** Traces for tests, written by hand: one line a step, `A -> B : SYN seq=100 | SYN_SENT SYN_RECEIVED`. */
import type { Exchange, Statement } from '../exchange/exchange.js';
import type { Machine, State } from '../machine/machine.js';
import type { Problem } from '../problem/problem.js';
import { type Name, nowhere } from '../span.js';
import type { ShownField, States, Step, Trace } from '../trace/trace.js';

const place = { source: '', span: nowhere };
const name = (text: string): Name => ({ text, span: nowhere });

const stateNames = 'CLOSED LISTEN SYN_SENT SYN_RECEIVED ESTABLISHED FIN_WAIT_1 FIN_WAIT_2 CLOSE_WAIT CLOSING LAST_ACK TIME_WAIT'.split(' ');

const state = (text: string): State => ({
  name: text,
  aliases: [],
  text: '',
  groups: [],
  send: [],
  receive: [],
  on: [],
  always: [],
  enter: [],
  begin: [],
  slips: [],
  see: '',
  place,
});

const machine: Machine = {
  name: 'tcp',
  title: '',
  see: 'RFC 9293',
  flags: [],
  messages: [],
  fields: [],
  events: [],
  codes: [],
  starts: [],
  lets: [],
  procedures: [],
  links: [],
  roles: [{ name: '', text: '', variables: [], states: stateNames.map(state), groups: [], initial: 'CLOSED', place }],
  place,
};

export interface ToldExchange {
  readonly hosts: readonly (readonly [name: string, label: string])[];
  readonly start: string;
  readonly lines: readonly string[];
  readonly title?: string;
}

const ack = (code: string, field: string): Problem => ({
  code,
  severity: 'error',
  span: nowhere,
  facts: { kind: 'requirement', host: '', message: '', field, reason: '', situation: [], see: '' },
  related: [],
});

export function traceOf(told: ToldExchange): Trace {
  const names = told.hosts.map(([text]) => text);
  const byHost = (text: string): States => Object.fromEntries(names.map((host, index) => [host, text.trim().split(/\s+/)[index] ?? '']));
  const steps: Step[] = [];
  const statements = told.lines.map((line, index) => read(line, index, byHost, steps));
  const exchange: Exchange = { name: 'x', nameSpan: nowhere, title: told.title ?? '', statements, span: nowhere };
  const hosts = told.hosts.map(([text, label]) => ({ name: text, label, role: '' }));
  return { exchange, machine, hosts, start: byHost(told.start), steps, problems: steps.flatMap((step) => step.problems) };
}

function read(line: string, statement: number, byHost: (text: string) => States, steps: Step[]): Statement {
  const [what = '', after = '', extra = ''] = line.split('|').map((part) => part.trim());
  const note = /^note (\S*) ?"(.*)"$/.exec(what);
  if (note) return { kind: 'note', hosts: note[1] ? note[1].split(',').map(name) : [], text: note[2] ?? '', span: nowhere };
  const section = /^section "(.*)"$/.exec(what);
  if (section) return { kind: 'section', title: section[1] ?? '', span: nowhere };
  const wrong = /wrong (\S+)/.exec(extra)?.[1];
  const common = {
    statement,
    span: nowhere,
    states: byHost(after),
    passed: {},
    problems: wrong ? [ack(`tcp/${wrong}`, wrong)] : [],
    changed: {},
    owed: {},
    rules: [],
  };
  steps.push(readStep(what, common, extra, steps));
  return { kind: 'event', host: name(''), event: name(''), fields: [], label: '', span: nowhere };
}

type ReadCommon = Pick<Step, 'statement' | 'span' | 'states' | 'passed' | 'problems' | 'changed' | 'owed' | 'rules'>;

function readStep(what: string, common: ReadCommon, extra: string, steps: readonly Step[]): Step {
  const dropped = /dropped (.*)/.exec(extra)?.[1];
  const discarded = dropped === undefined ? {} : { discarded: dropped };
  const arrival = /^(\S+) arrives/.exec(what);
  if (arrival) {
    const sentAt = steps.findIndex((step) => step.kind === 'message' && step.name === arrival[1]);
    const sent = steps[sentAt];
    if (sent?.kind !== 'message') throw new Error(what);
    const duplicate = steps.some((step) => step.kind === 'arrival' && step.name === arrival[1]);
    const { from, to, names, fields, label } = sent;
    return {
      ...common,
      kind: 'arrival',
      name: arrival[1] ?? '',
      sentAt,
      duplicate,
      from,
      to,
      names,
      fields,
      label,
      marks: [],
      ...discarded,
    };
  }
  const message = /^(stray )?(\S+) (->|-x|~>) (\S+) : (\S+)(.*?)(?: "(.*)")?(?: as (\S+))?$/u.exec(what);
  if (message) {
    const [, stray, from = '', arrow, to = '', names = '', fields = '', label = '', as] = message;
    const fate = arrow === '-x' ? 'lost' : arrow === '~>' ? 'in-flight' : 'delivered';
    const carried = {
      from,
      to,
      names: names.split('+'),
      fields: fieldsOf(fields),
      label,
      marks: extra.includes('again') ? ['retransmission'] : [],
      ...discarded,
    };
    return {
      ...common,
      ...carried,
      kind: 'message',
      fate,
      stray: stray !== undefined,
      ...(as ? { name: as } : {}),
    };
  }
  const [, host = '', event = '', label = ''] = /^(\S+) : (\S+)(?: "(.*)")?$/u.exec(what) ?? [];
  return { ...common, kind: 'event', host, event, fields: [], label, timer: event === 'timeout' };
}

const fieldsOf = (text: string): readonly ShownField[] =>
  [...text.matchAll(/(\w+)=(\S+)/g)].map(([, field = '', value = '']) => ({
    name: field,
    value: value.replace('~', ''),
    filled: value.startsWith('~'),
    blank: value === '?',
  }));

const pair = [
  ['A', 'Client'],
  ['B', 'Server'],
] as const;

export const told = {
  open: {
    hosts: pair,
    start: 'CLOSED LISTEN',
    title: 'TCP three-way handshake',
    lines: [
      'A -> B : SYN seq=100 | SYN_SENT SYN_RECEIVED',
      'B -> A : SYN+ACK seq=300 ack=101 | ESTABLISHED SYN_RECEIVED',
      'A -> B : ACK seq=101 ack=301 | ESTABLISHED ESTABLISHED',
    ],
  },
  close: {
    hosts: pair,
    start: 'ESTABLISHED ESTABLISHED',
    title: 'Four-way close, last ACK lost',
    lines: [
      'A -> B : FIN+ACK seq=101 ack=301 | FIN_WAIT_1 CLOSE_WAIT',
      'B -> A : ACK seq=301 ack=102 | FIN_WAIT_2 CLOSE_WAIT',
      'note B "the server may still send"',
      'B -> A : FIN+ACK seq=301 ack=102 | TIME_WAIT LAST_ACK',
      'A -x B : ACK seq=102 ack=302 | TIME_WAIT LAST_ACK',
      'B : timeout | TIME_WAIT LAST_ACK',
      'B -> A : FIN+ACK seq=301 ack=102 | TIME_WAIT LAST_ACK | again',
      'A -> B : ACK seq=102 ack=302 | TIME_WAIT CLOSED',
      'A : timeout "2 MSL" | CLOSED CLOSED',
    ],
  },
  crossing: {
    hosts: pair,
    start: 'CLOSED CLOSED',
    title: 'Simultaneous open',
    lines: [
      'A ~> B : SYN seq=100 as a | SYN_SENT CLOSED',
      'B ~> A : SYN seq=300 as b | SYN_SENT SYN_SENT',
      'a arrives | SYN_SENT SYN_RECEIVED',
      'b arrives | SYN_RECEIVED SYN_RECEIVED',
      'A ~> B : SYN+ACK seq=100 ack=301 as c | SYN_RECEIVED SYN_RECEIVED',
      'B ~> A : SYN+ACK seq=300 ack=101 as d | SYN_RECEIVED SYN_RECEIVED',
      'c arrives | SYN_RECEIVED ESTABLISHED',
      'd arrives | ESTABLISHED ESTABLISHED',
    ],
  },
  error: {
    hosts: pair,
    start: 'CLOSED LISTEN',
    title: 'A wrong acknowledgement',
    lines: [
      'A -> B : SYN seq=100 | SYN_SENT SYN_RECEIVED',
      'B -> A : SYN+ACK seq=300 ack=100 | ESTABLISHED SYN_RECEIVED | wrong ack',
      'A -> B : ACK seq=~101 ack=~301 | ESTABLISHED ESTABLISHED',
    ],
  },
  korean: {
    hosts: [
      ['가', '클라이언트 💻'],
      ['나', '서버'],
      ['다', '관찰자'],
    ],
    start: 'CLOSED LISTEN CLOSED',
    title: '세 방향 연결 설정',
    lines: [
      'section "연결 열기"',
      '가 -> 나 : SYN seq=x "접속 요청" | SYN_SENT SYN_RECEIVED CLOSED',
      '나 -> 가 : SYN+ACK seq=y ack=x+1 | ESTABLISHED SYN_RECEIVED CLOSED',
      'stray 다 -> 나 : SYN seq=90 "옛 복제" | ESTABLISHED SYN_RECEIVED CLOSED | dropped 창 밖의 번호',
      '가 -> 나 : ACK seq=x+1 ack=? | ESTABLISHED ESTABLISHED CLOSED',
      'section "데이터"',
      'note 가,나 "이제 양쪽 모두 연결됨"',
      '가 -> 나 : ACK seq=101 ack=301 len=10 "GET /" | ESTABLISHED ESTABLISHED CLOSED',
      '가 : close | FIN_WAIT_1 ESTABLISHED CLOSED',
    ],
  },
} satisfies Record<string, ToldExchange>;
