/** A sentence of notes said more plainly: without what stands beside who sends what. Each is tried where those before it are not read. */
import { FLAG, isFlag } from '../parser/notation-flags.js';
import { verbOf } from '../parser/notation-vocabulary.js';

const WORD = '[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*';
const HAS_FLAG = new RegExp(`(?<![\\p{L}_])(?:${FLAG}|DATA|data|데이터)(?![a-z])`, 'u');

export function* plainer(line: string, hosts: readonly string[]): Generator<string> {
  let before = line;
  for (const way of WAYS) {
    const said = way(before, hosts);
    if (said === before) continue;
    yield said;
    before = said;
  }
}

const WAYS: readonly ((line: string, hosts: readonly string[]) => string)[] = [
  withoutSigns,
  insideBrackets,
  byShortNames,
  withoutLabel,
  withoutClauseBefore,
  withoutKoreanClauseBefore,
  withoutClauseBehind,
];

/** `w/ SYN`, `SYN ✓ ACK ✓`. */
function withoutSigns(line: string): string {
  return line
    .replaceAll(/(?<![\p{L}\p{N}])w\/(?=\s*\S)/gu, 'with ')
    .replaceAll(/\s*[✓✔✅☑👍🤝]\uFE0F?/gu, ' ')
    .trim();
}

/** `연결 완료! (A, B 모두 ESTABLISHED)`: what is certain stands in the brackets. */
function insideBrackets(line: string, hosts: readonly string[]): string {
  const [, before = '', inside] = /^([^()]{2,40}?)\s*\(([^()]+)\)$/u.exec(line) ?? [];
  return inside === undefined || HAS_FLAG.test(before) || named(before, hosts) || !named(inside, hosts) ? line : inside;
}

/** `서버(B)가`, `Client [A]`: the host's own name stands in brackets. */
function byShortNames(line: string, hosts: readonly string[]): string {
  return line.replaceAll(new RegExp(`(${WORD})\\s?[([]\\s*(${WORD})\\s*[)\\]]`, 'gu'), (all, long: string, short: string) =>
    hosts.includes(short) && !hosts.includes(long) && !isFlag(long) && verbOf(long) === undefined ? short : all,
  );
}

const named = (text: string, hosts: readonly string[]): boolean =>
  [...text.matchAll(new RegExp(WORD, 'gu'))].some(
    ([word]) => hosts.includes(word) || hosts.some((host) => word.startsWith(host) && /^[가-힣]+$/u.test(word.slice(host.length))),
  );

/** `Active close: A sends FIN`. */
function withoutLabel(line: string, hosts: readonly string[]): string {
  const [all = '', label = ''] = /^([^:：]{3,40})[:：]\s+(?=\S)/u.exec(line) ?? [];
  if (all === '' || HAS_FLAG.test(label)) return line;
  // whose getting it is, beside an arrow, is not certain
  if (/[-=~]>|<[-=~]|[→⇒←⇐]/u.test(label) && /수신|받/u.test(line)) return line;
  const rest = line.slice(all.length);
  const [, host = ''] = new RegExp(`^(?:[Tt]he\\s+)?(${WORD})\\s`, 'u').exec(label) ?? [];
  // A hangs up: FIN
  if (hosts.includes(host))
    return new RegExp(`^(?:${FLAG}|DATA|GET|POST)(?!\\p{L})`, 'u').test(rest) ? `${host}: ${rest}` : `${host} ${rest}`;
  return named(label, hosts) ? line : rest;
}

/** `B allocates its buffers and sends SYN+ACK`: what it does before. */
function withoutClauseBefore(line: string, hosts: readonly string[]): string {
  const [before = '', subject = '', said = ''] = LABELLED.exec(line) ?? [];
  if (before !== '' && hosts.includes(subject) && !new RegExp(FLAG, 'u').test(said)) return `${subject}: ${line.slice(before.length)}`;
  for (const { 0: all, 1: host = '', 2: clause = '', index } of line.matchAll(CLAUSE_BEFORE)) {
    const verb = new RegExp(`^${WORD}`, 'u').exec(line.slice(index + all.length))?.[0] ?? '';
    if (hosts.includes(host) && verbOf(verb) !== undefined && !HAS_FLAG.test(clause) && !named(clause, hosts))
      return `${host} ${line.slice(index + all.length)}`;
  }
  return line;
}

/** `A: no more to send, FIN` */
const LABELLED = new RegExp(`^(${WORD})\\s*[:：]\\s*([^,:;]+)[,:]\\s+(?=(?:${FLAG})(?!\\p{L}))`, 'u');
const CLAUSE_BEFORE = new RegExp(
  `^(?:[Tt]he\\s+)?(${WORD})\\s*[:,]?\\s+(\\p{Ll}[^;:]*?)(?:\\s*,|\\s+(?:and|then))\\s+(?:(?:and|then|so|also|it)\\s+)*`,
  'gu',
);

/** `B는 연결을 받아들이고 SYN+ACK를 보낸다`. */
function withoutKoreanClauseBefore(line: string): string {
  return line.replace(
    new RegExp(
      `^(${WORD}?(?:은|는|이|가|도))\\s+((?:[가-힣]+\\s+){0,5}[가-힣]*(?:고|며|여|서|면|후|뒤|위해|므로|니|자|때문에)(?:\\s*나서)?),?\\s+`,
      'u',
    ),
    (all, host: string, clause: string) => (HAS_FLAG.test(clause) ? all : `${host} `),
  );
}

/** `A acks it and waits`: what it does afterwards, where that says nothing of messages. */
function withoutClauseBehind(line: string, hosts: readonly string[]): string {
  const [all = '', clause = ''] =
    /(?:\s*[,;–—]\s*|\s+)(?:and|then|so|because|since|as|which|that|while|until|before|이므로|하고)\s+(.*)$/u.exec(line) ??
    /\s*[,;–—]\s*(\p{Ll}[^,;]*|[가-힣][^,;]*)$/u.exec(line) ??
    [];
  if (/^[\s,;–—]*(?:because|since)\s/u.test(all) && !new RegExp(FLAG, 'u').test(clause)) return line.slice(0, -all.length);
  return all === '' || HAS_FLAG.test(clause) || /\d/.test(clause) || named(clause, hosts) ? line : line.slice(0, -all.length);
}
