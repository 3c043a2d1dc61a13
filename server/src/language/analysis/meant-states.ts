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

function hostsThere(name: string, { head, message }: NotationMessage, { exchange: { machine, trace }, at }: MeantAmong): readonly string[] {
  const state = allStates(machine).find((each) => each.name === name || each.aliases.includes(name))?.name;
  if (state === undefined) return [];
  const flags = message.text.split(' ')[0]?.split('+') ?? [];
  const states = trace.steps.findLast(({ span }) => span.end <= at)?.states ?? {};
  const isThere = (host: string, way: MoveAmong['way']): boolean =>
    states[host] === state || leadsTo(state, { way, flags, before: states[host], machine });
  return [...(isThere(head.from, 'send') ? [head.from] : []), ...(head.arrow !== '-x' && isThere(head.to, 'receive') ? [head.to] : [])];
}

interface MoveAmong {
  readonly machine: Machine;
  readonly way: 'send' | 'receive';
  readonly flags: readonly string[];
  /** The state of that host, if it is known. */
  readonly before: string | undefined;
}

const leadsTo = (target: string, { machine, way, flags, before }: MoveAmong): boolean =>
  allStates(machine)
    .filter(({ name }) => before === undefined || name === before)
    .flatMap((state) => (way === 'send' ? state.send : [...state.receive, ...state.always]))
    .some((rule) => rule.target === target && (rule.kind === 'always' || isMatched(rule, flags)));

const isMatched = ({ patterns }: Rule, flags: readonly string[]): boolean =>
  patterns.some(({ names }) => names.every((each) => flags.includes(each)));

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

const allStates = ({ roles }: Machine): readonly State[] => roles.flatMap(({ states }) => states);
const statesOf = (machine: Machine): readonly string[] => allStates(machine).map(({ name }) => name);
