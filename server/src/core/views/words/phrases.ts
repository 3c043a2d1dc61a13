/** Phrases that several kinds of messages share. */
import type { Told } from '../../problem/clause.js';
import type { Proposal, Situation } from '../../problem/fact-parts.js';
import type { Facts } from '../../problem/problem.js';

/** The facts of one kind. */
export type Of<K extends Facts['kind']> = Told<Extract<Facts, { readonly kind: K }>>;

/** Nobody would read more than this in a message; completion lists all. */
const MOST = 12;
const LONGEST = 160;
/** As many are shown, however long they are. */
const FEWEST = 5;

/** Sentences to one text; empty ones are left out. */
export const sentences = (...parts: readonly string[]): string =>
  readable(parts.flatMap((part) => (part === '' ? [] : full(part))).join(' '));

/** A word that nobody would read is cut: a name can be as long as its line. */
export const readable = (text: string): string => text.replace(/\S{200,}/gu, (word) => `${word.slice(0, 100)}…`);

/** `a, b or c`. */
export function list(items: readonly string[], last: 'and' | 'or' = 'or'): string {
  const { shown, more } = readableList(items);
  if (more > 0) return `${shown.join(', ')} and ${more} more`;
  if (shown.length < 2) return shown.join('');
  return `${shown.slice(0, -1).join(', ')} ${last} ${shown.slice(-1).join('')}`;
}

/** A long way is told by its ends. */
export function wayText(way: readonly string[], left: (count: number) => string): string {
  const shown = way.length <= MOST ? way : [...way.slice(0, WAY_ENDS), left(way.length - 2 * WAY_ENDS), ...way.slice(-WAY_ENDS)];
  return shown.join(' → ');
}

const WAY_ENDS = 4;

/** All of them, if that is a line that somebody reads; else the first ones, and how many others there are. */
export function readableList(items: readonly string[]): { readonly shown: readonly string[]; readonly more: number } {
  let [count, length] = [0, 0];
  for (const item of items) {
    length += item.length + 2;
    if (count >= FEWEST && (count >= MOST || length > LONGEST)) break;
    count++;
  }
  // "and 1 more" is no shorter than the one
  const all = items.length - count < 2 && count >= FEWEST ? items.length : count;
  return { shown: items.slice(0, all), more: items.length - all };
}

/** What is owed comes first, then what says most: a RST, which anybody may send, comes last. */
export const likelyFirst = (proposals: readonly Proposal[]): readonly Proposal[] =>
  proposals.toSorted((a, b) => Number(b.owed) - Number(a.owed) || b.fields.length - a.fields.length || a.names.length - b.names.length);

/** `HELLO n=1`. */
export const proposed = (proposal: Proposal): string =>
  [proposal.names.join('+'), ...proposal.fields.map(([name, value]) => `${name}=${value}`)].join(' ');

/** `OPEN (text flows both ways)`. */
export const described = (state: string, text: string): string => (text === '' ? state : `${state} (${text})`);

/** The description of the state in which `host` is. */
export const descriptionOf = (host: string, situation: readonly Situation[]): string =>
  situation.find((each) => each.host === host)?.text ?? '';

/** `A is in OPEN, B is in IDLE`: all hosts but those already spoken of. */
export const states = (situation: readonly Situation[], besides: readonly string[] = []): string =>
  list(
    situation.filter((each) => !besides.includes(each.host)).map((each) => `${each.host} is in ${each.state}`),
    'and',
  );

/** `: why (how)`, of what there is. */
export const because = (reason: string, derivation = ''): string => {
  const how = derivation === '' ? '' : ` (${bare(derivation)})`;
  return reason === '' ? how : `: ${bare(reason)}${how}`;
};

/** A clause without its full stop. */
export const bare = (text: string): string => text.trim().replace(/\.+$/u, '');

/** The first letter large, where it is a plain one. */
export const capital = (text: string): string => text.replace(/^[a-z]/, (letter) => letter.toUpperCase());

const full = (text: string): string => (/[.?!]$/u.test(text) ? text : `${text}.`);

/** A problem of some ways through an exchange. */
export const onWay = (way: readonly string[] | undefined, text: string): string =>
  way === undefined || way.length === 0 ? text : `On the way "${way.join(', ')}": ${text}`;
