/** A message of notes, and what it says of the states of its hosts: behind it, or in brackets behind their names. */
import { claimsIn } from './notation-claims.js';
import { leadLength } from './notation-lead.js';
import { messageLine, messageOf } from './notation-line.js';
import { edited, type Rewriting, whole } from './notation-rewriting.js';
import { inOurs, STATE } from './notation-states.js';

/** `A -> B : SYN   A: SYN_SENT`, `A -> B : SYN (A in SYN_SENT)`, `A (CLOSED → SYN_SENT) → B : SYN`. */
export function messageAndStates(line: string): Rewriting | undefined {
  if (line.length > LONGEST) return undefined;
  return stateBehind(line) ?? movesOfHosts(line);
}

const LONGEST = 400;
const STATES_BEFORE = 300;

function stateBehind(line: string): Rewriting | undefined {
  const start = leadLength(line);
  for (const { index } of line.slice(0, STATES_BEFORE).matchAll(/\s+(?=\S)|[,;|([{:]/gu)) {
    if (index <= start) continue;
    const message = line.slice(0, index).replace(/[\s,;|/]+$/u, '');
    const behind = line.slice(index).replace(/^(?:[\s,;:|/–—-]|[-=]{0,2}>|→|⇒)+/u, '');
    const both = BOTH.exec(behind);
    const said = both === null ? claimsIn(behind) : both[1];
    const read = said === undefined ? undefined : messageOf(message, start);
    if (said === undefined || read === undefined || (line[index] === ':' && read.head.onArrow === '')) continue;
    const hosts = [read.head.from, read.head.to];
    const claims = both === null ? said : hosts.map((host) => `${host} in ${inOurs(said)}`).join(', ');
    if (speaksOf(claims, hosts)) return whole(line, `${inOurLine(message)} expect ${claims}`, 'claim');
  }
  return undefined;
}

const BOTH = new RegExp(
  `^[[(]?\\s*(?:both(?:\\s+(?:sides|ends|hosts|peers|are|in|now|become|enter))*|양쪽(?:\\s*모두)?|둘\\s*다)\\s*[:=]?\\s*(${STATE})\\s*[\\])]?[.!]?$`,
  'u',
);

const inOurLine = (message: string): string => {
  const rewriting = messageLine(message);
  return (rewriting === undefined ? message : edited(message, rewriting.edits)).trim();
};

const speaksOf = (said: string, hosts: readonly string[]): boolean =>
  said.split(', ').every((claim) => hosts.includes(claim.split(' ')[0] ?? ''));

/** `A (CLOSED → SYN_SENT)`: where it is when the line has happened. */
const MOVE = new RegExp(`([\\p{L}_][\\p{L}\\p{M}\\p{N}_]*)\\s*[([]\\s*${STATE}\\s*(?:-{1,2}>|→|⇒|=>)\\s*(${STATE})\\s*[)\\]]`, 'gu');

function movesOfHosts(line: string): Rewriting | undefined {
  const moves = [...line.matchAll(MOVE)].map(([, host = '', state = '']) => ({ host, state }));
  if (moves.length === 0 || / expect /.test(line)) return undefined;
  const message = line.replaceAll(MOVE, '$1');
  const read = messageOf(message, leadLength(message));
  if (read === undefined || !moves.every(({ host }) => host === read.head.from || host === read.head.to)) return undefined;
  return whole(line, `${inOurLine(message)} expect ${moves.map(({ host, state }) => `${host} in ${inOurs(state)}`).join(', ')}`, 'claim');
}
