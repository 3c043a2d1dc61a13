/** The ways in which a statement can be meant otherwise than it reads. */
import type { Machine, Problem } from '../../core/index.js';
import { inOurNotation } from '../parser/notation.js';
import { leadLength } from '../parser/notation-lead.js';
import { edited } from '../parser/notation-rewriting.js';
import { withClaim, withoutReceiver } from '../parser/notation-sentences.js';
import { stateBefore, stateBehind, withState } from './meant-behind.js';
import { gist } from './meant-gist.js';
import { LONGEST, type MeantAmong, type MeantStatement, sent } from './meant-message.js';
import { plainer } from './meant-plainer.js';
import { claimed, moved, movedBy, reached, reachedBy, saidOfBoth, saidOfHosts } from './meant-states.js';

const NAME = '[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*';
const OF_HOST = new RegExp(`^(${NAME})\\s*[:：]\\s*(\\S.*)$`, 'u');

/** `undefined` where nothing that it could mean is certain. */
export function meantBy(line: string, problem: Problem, among: MeantAmong): MeantStatement | undefined {
  const both = line.length > LONGEST ? undefined : eventAndMessage(line, among);
  if (both !== undefined) return both;
  if (line.length > LONGEST || /[{}]/.test(line)) return undefined;
  const one = line.replace(/;(?=\s*(?:its\s+|new\s+)?state\b)/iu, ',');
  if (one !== line) return messageWithState(one, problem, among);
  return (
    (/;/.test(line) ? inParts(line, problem, among) : inOne(line, problem, among)) ??
    (/;/.test(line) ? messageWithState(line, problem, among) : undefined)
  );
}

/** `A replies ACK; connection up`: believed if each part is. */
function inParts(line: string, problem: Problem, among: MeantAmong): MeantStatement | undefined {
  const parts = line.split(/\s*;\s*(?![^()]*\))/u).filter((part) => part !== '');
  const readPart = (part: string) => inOne(part, problem, among) ?? inOtherNotation(part, among.exchange.machine);
  const meant = parts.map((part) => (OURS.test(part) ? { text: part, rule: 'plainLine' as const } : readPart(part)));
  const first = meant.find((part) => part !== undefined && part.rule !== 'plainLine');
  if (parts.length > MOST_PARTS || first === undefined || meant.includes(undefined)) return undefined;
  return { text: meant.map((part) => part?.text).join('; '), rule: first.rule };
}

const MOST_PARTS = 4;
const OURS = new RegExp(`^(?:${NAME}\\s+(?:->|-x|~>)\\s+${NAME}\\s*:\\s|(?:expect|note|host|wait|section)\\s)[^"]*(?:"[^"]*")?$`, 'u');

function inOne(written: string, problem: Problem, among: MeantAmong): MeantStatement | undefined {
  const line = written.slice(leadLength(written));
  const { machine } = among.exchange;
  const [, host, said = ''] = OF_HOST.exec(line) ?? [];
  const isRead = problem.facts.kind === 'unknown-name';
  const ofBoth = saidOfBoth(line, among);
  return (
    numberOfHeader(line, problem) ??
    onArrowAlone(line, among) ??
    received(line, among) ??
    reached(line, among) ??
    moved(line, among) ??
    movedBy(line, among) ??
    reachedBy(line, among) ??
    (ofBoth === undefined ? undefined : inOtherNotation(ofBoth, machine)) ??
    claimed(line, machine) ??
    (isRead ? inOtherNotation(line, machine) : undefined) ??
    saidOfHosts(line, among) ??
    inSentence(line, among) ??
    (host === undefined ? undefined : sent(host, said, among)) ??
    (IN_OUR_WORDS.test(line) ? undefined : inWords(line, problem, among))
  );
}

/** Whoever writes so writes no sentence. */
const IN_OUR_WORDS = new RegExp(`^${NAME}\\s+(?:->|-x|~>)`, 'u');

const inWords = (line: string, problem: Problem, among: MeantAmong): MeantStatement | undefined =>
  messageWithState(line, problem, among) ?? plainly(line, problem, among) ?? gist(line, among);

/** `A sends ACK, now both ESTABLISHED`. */
function messageWithState(line: string, problem: Problem, among: MeantAmong): MeantStatement | undefined {
  const behind = stateBefore(line, among) ?? stateBehind(line, among);
  const message =
    behind && (inOne(behind.rest, problem, among) ?? inOtherNotation(behind.rest, among.exchange.machine) ?? asItIs(behind.rest));
  return behind && message && withState(behind, message, among);
}

const asItIs = (line: string): MeantStatement | undefined => (OURS.test(line) ? { text: line, rule: 'plainLine' } : undefined);

function plainly(line: string, problem: Problem, among: MeantAmong): MeantStatement | undefined {
  const [said] = plainer(line, [...among.hosts(among.exchange)]);
  return said === undefined ? undefined : (inOne(said, problem, among) ?? inOtherNotation(said, among.exchange.machine));
}

/** `ACK num = y+1` reads as a flag and a field of that name. */
function numberOfHeader(line: string, { facts }: Problem): MeantStatement | undefined {
  if (facts.kind !== 'unknown-name' || facts.what !== 'field') return undefined;
  const written = line.replace(/\b(?:(ack)|(seq(?:uence)?))\s+(?:num|number|no|nr)\s*=\s*/iu, (_, ack?: string) =>
    ack === undefined ? 'seq=' : `${ack.toUpperCase() === ack ? 'ACK ' : ''}ack=`,
  );
  return written === line ? undefined : { text: written, rule: 'fields' };
}

const SENDS_TOO = new RegExp(
  `^(${NAME}?)(?:이|가|은|는)?(?:'s\\s+app|\\s+app)?\\s*[:：.]?\\s*(?<!\\p{L})(?:(?:calls?|does|issues|initiates|starts|performs|requests)\\s+)?(?:(?:an?|the|active|passive)\\s+)*(close|connect|abort)s?(?:\\s*\\(\\s*\\))?(?:\\s+the\\s+(?:connection|socket))?(?:를|을)?(?:\\s*호출(?:하고|하여|해서|함|한다)?)?\\s*(?:[;:,/&]|[-=]{1,2}>|→|⇒|\\band\\b|\\bthen\\b|\\s)+\\s*(?:it\\s+)?(?:then\\s+)?(?:sends?\\s+|sending\\s+)?(?:an?\\s+|its\\s+)?((?:SYN|FIN|RST)\\b.*?)\\s*(?:(?:을|를)?\\s*(?:전송|송신|보냄|보낸다|전송한다|전송함))?$`,
  'u',
);

/** `A calls close(); sends FIN`, `A close() → FIN`. */
function eventAndMessage(line: string, among: MeantAmong): MeantStatement | undefined {
  const [, host = '', event = '', said] = SENDS_TOO.exec(line) ?? [];
  if (said === undefined || !among.hosts(among.exchange).has(host)) return undefined;
  const message = among.exchange.machine.events.some(({ name }) => name === event) ? sent(host, said, among) : undefined;
  return message && { ...message, text: `${host} : ${event}; ${message.text}` };
}

const ALONE = /^[|│]?\s*(?:(<)\s*)?[-=─~]{2,}\s*[[(]?\s*([A-Z]{3}[^<>→←─]*?)\s*[\])]?\s*[-=─~]*(?:\s*(>|→|▶))?\s*[|│]?$/u;

const ARROW_FIRST = /^(?:(<[-=]+|←|⇐)|[-=]+>|→|⇒)\s*(?=\[?[A-Z]{3})([^<>→←]*?)$/u;

/** `---- ACK ---->` between two lifelines: the first host is on the left. */
function onArrowAlone(line: string, among: MeantAmong): MeantStatement | undefined {
  const [left = '', right = ''] = [...among.hosts(among.exchange)];
  const [, back, said = '', forwards] = ALONE.exec(line.replace('←', '<-')) ?? [];
  if ((back === undefined) === (forwards === undefined)) {
    const [, isBack, first] = ARROW_FIRST.exec(line) ?? [];
    return first === undefined ? undefined : sent(isBack === undefined ? left : right, first, among);
  }
  return sent(back === undefined ? left : right, said, among);
}

const RECEIVED = new RegExp(
  `^(?:[Tt]he\\s+)?(${NAME}?)(?:\\s+(?:receives?|gets?|got)\\s+(?:an?\\s+|the\\s+)?([A-Z]{3}.*?)|(?:이|가|은|는)\\s+([A-Z]{3}.*?)(?:을|를)?\\s*(?:받는다|받음|받습니다|수신(?:한다|함|합니다)?))\\s*[.]?$`,
  'u',
);

/** `A receives SYN+ACK`: the other one sends it. */
function received(line: string, among: MeantAmong): MeantStatement | undefined {
  const [, receiver, said, saidInKorean] = RECEIVED.exec(line) ?? [];
  const all = [...among.hosts(among.exchange)];
  const other = all.find((host) => host !== receiver);
  if (receiver === undefined || other === undefined || !all.includes(receiver)) return undefined;
  return sent(other, said ?? saidInKorean ?? '', among);
}

/** Believed of an event only where there is such a one. */
export function inOtherNotation(line: string, { events }: Machine): MeantStatement | undefined {
  const rewriting = inOurNotation(line);
  if (rewriting === undefined) return undefined;
  const text = edited(line, rewriting.edits);
  const [, , event] = OF_HOST.exec(text) ?? [];
  return event === undefined || events.some(({ name }) => name === event) ? { text, rule: rewriting.rule } : undefined;
}

function inSentence(line: string, among: MeantAmong): MeantStatement | undefined {
  const all = [...among.hosts(among.exchange)];
  const said = withoutReceiver(line, all);
  const host = all.find((each) => each === said?.from) ?? all.find((each) => each.toLowerCase() === said?.from.toLowerCase());
  if (said === undefined || host === undefined) return undefined;
  const message = sent(host, said.sent, among, said.isLost ? '-x' : '->');
  return message && { ...message, text: withClaim(message.text, said.claim) };
}
