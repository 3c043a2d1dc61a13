/** A message, and behind it in whatever words the state that somebody is in then. */
import { type Machine, spelledOtherwise } from '../../core/index.js';
import { inOurs } from '../parser/notation-states.js';
import type { MeantAmong, MeantStatement } from './meant-message.js';
import { statesThere } from './meant-states.js';

/** What may stand between a message and a state. */
const LEAD = new Set(
  `and then now so it its is are be in into to the state states both all sides ends hosts peers connection enters enter entering becomes become moves move moving
   goes go going waits wait waiting stays stay staying remains changes change transitions transition switches reaches ends up for while of 2msl 2 msl as with after
   양쪽 둘 다 모두 상태 이제 이후 뒤 후 다음 → -> => ⇒ - – — : / , ; . ( [`.split(/\s+/u),
);
const VERB = /^(?:enter|become|move|goe?s?$|going|wait|stay|remain|change|transition|switch|reach|end)/;
const BOTH = /^(?:both|all|양쪽|둘|모두)$/;
/** A sign, or a word. */
const PART = /[([,;:.–—/-]|[-=]+>|[→⇒]|[^\s([,;:.–—/]+/gu;

export interface BehindState {
  readonly rest: string;
  /** Of whom it is said; of nobody, where the message tells that. */
  readonly hosts: readonly string[];
  readonly isSubject: boolean;
  readonly state: string;
}

export function stateBehind(line: string, { exchange: { machine }, hosts, exchange }: MeantAmong): BehindState | undefined {
  const all = [...hosts(exchange)];
  const found = lastState(line, machine);
  if (found === undefined) return undefined;
  const parts = [...line.slice(0, found.start).matchAll(PART)];
  let at = parts.length;
  const said: string[] = [];
  let [isBoth, isSubject] = [false, false];
  while (at > 0) {
    const word = parts[at - 1]?.[0] ?? '';
    const host = hostIn(word, all);
    if (host === undefined && !LEAD.has(word.toLowerCase()) && !/^[-=]+>$/.test(word)) break;
    if (host !== undefined) {
      if (/^(?:to|toward|towards)$/i.test(parts[at - 2]?.[0] ?? '') || !isHostOfState(parts.slice(at).map(([part]) => part))) break;
      said.push(host);
    }
    isBoth ||= BOTH.test(word);
    isSubject ||= VERB.test(word);
    at--;
  }
  const last = parts[at - 1];
  const rest = last === undefined ? '' : line.slice(0, last.index + last[0].length).trim();
  if (rest === '' || (found.isLower && parts.length - at < 1)) return undefined;
  return { rest: closed(rest), hosts: isBoth ? all : said, isSubject, state: found.state };
}

/** `A -> B : SYN`: B is not of the state behind it, unless something says so. */
const isHostOfState = (behind: readonly string[]): boolean =>
  behind.every((part) => /^(?:[:=]|is|now|in|state|enters|becomes|goes|moves|to|into|the|both|모두|[→⇒]|[-=]+>)$/.test(part));

const hostIn = (word: string, hosts: readonly string[]): string | undefined =>
  hosts.find((host) => host === word || (word.startsWith(host) && /^(?:은|는|이|가|도|의|와|과)$/u.test(word.slice(host.length))));

/** Its bracket was the state's. */
const closed = (text: string): string => text.replace(/[\s,;:–—/(\\[-]+$/u, '');

function known(written: string, { roles }: Machine): string | undefined {
  const states = roles.flatMap((role) => role.states.flatMap(({ name, aliases }) => [name, ...aliases]));
  return states.find((each) => each === inOurs(written)) ?? spelledOtherwise(inOurs(written), states);
}

interface FoundState {
  readonly state: string;
  readonly start: number;
  readonly isLower: boolean;
}

const END =
  /(?:\s+state|\s*상태)?(?:가|로|으로|에|이)?\s*(?:된다|되었다|됩니다|됨|이다|입니다|임|진입|전이|변경|이동|간다|감|들어간다|들어감|유지|대기|있다|있음|있는다)?(?:한다|함|됨|된다)?[\s)\]]*[.!]?$/u;

/** `TIME_WAIT for 2MSL`: how long somebody stays there. */
const LONG = /[\s,;([]+(?:(?:for|waits?|during)\s+)*2\s?\*?\s?MSL(?:\s+(?:timer|wait|starts?|동안|대기|시간))*[\s)\]]*[.!]?$/iu;

function lastState(line: string, machine: Machine): FoundState | undefined {
  const text = line.replace(LONG, '').replace(END, '');
  for (const pattern of [
    /(?<![\p{L}\p{N}_])\p{L}+[-_ ]\p{L}+[-_ ]?\d$/u,
    /(?<![\p{L}\p{N}_])\p{L}+[-_ ]\p{L}+$/u,
    /(?<![\p{L}\p{N}_])[\p{L}\p{N}_]+$/u,
  ]) {
    const written = pattern.exec(text);
    const isLower = written !== null && written[0] !== written[0].toUpperCase();
    const state = written === null ? undefined : known(written[0], machine);
    if (written !== null && state !== undefined) return { state, start: written.index, isLower };
  }
  return undefined;
}

const BEFORE =
  /^(?:[Tt]he\s+)?([\p{L}_][\p{L}\p{M}\p{N}_]*?)(?:은|는|이|가|도)?\s*(?::\s*|\s)(?:(?:is|in|now|enters|becomes|moves|goes|changes|to|into|the|state)\s+)*(?:[A-Z][A-Z0-9_-]+\s*(?:[-=]+>|→|⇒)\s*)?([A-Z][A-Z0-9_-]{3,})(?:\s+state|\s*상태)?(?:으로|로|가|이|에)?(?:\s*[,;:/]\s*|\s+)(?:[가-힣]+(?:고|며|면서|서|뒤|후),?\s+)?(?:(?:and|then|it|also|so)\s+)*(?=\S)/u;

/** `A enters FIN_WAIT_1 and sends FIN`, `A: FIN_WAIT_1 상태로 바뀌며 FIN 전송`. */
export function stateBefore(line: string, { exchange: { machine }, hosts, exchange }: MeantAmong): BehindState | undefined {
  const [all = '', host = '', written = ''] = BEFORE.exec(line) ?? [];
  const state = known(written, machine);
  if (all === '' || state === undefined || !hosts(exchange).has(host)) return undefined;
  return { rest: `${host} ${line.slice(all.length)}`, hosts: [host], isSubject: true, state };
}

/** The one state that a sentence names, somewhere. */
export function stateWithin(line: string, { exchange: { machine }, hosts, exchange }: MeantAmong): BehindState | undefined {
  const found = [...line.matchAll(/[A-Z][A-Z0-9]*(?:[-_][A-Z0-9]+)+|[A-Z]{5,}/gu)].flatMap(({ 0: written, index }) => {
    const state = known(written, machine);
    return state === undefined ? [] : [{ state, index }];
  });
  const [only, another] = found;
  if (only === undefined || another !== undefined || /(?:from|was|before|이전|에서)\s*$/u.test(line.slice(0, only.index))) return undefined;
  const clause =
    line
      .slice(0, only.index)
      .split(/[,;.]|\sand\s|\sthen\s/u)
      .at(-1) ?? '';
  const words = clause.match(/[\p{L}_][\p{L}\p{M}\p{N}_]*/gu) ?? [];
  const all = [...hosts(exchange)];
  const host = words.flatMap((word, index) => (/^(?:to|towards?)$/i.test(words[index - 1] ?? '') ? [] : (hostIn(word, all) ?? []))).at(-1);
  const isBoth = /\bboth\b|양쪽|둘\s*다|모두/u.test(line);
  return {
    rest: line,
    hosts: isBoth ? all : host === undefined ? [] : [host],
    isSubject: words.some((word) => VERB.test(word)),
    state: only.state,
  };
}

/** @param message what is meant by the rest */
export function withState(
  { hosts, isSubject, state, rest }: BehindState,
  message: MeantStatement,
  among: MeantAmong,
): MeantStatement | undefined {
  const [, from = '', arrow = '', to = '', sent = '', claims] = MESSAGE.exec(message.text) ?? [];
  if (from === '') return undefined;
  const first =
    [from, to]
      .map((host) => ({ host, at: rest.indexOf(host) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at)[0]?.host ?? from;
  const there = statesThere(state, { from, to, arrow, flags: sent.split(' ')[0]?.split('+') ?? [] }, among);
  const whose = hosts.length > 0 ? hosts : isSubject ? [first] : there.length > 0 ? there : [first];
  const said = whose.map((host) => `${host} in ${state}`).join(', ');
  return { text: `${from} ${arrow} ${to} : ${sent} expect ${claims === undefined ? said : `${claims}, ${said}`}`, rule: 'claim' };
}

const MESSAGE = /^(\S+) (->|-x|~>) (\S+) ?: (.*?)(?: expect (.*))?$/u;
