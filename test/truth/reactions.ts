/** What a kernel answers to each kind of segment in each state, row by row, against what the checker makes of the same. */
import { analyse } from '../../server/src/language/analysis/analyse.js';
import { textOf } from './kernel.js';
import type { Finding, TruthResult } from './result.js';

/** How B comes into a state, by forged segments alone, and its numbers then. `n`: SND.NXT, `u`: SND.UNA, `x`: RCV.NXT. */
interface ForgedSetting {
  readonly lines: readonly string[];
  readonly n: number;
  readonly u: number;
  readonly x: number;
}

const WINDOW = 'win=64240';
const opened = ['B : listen', `stray A -> B : SYN seq=1000 ${WINDOW}`, `B -x A : SYN+ACK seq=5000 ack=1001 ${WINDOW}`];
const established = [...opened, `stray A -> B : ACK seq=1001 ack=5001 ${WINDOW}`];
const finWait = [...established, `B -x A : FIN+ACK seq=5001 ack=1001 ${WINDOW}`];
const halfClosed = [...finWait, `stray A -> B : ACK seq=1001 ack=5002 ${WINDOW}`];
const closeWait = [...established, `stray A -> B : FIN+ACK seq=1001 ack=5001 ${WINDOW}`, `B -x A : ACK seq=5001 ack=1002 ${WINDOW}`];

const settings: Readonly<Record<string, ForgedSetting>> = {
  CLOSED: { lines: [], n: 0, u: 0, x: 1000 },
  LISTEN: { lines: ['B : listen'], n: 0, u: 0, x: 1000 },
  'SYN-SENT': { lines: ['B : connect', `B -x A : SYN seq=5000 ${WINDOW}`], n: 5001, u: 5000, x: 1000 },
  'SYN-RECEIVED-active': {
    lines: [
      'B : connect',
      `B -x A : SYN seq=5000 ${WINDOW}`,
      `stray A -> B : SYN seq=1000 ${WINDOW}`,
      `B -x A : SYN+ACK seq=5000 ack=1001 ${WINDOW}`,
    ],
    n: 5001,
    u: 5000,
    x: 1001,
  },
  'SYN-RECEIVED-passive': { lines: opened, n: 5001, u: 5000, x: 1001 },
  ESTABLISHED: { lines: established, n: 5001, u: 5001, x: 1001 },
  'ESTABLISHED-data': { lines: [...established, `B -x A : PSH+ACK seq=5001 ack=1001 len=100 ${WINDOW}`], n: 5101, u: 5001, x: 1001 },
  'FIN-WAIT-1': { lines: finWait, n: 5002, u: 5001, x: 1001 },
  'FIN-WAIT-2': { lines: halfClosed, n: 5002, u: 5002, x: 1001 },
  'CLOSE-WAIT': { lines: closeWait, n: 5001, u: 5001, x: 1002 },
  CLOSING: {
    lines: [...finWait, `stray A -> B : FIN+ACK seq=1001 ack=5001 ${WINDOW}`, `B -x A : ACK seq=5002 ack=1002 ${WINDOW}`],
    n: 5002,
    u: 5001,
    x: 1002,
  },
  'LAST-ACK': { lines: [...closeWait, `B -x A : FIN+ACK seq=5001 ack=1002 ${WINDOW}`], n: 5002, u: 5001, x: 1002 },
  'TIME-WAIT': {
    lines: [...halfClosed, `stray A -> B : FIN+ACK seq=1001 ack=5002 ${WINDOW}`, `B -x A : ACK seq=5002 ack=1002 ${WINDOW}`],
    n: 5002,
    u: 5002,
    x: 1002,
  },
};

const ABOVE = 10_000_000;
const FAR = 642_400;

const seqOf = (what: string, { x }: ForgedSetting): number => {
  if (what.includes('above window')) return x + ABOVE;
  if (what.includes('(-10, 10)')) return x - 10;
  if (what.includes('straddling')) return x - 5;
  if (what.includes('+10')) return x + 10;
  if (what.includes('(-1000)')) return x - 1000;
  return /\(-1\)|RCV\.NXT-1/.test(what) ? x - 1 : x;
};

const ackOf = (what: string, state: string, { n, u }: ForgedSetting): number => {
  if (state === 'CLOSED' || state === 'LISTEN') return 777;
  if (what.includes('far too old')) return u - FAR;
  if (what.includes('SND.UNA-1')) return u - 1;
  if (what.includes('SND.UNA')) return u;
  const unsent = /SND\.NXT\+(\d+)/.exec(what)?.[1];
  const afterIss = /ISS(?:\+(\d))?$/.exec(what);
  return unsent ? n + Number(unsent) : afterIss ? 5000 + Number(afterIss[1] ?? 0) : n;
};

/** The names at the beginning of a row; PSH stands for a segment without flags. */
const namesOf = (what: string): readonly string[] => {
  if (what === 'no flags') return ['PSH'];
  if (what.startsWith('data')) return what.includes('without ACK') ? ['PSH'] : ['PSH', 'ACK'];
  return what
    .split(' ')
    .filter(
      (word, i, all) => /^(SYN|FIN|RST|PSH|URG|ACK)$/.test(word) && !all.slice(0, i).some((each) => /^(at|ack|=|of|without)/.test(each)),
    );
};

const injected = (what: string, state: string, setting: ForgedSetting): string => {
  const names = namesOf(what);
  const ack = names.includes('ACK') ? ` ack=${ackOf(what, state, setting) >>> 0}` : '';
  const len = what.includes('data') ? ' len=10' : '';
  return `stray A -> B : ${names.join('+')} seq=${seqOf(what, setting) >>> 0}${ack}${len} ${WINDOW}`;
};

/** `RCV.NXT+1`, `SND.NXT-642401`, `777`. */
const numberOf = (expression: string, { n, x }: ForgedSetting): number => {
  const [, base, offset] = /^(RCV\.NXT|SND\.NXT)?([+-]?\d+)?$/.exec(expression) ?? [];
  return ((base === 'RCV.NXT' ? x : base === 'SND.NXT' ? n : 0) + Number(offset ?? 0)) >>> 0;
};

const answerLine = (answer: string, setting: ForgedSetting): string => {
  const [, names = '', seq = '', ack] = /^([A-Z ]+) seq=(\S+)(?: ack=(\S+))?$/.exec(answer) ?? [];
  const fresh = /^\d{8,}$/.test(seq);
  const fields = [...(fresh ? [] : [`seq=${numberOf(seq, setting)}`]), ...(ack ? [`ack=${numberOf(ack, setting)}`] : [])];
  return `B -x A : ${names.trim().split(' ').join('+')} ${fields.join(' ')}`;
};

export interface ReactionRow {
  readonly state: string;
  readonly what: string;
  readonly answers: readonly string[];
  readonly after: string;
}

export const rows = (): readonly ReactionRow[] => {
  let state = '';
  return textOf('reactions.txt')
    .split('\n')
    .flatMap((line) => {
      state = /^== (.+)$/.exec(line)?.[1] ?? state;
      const [, what, answer, after] = /^ {3}(.+?) +-> (.+?) +=> (.+)$/.exec(line) ?? [];
      if (what === undefined || answer === undefined || after === undefined) return [];
      return [{ state, what, answers: answer === '-' ? [] : answer.split('; '), after: after.replaceAll('-', '_') }];
    });
};

export const documentOf = ({ state, what, answers }: ReactionRow): string => {
  const setting = settings[state] ?? { lines: [], n: 0, u: 0, x: 0 };
  const lines = [
    'host A',
    'host B',
    ...setting.lines,
    injected(what, state, setting),
    ...answers.map((answer) => answerLine(answer, setting)),
  ];
  return `${lines.join('\n')}\n`;
};

const unconnected = (state: string | undefined): string | undefined => (state === 'LISTEN' ? 'CLOSED' : state);

const findingsOf = (row: ReactionRow): { readonly accusations: readonly Finding[]; readonly disagreements: readonly Finding[] } => {
  const name = `${row.state}: ${row.what}`;
  const text = documentOf(row);
  const { problems, exchanges } = analyse(text, { source: 'truth', read: () => undefined });
  const state = exchanges[0]?.trace.steps.at(-1)?.states.B;
  const heard = row.answers.join('; ') || 'nothing';
  const accusations = problems
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => ({ name, what: `${code}: kernel answers ${heard}` }));
  const owed = problems.filter(({ code, facts }) => code === 'unanswered' && facts.kind === 'unanswered' && facts.host === 'B');
  const unanswered = owed.flatMap(({ facts }) =>
    facts.kind === 'unanswered' ? [`owes ${facts.owed.names.join('+')}, kernel answers ${heard}`] : [],
  );
  const moved = unconnected(state) === unconnected(row.after) ? [] : [`${state}, kernel: ${row.after}`];
  return { accusations, disagreements: [...moved, ...unanswered].map((what) => ({ name, what })) };
};

export const reactions = (): TruthResult => {
  const all = rows();
  const findings = all.map(findingsOf);
  return {
    title: 'reactions',
    recordings: all.length,
    segments: all.reduce((sum, { answers }) => sum + 1 + answers.length, 0),
    accusations: findings.flatMap(({ accusations }) => accusations),
    disagreements: findings.flatMap(({ disagreements }) => disagreements),
  };
};
