/** What is said of states: of those of one host or of both, on a line of its own or behind a message. */
import { type Machine, type Rule, type State, spelledOtherwise } from '../../core/index.js';
import { inOurNotation } from '../parser/notation.js';
import { looseClaims } from '../parser/notation-claims.js';
import { leadLength } from '../parser/notation-lead.js';
import { messageOf, type NotationMessage } from '../parser/notation-line.js';
import { edited } from '../parser/notation-rewriting.js';
import { inOurs, isState, STATE } from '../parser/notation-states.js';
import { type MeantAmong, type MeantStatement, sent } from './meant-message.js';

/** `=> ESTABLISHED`: of the hosts that are in that state there. */
export function reached(line: string, { exchange: { trace }, at }: MeantAmong): MeantStatement | undefined {
  const [, state] = REACHED.exec(line) ?? [];
  const states = trace.steps.findLast(({ span }) => span.end <= at)?.states ?? {};
  const there = Object.keys(states).filter((host) => states[host] === state);
  return state === undefined || there.length === 0
    ? undefined
    : { text: `expect ${there.map((host) => `${host} in ${state}`).join(', ')}`, rule: 'claim' };
}

const REACHED = /^(?:[-=]{1,2}>|→|⇒)\s*([A-Z][A-Z0-9_]+)$/u;

/** `A: ESTABLISHED → FIN_WAIT_1 (sends FIN)`. */
export function moved(line: string, among: MeantAmong): MeantStatement | undefined {
  const [, host = '', state, gets, what = ''] = MOVED.exec(line) ?? [];
  const all = [...among.hosts(among.exchange)];
  const sender = gets === undefined ? host : all.find((each) => each !== host);
  if (state === undefined || sender === undefined || !all.includes(host)) return undefined;
  const message = sent(sender, what, among);
  return message && { ...message, text: `${message.text} expect ${host} in ${state}` };
}

const MOVED =
  /^([\p{L}_][\p{L}\p{M}\p{N}_]*?)(?:\s*[:：]|\s+(?:is|goes|moves|changes|transitions))?(?:은|는|이|가)?\s+(?:(?:from\s+)?[A-Z][A-Z0-9_]+\s*(?:[-=]{1,2}>|→|⇒|\bto\b)\s*)?([A-Z][A-Z0-9_]+)(?:\s*[([,:/]\s*|\s+(?=after|by|upon|on))(?:(?:after\s+|by\s+|upon\s+)?(?:send(?:s|ing)?|sent|snd)\s+(?:an?\s+)?|((?:after\s+|by\s+|upon\s+|on\s+)?(?:receiv(?:es?|ing)|received|gets|rcv|recv)\s+(?:an?\s+)?))([A-Z]{3}.*?)\s*[)\]]?$/u;

const MOVED_BY =
  /^([\p{L}_][\p{L}\p{M}\p{N}_]*)(?:\s*[:：]|\s+(?:is|goes|moves|changes|transitions|enters|reaches|becomes|now|in|to|into))*\s+([A-Z][A-Z0-9_-]+)\s+(?:after|by|upon|on|with|once|when)\s+(?:getting\s+|receiving\s+)?(?:the\s+)?(?:([\p{L}_][\p{L}\p{M}\p{N}_]*)['’]s\s+)?([A-Z]{3}.*?)(?:\s+(?:from|of)\s+([\p{L}_][\p{L}\p{M}\p{N}_]*))?(?:\s+(?:arrives|comes|is\s+received))?$/u;

/** `A moves to FIN_WAIT_2 after B's ACK`. */
export function movedBy(line: string, among: MeantAmong): MeantStatement | undefined {
  const [, host = '', state = '', owner, what = '', from] = MOVED_BY.exec(line) ?? [];
  const sender = owner ?? from;
  const all = among.hosts(among.exchange);
  if (sender === undefined || sender === host || !all.has(host) || !all.has(sender)) return undefined;
  const message = sent(sender, what, among);
  return message && { ...message, text: `${message.text} expect ${host} in ${inOurs(state)}` };
}

/** `A -> B : FIN [FIN_WAIT_1]`: of the one that can come there by sending it, or by getting it; where that is neither, it is said to the arrow. */
export function reachedBy(line: string, among: MeantAmong): MeantStatement | undefined {
  const [, written = '', behind] = REACHED_BY.exec(line) ?? [];
  const read = behind === undefined || !isState(behind) ? undefined : messageIn(written);
  if (behind === undefined || read === undefined) return undefined;
  const { from, to, arrow } = read.head;
  const there = hostsThere(inOurs(behind), read, among);
  const said = there.length === 0 ? `"${behind}"` : `expect ${there.map((host) => `${host} in ${inOurs(behind)}`).join(', ')}`;
  return { text: `${from} ${arrow} ${to} : ${read.message.text} ${said}`, rule: there.length === 0 ? 'textQuotes' : 'claim' };
}

function messageIn(written: string): NotationMessage | undefined {
  const ours = edited(written, inOurNotation(written)?.edits ?? []);
  return messageOf(ours, leadLength(ours));
}

function hostsThere(name: string, { head: { from, to, arrow }, message }: NotationMessage, among: MeantAmong): readonly string[] {
  return statesThere(name, { from, to, arrow, flags: message.text.split(' ')[0]?.split('+') ?? [] }, among);
}

interface SentFlags {
  readonly from: string;
  readonly to: string;
  readonly arrow: string;
  readonly flags: readonly string[];
}

/** Those that come to a state with a message, or are in it. */
export function statesThere(
  name: string,
  { from, to, arrow, flags }: SentFlags,
  { exchange: { machine, trace }, at }: MeantAmong,
): readonly string[] {
  const state = allStates(machine).find((each) => each.name === name || each.aliases.includes(name))?.name;
  if (state === undefined) return [];
  const states = trace.steps.findLast(({ span }) => span.end <= at)?.states ?? {};
  const there = (isExact: boolean): readonly string[] => {
    const isThere = (host: string, way: MoveAmong['way']): boolean =>
      states[host] === state || leadsTo(state, { way, flags, before: states[host], machine, isExact });
    return [...(isThere(from, 'send') ? [from] : []), ...(arrow !== '-x' && isThere(to, 'receive') ? [to] : [])];
  };
  const exactly = there(true);
  return exactly.length > 0 ? exactly : there(false);
}

interface MoveAmong {
  readonly machine: Machine;
  readonly way: 'send' | 'receive';
  readonly flags: readonly string[];
  /** The state of that host, if it is known. */
  readonly before: string | undefined;
  /** The rule names all that is sent. */
  readonly isExact: boolean;
}

const leadsTo = (target: string, { machine, way, flags, before, isExact }: MoveAmong): boolean =>
  allStates(machine)
    .filter(({ name }) => before === undefined || name === before)
    .flatMap((state) => (way === 'send' ? state.send : [...state.receive, ...state.always]))
    .some((rule) => rule.target === target && (rule.kind === 'always' || isMatched(rule, flags, isExact)));

const isMatched = ({ patterns }: Rule, flags: readonly string[], isExact: boolean): boolean =>
  patterns.some(({ names }) => names.every((each) => flags.includes(each)) && (!isExact || names.length === flags.length));

const REACHED_BY = new RegExp(`^(.*[^\\s([,;:|/=>→⇒-])\\s*(?:\\s|[,;|/]|[-=]{1,2}>|→|⇒)\\s*[[(]?\\s*(${STATE})\\s*[\\])]?$`, 'u');

/** `A: established`, in whatever letters. */
export function claimed(line: string, machine: Machine): MeantStatement | undefined {
  const states = statesOf(machine);
  const said = looseClaims(line)?.map(({ host, state }) => ({ host, state: spelledOtherwise(state, states) }));
  if (said === undefined || said.some(({ state }) => state === undefined)) return undefined;
  return { text: `expect ${said.map(({ host, state }) => `${host} in ${state}`).join(', ')}`, rule: 'claim' };
}

/** `both ESTABLISHED`, where there are two hosts. */
export function saidOfBoth(line: string, { exchange, hosts }: MeantAmong): string | undefined {
  const [, rest] = BOTH.exec(line) ?? [];
  const [one, other, another] = hosts(exchange);
  if (rest === undefined || one === undefined || other === undefined || another !== undefined) return undefined;
  return `${one}, ${other}: ${rest}`;
}

const BOTH =
  /^(?:(?:[-=]{1,2}>|→|⇒)\s*)?(?:both(?:\s+(?:sides|ends|hosts|peers|are|in))*|양쪽(?:\s*모두)?|둘\s*다|모두)\s*(?:(?:are|is|now|in|은|이|가)\s+)*(?:[:=]\s*)?([A-Z]{3}\S*)(?:\s+state|\s*상태)?\s*[.!]?$/iu;

/** `A, B: connected`, `A, B 모두 ESTABLISHED 상태`, in the words for what has come of it. */
export function saidOfHosts(line: string, { exchange, hosts }: MeantAmong): MeantStatement | undefined {
  const [, listed = '', outcome = ''] = OF_HOSTS.exec(line) ?? [];
  const names = listed.split(/\s*(?:,|&|\/|\band\b|(?<=[\p{L}\p{N}_])(?:와|과)(?=\s))\s*/u).filter((name) => name !== '');
  const states = statesOf(exchange.machine);
  const state =
    OUTCOMES.flatMap(([words, likely]) => (words.test(outcome) ? likely.filter((each) => states.includes(each)) : []))[0] ??
    spelledOtherwise(inOurs(outcome), states);
  if (names.length === 0 || state === undefined || !names.every((name) => hosts(exchange).has(name))) return undefined;
  return { text: `expect ${names.map((host) => `${host} in ${state}`).join(', ')}`, rule: 'claim' };
}

const LISTED = '[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*?';
const OF_HOSTS = new RegExp(
  `^(?:both\\s+)?(${LISTED}(?:\\s*(?:,|&|/|\\band\\b|(?:와|과)(?=\\s))\\s*${LISTED})*)(?:은|는|이|가)?(?:\\s*[:：=]\\s*|\\s*(?:[-=]+>|→|⇒)\\s*|\\s+)(?:(?:are|is|now|both|all|in|the|have|has|모두|둘|다|이제|서로|연결)\\s+)*(?:상태\\s*\\(\\s*)?(\\p{L}[\\p{L}\\p{N}_ -]*?)(?:\\s+state|\\s*상태(?:가|이다|임|가\\s*된다|가\\s*됨|로\\s*진입)?)?[)]?[.!]?$`,
  'u',
);
/** States of the same meaning have other names in other protocols. */
const OUTCOMES: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /^(?:(?:the\s+)?(?:connection|session)\s+(?:is\s+)?(?:now\s+)?(?:open(?:ed)?|up|established)|connected(?:\s+now)?|연결(?:됨|된|되었다|됐다|됩니다|완료|\s*(?:성립|수립|완료|확립)(?:됨|된다|되었다)?)?)$/iu,
    ['ESTABLISHED', 'CONNECTED', 'OPEN'],
  ],
  [
    /^(?:(?:the\s+)?(?:connection|session)\s+(?:is\s+)?(?:now\s+)?(?:closed|gone)|disconnected|연결\s*(?:종료|해제)(?:됨|된다|되었다)?)$/iu,
    ['CLOSED', 'IDLE'],
  ],
];

const allStates = ({ roles }: Machine): readonly State[] => roles.flatMap(({ states }) => states);
const statesOf = (machine: Machine): readonly string[] => allStates(machine).map(({ name }) => name);
