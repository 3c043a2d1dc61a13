/** What notes call the names, fields and numbers of a message, put into ours before the message is read. */
import { FLAG } from './notation-flags.js';
import { isState } from './notation-states.js';

const VALUE = '(?:0[xX][0-9a-fA-F]+|\\d+|[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*)(?:\\s*[+-]\\s*\\d+)?';
const LETTERS: Readonly<Record<string, string>> = {
  S: 'SYN',
  F: 'FIN',
  R: 'RST',
  P: 'PSH',
  U: 'URG',
  E: 'ECE',
  W: 'CWR',
  A: 'ACK',
  '.': 'ACK',
};

const WINDOW = /\bwin(?:dow)?(?:\s*size)?\s*[=:]?\s*(\d+(?:\.\d+)?)\s?([kKmM])i?B?(?![\p{L}\p{N}_])/giu;

type Replacement = string | ((...groups: readonly string[]) => string);

/** In their order: each reads what those before it have left. */
const WAYS: readonly (readonly [RegExp, Replacement])[] = [
  [/<br\s*\/?>|\\n/giu, ' '],
  // the lines of HTTP
  [
    /^\s*((?:GET|POST|PUT|HEAD|DELETE)\s+\/\S*(?:\s+HTTP\/[\d.]+)?|(?:HTTP\/[\d.]+\s+)?[1-5]\d\d\s+(?:OK|(?!Byte|Octet)\p{Lu}\p{Ll}{2,}[\p{L} ]*))\s*$/gu,
    'DATA "$1"',
  ],
  [/^\s*((?:GET|POST|PUT|HEAD|DELETE)\s+\/\S*(?:\s+HTTP\/[\d.]+)?)\s*[(,]\s*(\d+)\s*(?:bytes?|B|바이트)\s*\)?\s*$/gu, 'DATA len=$2 "$1"'],
  // (SYN,ACK) 300/101; [ack none]
  [/^\s*[([]\s*([A-Z]{3}(?:\s*[,+/]\s*[A-Z]{3})*)\s*[)\]]\s*(?=\d)/gu, '$1 '],
  [/[,;]?\s*[([]\s*(?:seq|ack|len|win)\s*(?:none|nil|n\/a|-)\s*[)\]]/giu, ''],
  // synack(300, 101)
  [/^\s*(?:syn|fin|rst|psh|ack)(?:[-+/ ,]*ack)?(?=\s*[([]\s*\w)/gu, (names = '') => names.toUpperCase()],
  [
    /\bseq\s*[=:]?\s*(\d{1,10})\s*(?:[-–—]|to|\.\.)\s*(\d{1,10})(?![\w+])/giu,
    (all = '', first = '', last = '') => (Number(last) > Number(first) ? `seq=${first} len=${Number(last) - Number(first) + 1}` : all),
  ],
  // TeX: numbers are set as formulas
  [/\$/gu, ''],
  // Wireshark: 4000 → 80 [SYN], behind the protocol and the length of the frame
  [/^\s*(?:[A-Z][\w.]*\s+(?:\d+\s+)?)?(?:\[[A-Z][^\]]* [^\]]*\]\s*)*\d{1,5}\s*(?:→|->|>)\s*\d{1,5}\s*(?=\[)/gu, ''],
  [/^\s*\[TCP [^\]]*\]\s*/gu, ''],
  // tcpdump: S 100:100(0) ack 1, as it was; S. for SYN and ACK
  [
    /^\s*([SFRP.]{1,3})\s+(\d+):\d+\((\d+)\)\s*(ack\b)?/gu,
    (_, letters = '', first = '', length = '', ack = '') =>
      `${namesOf(ack === '' || letters.includes('.') ? letters : `${letters}.`)} seq=${first}${length === '0' ? '' : ` len=${length}`} ${ack}`,
  ],
  // without the number behind the last byte: S. 300 ack 101
  [
    /^\s*([SFRP]{0,2}\.|[SFRP]{1,2})\s+(\d+)(?=\s|,|$)(.*)$/gu,
    (_, letters = '', first = '', rest = '') =>
      `${namesOf(/\back\b/.test(rest) && !letters.includes('.') ? `${letters}.` : letters)} seq=${first} ${rest}`,
  ],
  [/^\s*([SFRPU]{0,2})\.(?=\s|,|$)/gu, (_, letter = '') => namesOf(`${letter}.`)],
  [/\bcksum\s+0x[0-9a-f]+\s*\([^)]*\),?/giu, ''],
  [/\boptions?\s*\[([^\]]*)\],?/giu, (_, options = '') => optionsIn(options)],
  // a sentence ends with a full stop
  [/(?<=[\p{L}\p{N}\])])\s*[.!?]+\s*$/gu, ''],
  [/(?<==\w+),\s*$/gu, ''],
  // the message chart generator's, and Graphviz's
  [/^\s*\[?\s*label\s*=\s*"([^"]*)"[^\]]*\]?\s*$/gu, '$1'],
  [/^\s*(?:sends?\s+)?(?:an?|the)\s+(?=[A-Z]{3})|^\s*sends\s+/gu, ''],
  [/(?<==\s*)['"]?(\d+)['"](?=\s|$|,)/gu, '$1'],
  [/\b(?:Len|Win|Ack)\b(?=\s*\d)/gu, (name = '') => name.toLowerCase()],
  // tcpdump: Flags [S.]
  [/\bFlags?\s*\[([SFRPUEWA.]{1,4})\]/gu, (_, letters = '') => namesOf(letters)],
  [/^\s*\[([SFRPUEW]?\.|[SFRPUEWA]{1,2})\]/gu, (_, letters = '') => namesOf(letters)],
  // 0x012 (SYN, ACK), as a protocol tree has them
  [/\bflags?\s*[=:]?\s*0x[0-9a-f]+\s*[([]\s*([A-Z][^()[\]]*)[)\]]/giu, 'Flags: $1'],
  // RFC 9293: <SEQ=100><CTL=SYN,ACK>
  [
    /^(.*?)[<[(]?\b(?:CTL|Ctl|ctl|FLAGS?|Flags?|flags?)\s*[=:]\s*[[(]?([A-Z]{3}(?:\s*[,+|/]\s*[A-Z]{3})*)[\])]?[>\])]?(.*)$/gu,
    (_, before = '', names = '', after = '') => `${names} ${before} ${after}`.replace(/[,;\s]+$/u, ''),
  ],
  [new RegExp(`^\\s*"(${FLAG}\\b[^"]*)"\\s*$`, 'gu'), '$1'],
  // "SYN" (seq=0), "SYN-ACK", ack=101
  [new RegExp(`^\\s*"(${FLAG}(?:[\\s+,/-]+${FLAG})*)"(?=[\\s,(])`, 'gu'), '$1'],
  [new RegExp(`\\b(${FLAG})\\s+only\\b`, 'giu'), '$1'],
  // `'SYN' seq=0`, `no payload`, `bit = 1`
  [/^\s*['`‘]([A-Z][A-Za-z+,/ ]*)['`’]/gu, '$1'],
  [/[,;]?\s*\b(?:no|without)\s+(?:data|payload|options?)\b/giu, ''],
  [/\b(?:bits?|flags?)\s*=\s*1(?!\d)/giu, ''],
  [new RegExp(`\\b(${FLAG})[.~](?=ACK\\b)`, 'gu'), '$1+'],
  [/^\s*([SFRP])\s?[+/]\s?A(?=\s|,|$)/gu, (_, letter = '') => namesOf(`${letter}.`)],
  [/^\s*(?:payload\b|데이터(?!\s*길이)(?:을|를)?(?![\p{L}]))/giu, 'DATA'],
  [/(?<=ACK\b.*)\band\s+(?:acks|acknowledges|acking|acknowledging)\s+(?:(?:number|with)\s+)?(?=\d|[a-z]\b)/gu, ' ack='],
  [/\band\s+(?:acks|acknowledges|acking|acknowledging)\s+(?:(?:number|with)\s+)?(?=\d|[a-z]\b)/gu, '+ACK ack='],
  [/^\s*HTTP\s+((?:GET|POST|PUT|request|response|reply|\d{3})\b[^()[\]"=]*?)\s*(?=[([]|$)/giu, (_, what = '') => `DATA "HTTP ${what}" `],
  // bytes 101-200: from the first to the last of them
  [
    /^\s*(?:bytes|octets)\s*[([]?(\d{1,10})\s*(?:-|–|to|\.\.)\s*(\d{1,10})[)\]]?/giu,
    (_, first = '', last = '') => `DATA seq=${first} len=${(Number(last) - Number(first) + 1) >>> 0}`,
  ],
  [/\bACK\s+(?:for|of)\s+(?=\d)/giu, 'ACK ack='],
  // SYN #100 is SYN(100)
  [/^(\s*[A-Z]{3,}(?:[\s+,&/|-]+[A-Z]{3,})*)\s+(?:#|no\.)\s?(\d+)(?=\s*$)/gu, '$1($2)'],
  [new RegExp(`(?<![=:]\\s*)\\b(?:the\\s+)?ISN(?:\\s+of)?\\s*[=:]?\\s*(?=${VALUE}\\s*(?:$|[,;)\\]]|\\s))`, 'giu'), 'seq='],
  [
    /\b(?:initial\s+)?(?:sequence|seq)\b(?:\.(?!\d))?(?:[\s_-]*(?:number|num|nr|no)\b\.?|(?:number|num|nr|no)\b\.?)?(?:\s*#)?(?![\p{L}\p{N}_])/giu,
    'seq',
  ],
  // 100 bytes starting at 101
  [/\bseq(?:uence)?(?:\s+numbers?)?\s+(?:starts|begins)\s+(?:at|with|from)\s+(?=\d)/giu, 'seq='],
  [/\b(?:starting|beginning)\s+(?:at|with|from)\s+(?:(?:byte|number|seq)\s+)?(?=\d)/giu, 'seq='],
  [/\bseq(?:number|num|nr|no)\b/giu, 'seq'],
  [/\b(?:acknowledge?ment|acknowledge|ack)[\s_-]*(?:number|num|nr|no)\b\.?\s*#?(?=\s|=|:|\d)|\backnowledge?ment\b|\back\s*#/giu, 'ack '],
  [/(?:초기\s*)?(?:순서|시퀀스|일련)\s*번호|\bSN(?=\s*[=:])/gu, 'seq'],
  [/(?:확인\s*응답|확인|응답|ACK|ack)\s*번호/gu, 'ack'],
  // it is done, or has been seen
  [/\s*[✓✔✅☑]\uFE0F?\s*$/gu, ''],
  // there is none
  [/[,;]?\s*\b(?:seq|ack|len|win)\s*[=:]\s*(?:[-–—]+|n\/a|none|nil|∅)(?=\s*(?:$|[,;)\]\s]))/giu, ''],
  [/\b(?:window[\s_-]*scal(?:e|ing)(?:[\s_-]*factor)?|wscale|wsopt)\s*[=:]?\s*(?=\d)/giu, 'ws='],
  [/\b(?:window)(?:[\s_-]*size)?\b|윈도우(?:\s*크기)?/giu, 'win'],
  [/\blength\b|(?:데이터\s*)?길이/giu, 'len'],
  // Wireshark says what it stands for, not the shift; and has no value where there is none
  [/\bSACK_PERM(?:=1)?(?![\w=])|[,;]?\s*\bSACK\s+permitted\b/giu, ''],
  [/\bTSval=(?=\d)/giu, 'ts='],
  [/\bTSecr=(?=\d)/giu, 'tsecr='],
  [/\bWS=(\d+)/gu, (_, factor = '') => `ws=${shiftOf(Number(factor))}`],
  [/(?<=\b(?:seq|ack|len|win)\s)\s*(?:is|equals|of)\s+(?=[\d(])/giu, '='],
  // ACK(y+1 = 301)
  [/(?<=[A-Z]{3}\s*[([]\s*)\w+\s*[+-]\s*\d+\s*=\s*(?=\d+\s*[)\]])/gu, ''],
  // ack=100+1=101, ack=101 (=100+1): how the number came about
  [/(?<=[=:]\s*)[\w]+(?:\s*[+-]\s*(?!(?:seq|ack|len|win|mss)\b)\w+)+\s*=\s*(?=\d+(?![\w+-]))/gu, ''],
  [/(?<=\d)\s*[([]\s*=[^()[\]]*[)\]]/gu, ''],
  // seq 101:111(10), up to the byte behind the last
  [
    /(?<![\w.])(?:seq\s*[=:]?\s*)?(\d{1,10}):(\d{1,10})(?:\s*\(\d+\))?(?![\w:.])/giu,
    (_, first = '', behind = '') => `seq=${first}${first === behind ? '' : ` len=${(Number(behind) - Number(first)) >>> 0}`}`,
  ],
  // other ways of hexadecimal numbers
  [/(?<![\w.])0x([0-9a-f]+)h\b/giu, '0x$1'],
  [/(?<=[=:]\s*)(\d[0-9a-f]*)h\b/giu, '0x$1'],
  [/(?<=[=:]\s*)(\d{1,10}(?:\s*[+-]\s*\d{1,10})+)(?![\w.])/gu, (_, sum = '') => String(summed(sum))],
  [/(?<=\w\s*)(?:={2}|:=)|=\s*\+(?=\d)/gu, '='],
  [new RegExp(`\\b(seq|ack|len|win|mss|ws)\\s*[([]\\s*(${VALUE})\\s*[)\\]]`, 'gu'), '$1=$2'],
  [/^\s*data\s*:\s*(?=\d+\s*(?:bytes?|B|octets?|바이트)(?![a-z]))/giu, 'DATA '],
  [/^\s*data\s*[([:=]\s*(\d+)\s*[)\]]?(?=\s*(?:$|,))/giu, 'DATA len=$1'],
  [new RegExp(`=\\s*\\(\\s*(${VALUE})\\s*\\)`, 'gu'), '=$1'],
  [/(?<=[=:]\s*)\d{1,3}(?:[,_'’]\d{3})+(?![\d\p{L}])/gu, (number = '') => number.replaceAll(/\D/g, '')],
  [WINDOW, (_, number = '', unit = '') => `win=${Math.min(LARGEST_WINDOW, bytesOf(Number(number), unit))}`],
  [
    /(?<=([=:]|\b(?:seq|ack|len|win|mss))?\s*)(?<![\w.])(\d+(?:\.\d+)?)[\s-]?(bytes?(?:\s+(?:of\s+)?(?:data|payload))?|octets?|바이트(?:의?\s*데이터)?(?:을|를)?|[kK]i?B?|[mM]i?B|B(?:\s+of\s+data)?)(?![\p{L}\p{N}_])/gu,
    (_, sign = '', number = '', unit = '') => `${sign === '' ? 'len=' : ''}${bytesOf(Number(number), unit)}`,
  ],
];

/** Names and their numbers, in the order of the header: `SYN(100)`, `SYN+ACK(300, 101)`. */
const AT_PLACE = new RegExp(
  `^\\s*([A-Z]{3,}(?:[\\s+,&/|-]+[A-Z]{3,})*)\\s*[([]\\s*(${VALUE})\\s*(?:[,/;]\\s*(${VALUE})\\s*)?[)\\]]\\s*$`,
  'u',
);
/** `SYN, x`, `SYN+ACK: 300, 101`, `SYN+ACK 300 101`. */
const PLAIN_VALUE = '(?:\\d+|[a-z](?:\\s*\\+\\s*\\d+)?)';
const PLAIN_AT_PLACE = new RegExp(
  `^\\s*([A-Z]{3,}(?:[\\s+,&/|-]+[A-Z]{3,})*)(?:\\s*[,:;]\\s*|\\s+(?=\\d))(${PLAIN_VALUE})(?:(?:\\s*[,/;]\\s*|\\s+)(${PLAIN_VALUE}))?\\s*$`,
  'u',
);
/** `SYN K`, `SYN(seq=300)`, `ACK ack=101`. */
const PAIR =
  '(SYN|FIN|ACK)(?:\\s*[([]\\s*|\\s+)(?:(?:seq|ack)\\s*[=:]?\\s*)?(\\d+(?:\\s*\\+\\s*\\d+)?|[A-Za-z_]\\w*(?:\\s*\\+\\s*\\d+)?)\\s*[)\\]]?';
/** Each name with its number: `SYN K, ACK J+1`. */
const IN_PAIRS = new RegExp(`^\\s*(?:${PAIR}(?:\\s*[,+/&]\\s*|\\s+|$)){2}$`, 'u');
const ONE_PAIR = /^\s*(?:SYN|FIN|ACK)\s+(?:\d+|[A-Za-z])(?:\s*\+\s*\d+)?\s*$/u;

/** @param written a message as notes have it; what is ours already comes back as it is */
export function inOurWords(written: string): string {
  let text = written;
  for (const [way, by] of WAYS) text = typeof by === 'string' ? text.replaceAll(way, by) : text.replaceAll(way, (...found) => by(...found));
  return numbersAtPlace(text) ?? numbersInPairs(text) ?? text;
}

function numbersAtPlace(text: string): string | undefined {
  const [, names, first, second] = AT_PLACE.exec(text) ?? PLAIN_AT_PLACE.exec(text) ?? [];
  if (names === undefined || first === undefined || isWord(first) || isWord(second ?? '1')) return undefined;
  const flags = names.split(/[^A-Z]+/u);
  if (second !== undefined) return `${names} seq=${first} ack=${second}`;
  if (flags.includes('DATA')) return `${names} len=${first}`;
  return `${names} ${flags.length === 1 && flags[0] === 'ACK' ? 'ack' : 'seq'}=${first}`;
}

function numbersInPairs(text: string): string | undefined {
  if (!IN_PAIRS.test(text) && !ONE_PAIR.test(text)) return undefined;
  const pairs = [...text.matchAll(new RegExp(PAIR, 'gu'))];
  if (pairs.some(([, , value = '']) => value === 'and' || value === 'with')) return undefined;
  const fields = pairs.map(([, name, value]) => `${name === 'ACK' ? 'ack' : 'seq'}=${value}`);
  return `${pairs.map(([, name]) => name).join('+')} ${fields.join(' ')}`;
}

/** Modulo 2^32, as sequence numbers are. */
const summed = (sum: string): number =>
  [...sum.matchAll(/([+-]?)\s*(\d+)/gu)].reduce((all, [, sign, number]) => all + (sign === '-' ? -Number(number) : Number(number)), 0) >>>
  0;

/** `first` says something about it; a number is `x`, `y+1`, `client_isn`. */
const isWord = (value: string): boolean => /^[\p{L}\p{M}]{3,}$/u.test(value) || isState(value);

const namesOf = (letters: string): string => [...letters].map((letter) => LETTERS[letter] ?? letter).join('+');

/** A factor of Wireshark's (128) as the shift that it is (7). */
const shiftOf = (factor: number): number => (factor > LARGEST_SHIFT && Number.isInteger(Math.log2(factor)) ? Math.log2(factor) : factor);
const LARGEST_SHIFT = 14;

/** The fields of `mss 1460,sackOK,TS val 1 ecr 0,nop,wscale 7`. */
const optionsIn = (options: string): string =>
  options
    .split(',')
    .map((option) => {
      const [, mss, scale, time, echo] = /^\s*(?:mss (\d+)|wscale (\d+)|TS val (\d+) ecr (\d+))\s*$/.exec(option) ?? [];
      if (mss !== undefined) return `mss=${mss}`;
      if (scale !== undefined) return `ws=${scale}`;
      return time === undefined ? '' : `ts=${time} tsecr=${echo}`;
    })
    .filter((field) => field !== '')
    .join(' ');

/** 16 bits: 64 KB, but for one byte. */
const LARGEST_WINDOW = 65_535;

/** Is a window written that is larger than the field can be, so that less is read? */
export const cutsWindow = (written: string): boolean =>
  [...written.matchAll(WINDOW)].some(([, number, unit = '']) => bytesOf(Number(number), unit) > LARGEST_WINDOW);

const SIZES: Readonly<Record<string, number>> = { k: 1024, m: 1024 * 1024 };

const bytesOf = (number: number, unit: string): number => Math.round(number * (SIZES[unit.charAt(0).toLowerCase()] ?? 1));
