/**
 * The gist of a sentence, where nothing else reads it: the one message that it names, the one host that it says that of, and the numbers.
 * Whatever else it says is passed over, but for words that make it doubtful.
 */
import { isSent } from '../parser/notation-flags.js';
import { inflected, isRole, verbOf } from '../parser/notation-vocabulary.js';
import { stateWithin, withState } from './meant-behind.js';
import { type MeantAmong, type MeantStatement, sent } from './meant-message.js';

/** Somebody says what did not happen, or what would. */
const DOUBT =
  /(?<!\p{L})(?:not|never|no|none|cannot|without|if|unless|would|could|should|might|may|instead|neither|nor|which|who|why|how|what|every|each|always|usually)(?!\p{L})|n['’]t(?!\p{L})|\?|없|않|못|만약|만일|경우|때마다|라면/iu;

const PART = /[\p{L}_][\p{L}\p{M}\p{N}_]*|\d+|\S/gu;
const JOINT = /^(?:[+\-/&,|]|and|와|과|및|or)$/u;

interface SentenceWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Flags that stand together. */
interface FlagRun {
  readonly flags: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly isKnown: boolean;
}

export interface SentenceGist {
  readonly from: string;
  readonly to: string;
  readonly message: string;
}

export function gist(line: string, among: MeantAmong): MeantStatement | undefined {
  const hosts = [...among.hosts(among.exchange)];
  const said = hosts.length === 2 ? line : line.replaceAll(/(?:[\p{L}_]+)\s?\(([A-Z])\)/gu, '$1');
  const read = gistOf(said, hosts.length === 2 ? hosts : guessed(said));
  if (read === undefined) return undefined;
  const both = { ...among, hosts: () => new Set([read.from, read.to]) };
  const message = sent(read.from, read.message, both);
  const state = message && stateWithin(line, both);
  return message && state ? withState(state, message, both) : message;
}

/** `the client … the server`, `A클라이언트는 B서버에`: in a document in which nobody has spoken yet. */
function guessed(line: string): readonly string[] {
  const found = new Set<string>();
  for (const [word] of line.matchAll(/[\p{L}_][\p{L}\p{M}\p{N}_]*/gu)) {
    const stem = inflected(word)?.stem ?? word.replace(/(?:와|과)$/u, '');
    const [, letter] = /^([A-Z])(?:클라이언트|서버|호스트)?$/u.exec(stem) ?? [];
    if (letter !== undefined && letter !== 'I') found.add(letter);
    else if (isRole(stem)) found.add(stem);
  }
  return [...found];
}

const QUOTED = /"[^"]+"/gu;
const HAS_NAME = /^"\s*(?:SYN|FIN|RST|ACK)/u;

function gistOf(written: string, hosts: readonly string[]): SentenceGist | undefined {
  // what somebody says is no part of the sentence
  const line = written.replaceAll(QUOTED, (all) => (HAS_NAME.test(all) ? all : ' '.repeat(all.length)));
  const [one, other, another] = hosts;
  if (one === undefined || other === undefined || another !== undefined || DOUBT.test(line) || isDrawn(line, hosts)) return undefined;
  const words = [...line.matchAll(PART)].map(({ 0: text, index: start }) => ({ text, start, end: start + text.length }));
  const acts = words.map(({ text }) => actOf(text));
  const all = runsIn(line, words);
  const runs = all.filter(
    ({ isKnown, flags }, at) => !isKnown && !all.slice(at + 1).some((later) => !later.isKnown && later.flags.join() === flags.join()),
  );
  const acks = acts.includes('acks');
  if (runs.length > 1) return undefined;
  const [run] = runs;
  const quoted = written.match(QUOTED)?.find((text) => !HAS_NAME.test(text)) ?? '';
  const flags =
    run?.flags ??
    (acks
      ? ['ACK']
      : (acts.includes('sends') || /\bfrom\b.*\bto\b/u.test(line)) && (hasData(line) || quoted !== '')
        ? ['DATA']
        : undefined);
  const ends = endsIn(words, acts, [one, other]);
  if (flags === undefined || ends === undefined) return undefined;
  const isAnswer = acks && !flags.includes('ACK') && !flags.includes('DATA') && all.length > runs.length;
  const message = `${[...flags, ...(isAnswer ? ['ACK'] : [])].join('+')} ${fieldsIn(line, run)} ${quoted}`.trim();
  return { ...ends, message };
}

const TO_STATE = /(?:[-=]+>|[→⇒])\s*[A-Z][A-Z0-9]*(?:[-_][A-Z0-9]+)+/gu;
/** An arrow at a host belongs to no sentence. */
const isDrawn = (line: string, hosts: readonly string[]): boolean =>
  [...line.replaceAll(TO_STATE, '').matchAll(/([\p{L}\p{N}_]*)\s*(?:[-=~]+>|<[-=~]+|[→←⇒⇐])\s*([\p{L}\p{N}_]*)/gu)].some(
    ([, before = '', behind = '']) => hosts.includes(before) || hosts.includes(behind),
  );

type SentenceAct = 'sends' | 'acks' | 'gets';

const MORE_SENDS =
  /^(?:uploads?|downloads?|streams?|puts?|pushes|passes|throws|shoots|launches|finish(?:es|ed)?|발송|보내|날리|날림|요청|송출)\p{L}*$/iu;

const actOf = (word: string): SentenceAct | undefined => {
  if (/^ACKs$/.test(word)) return 'acks';
  const verb = verbOf(word);
  return verb ?? (MORE_SENDS.test(word) ? 'sends' : undefined);
};

/** What was got, or is acknowledged, is not what is sent. */
const KNOWN_BEFORE =
  /(?:receiv\p{L}*|got|gets?|getting|sees?|seeing|after|upon|on|once|acknowledg\p{L}*|ack(?:s|ed|ing)|ACKs|confirm\p{L}*|to|for|of|answer\p{L}*|['’]s)\s+(?:(?:the|an?|its|his|her|that|this|[\p{L}_]+['’]s)\s+)*$/iu;
const KNOWN_BEHIND =
  /^\s*(?:(?:패킷|세그먼트|플래그|메시지)?(?:을|를)?\s*(?:받|수신|확인)|(?:패킷|세그먼트)?에\s|(?:이|가)?\s*도착|에\s*대(?:한|해)|\s+(?:arrives|arrived|came|comes|is\s+received|received))/iu;

function runsIn(line: string, words: readonly SentenceWord[]): readonly FlagRun[] {
  const runs: FlagRun[] = [];
  for (let at = 0; at < words.length; at++) {
    const first = words[at];
    if (first === undefined || !isFlagWord(words, at)) continue;
    const flags = [flagOf(first.text)];
    let last = at + (isBit(words, at) ? 2 : 0);
    for (;;) {
      const next = words[last + 1];
      const skip = next !== undefined && JOINT.test(next.text) ? 2 : 1;
      if (!isFlagWord(words, last + skip)) break;
      flags.push(flagOf(words[last + skip]?.text ?? ''));
      last += skip + (isBit(words, last + skip) ? 2 : 0);
    }
    const end = words[last]?.end ?? first.end;
    const isKnown = KNOWN_BEFORE.test(line.slice(0, first.start)) || KNOWN_BEHIND.test(line.slice(end));
    const before = runs.at(-1);
    if (before !== undefined && !before.isKnown && BETWEEN.test(line.slice(before.end, first.start))) {
      runs.pop();
      flags.unshift(...before.flags);
    }
    runs.push({ flags: [...new Set(flags)].sort((a, b) => Number(a === 'ACK') - Number(b === 'ACK')), start: first.start, end, isKnown });
    at = last;
  }
  return runs;
}

/** SYN(seq=300)과 ACK(101) */
const BETWEEN = /^\s*(?:\([^()]*\))?\s*(?:과|와|및|and|with|,|\+|&|plus)?\s*(?:an?\s+|its\s+(?:own\s+)?|자신의\s+)?$/u;

/** SYN=1, a bit of the header; ack=101 is a number. */
const isBit = (words: readonly SentenceWord[], at: number): boolean =>
  words[at + 1]?.text === '=' && words[at + 2]?.text === '1' && words[at]?.text !== 'ack';

function isFlagWord(words: readonly SentenceWord[], at: number): boolean {
  const word = words[at]?.text ?? '';
  if (/^(?:syn|fin|rst)$/.test(word)) return true;
  if (!/^[A-Z]/.test(word) || !isSent(flagOf(word))) return false;
  const isNumber = flagOf(word) === 'ACK' && /^[=:]$/.test(words[at + 1]?.text ?? '') && !isBit(words, at);
  // seq=100, ACK=101
  return !isNumber || !words.slice(0, at).some(({ text }) => isSent(text));
}

/** SYN을, ACK를: with its particle. */
const flagOf = (word: string): string => (/^([A-Za-z]+)[가-힣]*$/u.exec(word)?.[1] ?? word).toUpperCase();

const hasData = (line: string): boolean =>
  /\d\s*(?:bytes?|B|바이트|octets?)(?!\p{Ll})|(?<!\p{L})(?:data|payload)(?!\p{L})|데이터/u.test(line);

interface SentenceEnds {
  readonly from: string;
  readonly to: string;
}

/** The receiver is said, or the first host that is named sends, or gets, what is sent. */
function endsIn(
  words: readonly SentenceWord[],
  acts: readonly (SentenceAct | undefined)[],
  hosts: readonly [string, string],
): SentenceEnds | undefined {
  const opposite = (host: string): string => (host === hosts[0] ? hosts[1] : hosts[0]);
  const named = words.flatMap(({ text }, at) => {
    const host = hostIn(text, hosts);
    return host === undefined ? [] : [{ host, role: roleAt(words, at, host) }];
  });
  const to = named.find(({ role }) => role === 'to')?.host;
  const from = named.find(({ role }) => role === 'from')?.host ?? named.find(({ role }) => role === 'subject')?.host;
  const first = from ?? (to === undefined ? named[0]?.host : opposite(to));
  if (first === undefined) return undefined;
  if (acts.includes('gets') && !acts.includes('sends') && !acts.includes('acks')) return { from: opposite(first), to: first };
  return to === first ? { from: opposite(first), to: first } : { from: first, to: opposite(first) };
}

const hostIn = (word: string, hosts: readonly string[]): string | undefined =>
  hosts.find(
    (host) =>
      word === host ||
      (word.startsWith(host) &&
        /^(?:클라이언트|서버|호스트)?(?:[은는이가도의와과로에]|에게|에서|한테|께|으로|측|쪽)*$/u.test(word.slice(host.length))),
  );

function roleAt(words: readonly SentenceWord[], at: number, host: string): 'to' | 'from' | 'subject' | undefined {
  const tail = (words[at]?.text ?? '').slice(host.length);
  if (
    /(?:에게|한테|께|(?:으)?로|에)$/u.test(tail) ||
    (host.length === 1 && /^(?:서버|클라이언트)?(?:에게|에)$/u.test(words[at + 1]?.text ?? ''))
  )
    return 'to';
  if (/(?:은|는|이|가|도|에서)$/u.test(tail)) return 'subject';
  const before = words.slice(Math.max(0, at - 3), at).map(({ text }) => text.toLowerCase());
  const near = before.findLast((text) => !/^(?:the|host|peer|client|server|node|side)$/.test(text));
  if (near === 'to' || near === 'towards') return 'to';
  return near === 'from' || near === 'by' ? 'from' : undefined;
}

const VALUE = '(?:0x[0-9a-f]+|\\d+|(?:[a-z]+_\\w+|[a-z]))(?:\\s*\\+\\s*\\d+)?';
const FIELD = new RegExp(
  `(?<![\\p{L}_])(seq(?:uence)?|ack(?:nowledge?ment)?|isn|len(?:gth)?|win(?:dow)?)\\s*(?:number|no\\.?|num|#)?\\s*(?:[=:#]\\s*|(?:is|of)\\s+(?=\\d)|(?=\\d))(${VALUE})(?![\\p{L}])`,
  'giu',
);
const SHORT: Readonly<Record<string, string>> = { s: 'seq', a: 'ack', i: 'seq', l: 'len', w: 'win' };

/** Those with a name, those in brackets behind the flags, and how many bytes. */
function fieldsIn(line: string, run: FlagRun | undefined): string {
  const fields = new Map<string, string>();
  const put = (name: string, value: string | undefined): void => {
    if (value !== undefined && !fields.has(name)) fields.set(name, value.replaceAll(/\s/g, ''));
  };
  const plain = line
    .replaceAll(/(?:초기\s*)?(?:순서|시퀀스|일련)\s*번호(?:는|가|를|은|이)?/gu, 'seq')
    .replaceAll(/(?:확인\s*응답|확인|응답)\s*번호(?:는|가|를|은|이)?/gu, 'ack');
  for (const [, name = '', value] of plain.matchAll(FIELD)) put(SHORT[name.charAt(0).toLowerCase()] ?? name, value);
  const [, bytes] = /(\d+)\s*(?:bytes?|B|바이트|octets?)(?!\p{Ll})/u.exec(plain) ?? [];
  put('len', bytes);
  const [, first, second] =
    new RegExp(`^\\s*[(]\\s*(${VALUE})\\s*(?:,\\s*(${VALUE}))?\\s*[)]`, 'u').exec(line.slice(run?.end ?? line.length)) ?? [];
  const isAck = run?.flags.at(-1) === 'ACK' && second === undefined && (run.flags.length === 1 || fields.has('seq'));
  put(isAck ? 'ack' : 'seq', first);
  put('ack', second);
  return [...fields].map(([name, value]) => `${name}=${value}`).join(' ');
}
