/** Hosts as notes name them: an address, two words, quotes, a short name in brackets behind the long one. */
import { isFlag } from './notation-flags.js';
import { isNoise } from './notation-vocabulary.js';

export interface WrittenHost {
  readonly length: number;
  /** As it can be written here. */
  readonly name: string;
  readonly isOurs: boolean;
}

const NAME = '[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*';
const PLAIN = new RegExp(`^${NAME}`, 'u');
const ADDRESS = /^\[?(\d{1,3}(?:\.\d{1,3}){3})\]?(?:[:.](\d{1,5}))?(?![\d.])/u;
const QUOTED = /^"([^"\\\n]{1,60})"/u;
/** `[A]`, `(A)`, `**A**`. */
const WRAPPED = new RegExp(`^(?:\\[|\\(|\\*{1,2}|<|\`|')\\s*(${NAME}(?:[- ]${NAME})*)\\s*(?:\\]|\\)|\\*{1,2}|>|\`|')`, 'u');
/** `A:4000`, `host.example.com.443`. */
const WITH_PORT = new RegExp(
  `^${NAME}(?:[.-][\\p{L}\\p{N}_]+)*(?:[:.]\\d{1,5})(?![\\d.])|^${NAME}(?:[.-][\\p{L}\\p{N}_]+)*\\.[\\p{L}\\p{N}_]+`,
  'u',
);
/** `web-client`, `Web client`, `Client (A)`. */
const LONG = new RegExp(`^(${NAME}(?:-${NAME})*(?:[ ]${NAME}(?:-${NAME})*)?)(?:\\s?[(\\[][\\p{L}\\p{N}_. :-]{1,30}[)\\]])?`, 'u');

/** `Server[LISTEN]` */
const WITH_STATE = /\[[A-Z_-]*(?:ED|ING|LISTEN|SENT|RCVD|RECV|WAIT(?:[-_ ]?\d)?|[-_]ACK)\]$/u;

/** All that can stand at this place; the plain name first. */
export function hostsAt(line: string, at: number): readonly WrittenHost[] {
  const rest = line.slice(at);
  const [address, ip, portOfAddress] = ADDRESS.exec(rest) ?? [];
  if (address !== undefined)
    return [{ length: address.length, isOurs: false, name: asName(`ip_${ip}${portOfAddress === undefined ? '' : `_${portOfAddress}`}`) }];
  const quoted = QUOTED.exec(rest);
  if (quoted !== null) return [{ length: quoted[0].length, isOurs: false, name: asName(quoted[1] ?? '') }];
  const wrapped = WRAPPED.exec(rest);
  if (wrapped !== null) return [{ length: wrapped[0].length, isOurs: false, name: asName(wrapped[1] ?? '') }];
  const plain = PLAIN.exec(rest)?.[0];
  if (plain === undefined) return [];
  const long = LONG.exec(rest);
  const port = WITH_PORT.exec(rest)?.[0];
  const ported = port === undefined ? [] : [{ length: port.length, isOurs: false, name: asName(port) }];
  const others =
    long !== null &&
    long[0] !== plain &&
    !isFlag(/\p{L}+$/u.exec(long[1] ?? '')?.[0] ?? '') &&
    !isNoise(/(?<=\s)\p{Ll}+$/u.exec(long[1] ?? '')?.[0] ?? 'A')
      ? [{ length: long[0].length, isOurs: false, name: asName(long[1] ?? '') }]
      : [];
  if (long !== null && WITH_STATE.test(long[0])) return others;
  return [{ length: plain.length, isOurs: true, name: plain }, ...others, ...ported];
}

const asName = (written: string): string => {
  const name = written.trim().replaceAll(/[^\p{L}\p{M}\p{N}_]+/gu, '_');
  return /^[\p{L}_]/u.test(name) ? name : `_${name}`;
};
