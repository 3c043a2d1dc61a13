/**
 * The particle behind a word as it is read aloud: es-hangul chooses by a final consonant, and what is no Hangul is first given a
 * syllable that ends as its reading does (the rule stands below, its exceptions in READINGS).
 */
import { josa as particle } from 'es-hangul';

/** The particle behind a final consonant first, as textbooks write them. */
export type ParticlePair = '은/는' | '이/가' | '을/를' | '과/와' | '으로/로' | '이라는/라는' | '이나/나';

/** The same as es-hangul names them. */
const NAMED = {
  '은/는': ['은/는', ''],
  '이/가': ['이/가', ''],
  '을/를': ['을/를', ''],
  '과/와': ['와/과', ''],
  '으로/로': ['으로/로', ''],
  '이라는/라는': ['이라/라', '는'],
  '이나/나': ['이나/나', ''],
} as const;

/** Syllables to ask es-hangul with: one without a final consonant, one with ㄹ, one with another. */
const ENDS = { open: '가', liquid: '갈', closed: '간' } as const;
type End = keyof typeof ENDS;

/** Words that end in a stop, which no rule tells; and one that is spelled out at its end. */
const READINGS: Readonly<Record<string, End>> = {
  bob: 'closed',
  web: 'closed',
  app: 'closed',
  get: 'closed',
  put: 'closed',
  stop: 'closed',
  init: 'closed',
  commit: 'closed',
  unit: 'closed',
  junit: 'closed',
  format: 'closed',
  step: 'closed',
  drop: 'closed',
  map: 'closed',
  cap: 'closed',
  hop: 'closed',
  top: 'closed',
  set: 'closed',
  let: 'closed',
  up: 'closed',
  cut: 'closed',
  hub: 'closed',
  sub: 'closed',
  pcap: 'closed',
  pcapng: 'open',
};

/** `101` → `101을`. */
export function josa(word: string, pair: ParticlePair): string {
  const end = endOf(word);
  if (end === undefined) return word + both(pair);
  const [named, rest] = NAMED[pair];
  return `${word}${particle.pick(ENDS[end], named)}${rest}`;
}

/** Of another script nobody knows the reading: 은(는). */
function both(pair: ParticlePair): string {
  const [first = '', second = ''] = pair.split('/');
  return first.endsWith(second) ? `(${first.slice(0, first.length - second.length)})${second}` : `${first}(${second})`;
}

function endOf(word: string): End | undefined {
  const read = word
    .replace(/[\s"'`”’]*[([][^()[\]]*[)\]]\s*$/u, '')
    .replace(/[^\p{L}\p{N}]+$/u, '')
    .normalize('NFC');
  const last = read.at(-1) ?? '';
  if (/[가-힣]/.test(last)) return hangul(last);
  if (/[0-9]/.test(last)) return digit(last);
  if (/[A-Za-z]/.test(last)) return latin(read);
  return undefined;
}

function hangul(syllable: string): End {
  const final = (syllable.charCodeAt(0) - 0xac00) % 28;
  return final === 0 ? 'open' : final === 8 ? 'liquid' : 'closed';
}

const digit = (last: string): End => ('178'.includes(last) ? 'liquid' : '036'.includes(last) ? 'closed' : 'open');

function latin(read: string): End {
  const whole = /[A-Za-z]+$/.exec(read)?.[0] ?? '';
  const before = read.slice(0, -whole.length).at(-1) ?? '';
  // 50ms is read 밀리초
  if (/[0-9]/.test(before) && /^(?:ms|s|us|ns)$/.test(whole)) return 'open';
  const known = READINGS[whole.toLowerCase()];
  if (known !== undefined) return known;
  const part = /[a-z]/.test(whole) && /[A-Z]/.test(whole) ? (/[A-Z]+[a-z]*$/.exec(whole)?.[0] ?? whole) : whole;
  const inPart = READINGS[part.toLowerCase()];
  if (inPart !== undefined) return inPart;
  return part.length <= 3 || !/[aeiouy]/i.test(part) ? byLetter(part) : byEnding(part.toLowerCase());
}

/** Spelled out, or nearly: L and R end in ㄹ, M and N in a nasal. */
function byLetter(part: string): End {
  const letter = (part.at(-1) ?? '').toUpperCase();
  return 'LR'.includes(letter) ? 'liquid' : 'MN'.includes(letter) ? 'closed' : 'open';
}

function byEnding(word: string): End {
  if (/(?:l|le)$/.test(word)) return 'liquid';
  return /(?:m|me|n|ne|ng|et|ec|ock|ook|ick|uic|ub|up|ut|[^o]op|[^e]ap|ip)$/.test(word) ? 'closed' : 'open';
}
