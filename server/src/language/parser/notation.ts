/**
 * Lines as people write them in notes, rewritten as the language has them: `A => B : [SYN, ACK] (seq=0, ack=1)`. Asked only of a line
 * that cannot be read, and believed only if what comes of it can.
 */

import type { RuleName } from './fault.js';
import { hostsAt, type WrittenHost } from './notation-hosts.js';
import { messageInOurNotation } from './notation-message.js';
import { claims, remark } from './notation-remarks.js';

/** The text with the edits made. */
export function edited(text: string, edits: Rewriting['edits']): string {
  let [written, at] = ['', 0];
  for (const edit of edits) {
    written += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return written + text.slice(at);
}

export interface Rewriting {
  /** Of the line, in its order; they do not overlap. */
  readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  /** How it is written here. */
  readonly rule: RuleName;
}

const NAME = '[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*';
/** Numbers and marks of a list, before the line itself. */
const LIST =
  /^\s*(?:[>|]\s*)*(?:(?:(?:step|no\.?|단계)\s*\d{1,3}\s*[.):]?|\d{1,3}\s*단계\s*[.):]?|[([#]?\d{1,3}[.):\]]+|#\d{1,3}|[-*•·>|+]|[a-z]\)|[①-⑳])\s+)/iu;
const FORWARDS = /^(?:[-=~─—–]+\s?>{1,2}|[-=─—–]+»|>{1,2}|[→⟶⇒➔➜⟹➝▶►↦]|to\b)/u;
/** `-X`, `--x`, `-x->`, `-/->`, `->x`, `-->X`: it does not arrive. */
const LOST = /^[-=─—–]+(?:\s?[/xX✗×]\s?[-=─—–]*>{1,2}|>?\s?[xX✗×](?=\s))/u;
const BACKWARDS = /^(?:<{1,2}\s?[-=~─—–]+|[←⟵⇐⟸])(?![>»])/u;
/** `--SYN-->`, `--[SYN]->`, `-- SYN seq=0 -->`. */
const LABELLED = /^[-=─—–]+\s*[[(|]?\s*([^\->─—–=|][^>|\])─—–]*?)\s*[\])|]?\s*[-=─—–]*[>→»]/u;

/** @param line one statement, without a comment behind it */
export function inOurNotation(line: string): Rewriting | undefined {
  return (
    expectation(line) ??
    hostLine(line) ??
    otherLine(line) ??
    messageFirst(line) ??
    messageLine(line) ??
    messageAndStates(line) ??
    sentence(line)
  );
}

function otherLine(line: string): Rewriting | undefined {
  const lead = LIST_OR_BLANKS.exec(line)?.[0].length ?? 0;
  const written = line.slice(lead).trimEnd();
  const read = remark(written);
  const indent = /^\s*/.exec(line)?.[0].length ?? 0;
  return read && whole(indent, line.slice(indent).trimEnd(), read.text, read.rule);
}

const LIST_OR_BLANKS = new RegExp(`${LIST.source}|^\\s*`, 'iu');
const FLAG = '(?:SYN|FIN|RST|PSH|URG|ACK|DATA)';
const MESSAGE_FIRST = new RegExp(`^(\\s*)(${FLAG}(?:[-+/, ]+${FLAG})*(?:\\s*[([][^)\\]]*[)\\]])?)\\s*[:：]\\s*(.*\\S)\\s*$`, 'u');

/** `SYN: A -> B`. */
function messageFirst(line: string): Rewriting | undefined {
  const [, lead = '', message, hosts] = MESSAGE_FIRST.exec(line) ?? [];
  if (message === undefined || hosts === undefined) return undefined;
  const rewriting = messageLine(`${hosts} : ${message}`);
  const text = rewriting === undefined ? `${hosts} : ${message}` : edited(`${hosts} : ${message}`, rewriting.edits);
  return whole(lead.length, line.slice(lead.length).trimEnd(), text, 'hostsFirst');
}

const STATES_BEHIND = new RegExp(
  `\\s+[[({]?((?:${NAME})\\s*[:=]\\s*[A-Z]{3,}[A-Z0-9_-]*(?:\\s*,\\s*${NAME}\\s*[:=]\\s*[A-Z]{3,}[A-Z0-9_-]*)*)[\\])}]?\\s*$`,
  'u',
);

/** `A -> B : SYN   A: SYN_SENT`. */
function messageAndStates(line: string): Rewriting | undefined {
  const found = STATES_BEHIND.exec(line);
  if (found === null || found.index === 0) return undefined;
  const message = line.slice(0, found.index);
  const rewriting = messageLine(message);
  const text = `${(rewriting === undefined ? message : edited(message, rewriting.edits)).trim()} expect ${claims(found[1] ?? '')}`;
  return /[:：]/u.test(message) ? whole(/^\s*/.exec(line)?.[0].length ?? 0, line.trim(), text, 'claim') : undefined;
}

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[“”„«»]/gu, '"'],
  [/(?<=^|[\s=])['‘’`](?=[^'‘’`]*['‘’`]\s*$)|['‘’`](?=\s*$)/gu, '"'],
  [/：/gu, ':'],
  [/（/gu, '('],
  [/）/gu, ')'],
  [/［/gu, '['],
  [/］/gu, ']'],
  [/，/gu, ','],
  [/＝/gu, '='],
  [/＋/gu, '+'],
  [/？/gu, '?'],
];

/** `#` for a comment, other quotes, signs of full width: as the language has them. */
export function inOurSigns(line: string): Rewriting | undefined {
  const comment = /(^|\s)(#|--|%)(?=\s|$)/u.exec(line);
  const at = comment === null ? line.length : comment.index + (comment[1]?.length ?? 0);
  const signs = SIGNS.flatMap(([sign, text]) =>
    [...line.slice(0, at).matchAll(sign)].map(({ index, 0: { length } }) => ({ start: index, end: index + length, text })),
  ).sort((a, b) => a.start - b.start);
  const edits = comment === null ? signs : [...signs, { start: at, end: at + (comment[2]?.length ?? 0), text: '//' }];
  const distinct = edits.filter(({ start }, i) => start >= (edits[i - 1]?.end ?? 0));
  return distinct.length === 0 ? undefined : { edits: distinct, rule: comment === null ? 'textQuotes' : 'comments' };
}

interface NotationHead {
  readonly from: string;
  readonly to: string;
  readonly arrow: string;
  /** Where the message begins; what stands on the arrow comes first. */
  readonly rest: number;
  readonly onArrow: string;
  readonly isOurs: boolean;
  readonly isTurned: boolean;
  readonly hasColon: boolean;
}

function messageLine(line: string): Rewriting | undefined {
  const start = LIST_OR_BLANKS.exec(line)?.[0].length ?? 0;
  const seen = headOf(line, start);
  if (seen === undefined) return undefined;
  const said = IS_LOST.exec(line.slice(seen.rest));
  const isLost = said !== null && said.index > 0;
  const head = isLost ? { ...seen, arrow: '-x', isOurs: seen.isOurs && seen.arrow === '-x' } : seen;
  const behind = isLost ? line.slice(head.rest, head.rest + said.index) : line.slice(head.rest);
  const message = messageInOurNotation(`${head.onArrow} ${behind}`);
  if (message === undefined) return undefined;
  const indent = /^\s*/.exec(line)?.[0].length ?? 0;
  const written = `${head.from} ${head.arrow} ${head.to} : `;
  const first = head.isOurs && head.hasColon && indent === start ? [] : [{ start: indent, end: head.rest, text: written }];
  const end = line.trimEnd().length;
  const same = head.onArrow === '' && line.slice(head.rest, end) === message.text;
  const second = same ? [] : [{ start: head.rest, end: Math.max(end, head.rest), text: message.text }];
  const edits = [...first, ...second];
  if (edits.length === 0) return undefined;
  const rule = first.length > 0 ? ruleOfHead(head) : message.rule;
  return { edits: edits.length === 2 ? [joined(first, second)] : edits, rule };
}

const joined = (first: Rewriting['edits'], second: Rewriting['edits']) => ({
  start: first[0]?.start ?? 0,
  end: second[0]?.end ?? 0,
  text: `${first[0]?.text ?? ''}${second[0]?.text ?? ''}`,
});

const ruleOfHead = ({ onArrow, isOurs, isTurned, hasColon }: NotationHead): RuleName =>
  onArrow !== '' || (isOurs && !hasColon) ? 'colon' : isOurs ? 'senderFirst' : isTurned ? 'arrowsRight' : 'arrow';

const IS_LOST = /\s*[[(*]?\s*(?:is\s+)?(?:lost|dropped|유실(?:됨|된다)?|손실(?:됨)?)\s*[\])*]?\s*[!.]?\s*$/iu;

/** What parts the hosts from the message. */
const COLON = /^(?:[:：]+|[-–—,|=](?=\s))\s*/u;

function headOf(line: string, start: number): NotationHead | undefined {
  const stray = /^stray\s+/.exec(line.slice(start))?.[0].length ?? 0;
  const heads = hostsAt(line, start + stray).flatMap((left) => {
    const at = blanksFrom(line, start + stray + left.length);
    const arrow = arrowAt(line.slice(at));
    if (arrow === undefined) return [];
    const to = blanksFrom(line, at + arrow.length);
    return hostsAt(line, to).flatMap((right) => headWith(line, { left, right, arrow, at: to }) ?? []);
  });
  // in `my-client -> b : SYN` nothing is written on an arrow
  const head = heads.find(({ hasColon, onArrow }) => hasColon && onArrow === '') ?? heads.find(({ hasColon }) => hasColon) ?? heads[0];
  return head && { ...head, from: `${line.slice(start, start + stray)}${head.from}` };
}

interface HeadParts {
  readonly left: WrittenHost;
  readonly right: WrittenHost;
  readonly arrow: WrittenArrow;
  /** Where the second host begins. */
  readonly at: number;
}

function headWith(line: string, { left, right, arrow, at: second }: HeadParts): NotationHead | undefined {
  const at = blanksFrom(line, second + right.length);
  const written = COLON.exec(line.slice(at))?.[0] ?? '';
  if (written === '' && arrow.onArrow === '' && !/^(?:[[("<]|\p{L}+(?![\p{L}\p{N}_ -]*[:：]))/u.test(line.slice(at))) return undefined;
  const [from, to] = arrow.isTurned ? [right, left] : [left, right];
  return {
    from: from.name,
    to: to.name,
    arrow: arrow.ours,
    rest: at + written.length,
    onArrow: arrow.onArrow,
    isOurs: arrow.isOurs && left.isOurs && right.isOurs,
    isTurned: arrow.isTurned,
    hasColon: /^:\s*$/.test(written),
  };
}

interface WrittenArrow {
  readonly length: number;
  readonly ours: string;
  readonly isOurs: boolean;
  readonly isTurned: boolean;
  readonly onArrow: string;
}

function arrowAt(rest: string): WrittenArrow | undefined {
  const own = /^(?:->(?!>|\s*[xX✗×]\s)|~>(?!>)|-x(?=\s))/.exec(rest)?.[0];
  if (own !== undefined) return { length: own.length, ours: own, isOurs: true, isTurned: false, onArrow: '' };
  const lost = LOST.exec(rest)?.[0];
  if (lost !== undefined) return { length: lost.length, ours: '-x', isOurs: false, isTurned: false, onArrow: '' };
  const back = BACKWARDS.exec(rest)?.[0];
  if (back !== undefined) return { length: back.length, ours: '->', isOurs: false, isTurned: true, onArrow: '' };
  const forwards = FORWARDS.exec(rest)?.[0];
  if (forwards !== undefined) return { length: forwards.length, ours: '->', isOurs: false, isTurned: false, onArrow: '' };
  const labelled = LABELLED.exec(rest);
  if (labelled === null) return undefined;
  return { length: labelled[0].length, ours: '->', isOurs: false, isTurned: false, onArrow: labelled[1] ?? '' };
}

const blanksFrom = (line: string, at: number): number => at + (/^[\s\u00A0\u3000]*/.exec(line.slice(at))?.[0].length ?? 0);

const STATE = `${NAME}(?:[- ]${NAME}|[- ]\\d)*`;
/** Half of a claim. */
const WORDS = /^(?:in|is|with|as)$/i;
const CLAIM = new RegExp(`^(${NAME})\\s*(?:in|is|=|==|:|→|->)?\\s+(?:in\\s+|state\\s+)?(${STATE})$`, 'iu');

const SENDS = new RegExp(`^(\\s*)(${NAME})\\s*(?:sends?|:)\\s+(?:an?\\s+|the\\s+)?(\\S.*?)\\s+(?:to|->|→)\\s*(${NAME})\\s*[.]?$`, 'iu');

const KOREAN = new RegExp(
  `^(\\s*)(${NAME}?)(?:이|가|은|는|에서)\\s+(${NAME}?)(?:에게|한테|으로|로|에)\\s+(\\S.*?)(?:을|를)?\\s*(?:보낸다|보냄|보내고|보냅니다|전송(?:한다|함)?|송신(?:한다|함)?)\\s*[.]?$`,
  'u',
);

/** `A sends SYN to B`, `A: SYN -> B`, `클라이언트가 서버에게 SYN을 보낸다`. */
function sentence(line: string): Rewriting | undefined {
  const korean = KOREAN.exec(line);
  if (korean !== null) {
    const [, lead = '', from, to, written = ''] = korean;
    const message = messageInOurNotation(written);
    return message && whole(lead.length, line.slice(lead.length).trimEnd(), `${from} -> ${to} : ${message.text}`, 'hostsFirst');
  }
  const [, lead = '', from, written, to] = SENDS.exec(line) ?? [];
  const message = written === undefined ? undefined : messageInOurNotation(written);
  if (from === undefined || to === undefined || message === undefined) return undefined;
  return whole(lead.length, line.slice(lead.length).trimEnd(), `${from} -> ${to} : ${message.text}`, 'hostsFirst');
}

/** `expect A in SYN-SENT and B is LISTEN`. */
function expectation(line: string): Rewriting | undefined {
  const found = /^(\s*(?:expect)\s+)(.*\S)\s*$/iu.exec(line);
  if (found === null) return undefined;
  const [, lead = '', claims = ''] = found;
  const parts = claims.split(/\s*(?:,|;|\band\b|&)\s*/u);
  const written = parts.map(claimInOurNotation);
  if (written.includes(undefined) || /^error\b/.test(claims)) return undefined;
  return whole(lead.length, claims, written.join(', '), 'claim');
}

function claimInOurNotation(claim: string): string | undefined {
  if (/^[^\s]+\.[^\s]+\s*==?\s*\S+$/.test(claim)) return claim;
  const [, host, state] = CLAIM.exec(claim.replaceAll(/["'`]/gu, '')) ?? [];
  return host === undefined || state === undefined || WORDS.test(state) ? undefined : `${host} in ${state.replace(/[- ]/g, '_')}`;
}

/** `host A LISTEN`, `Host B in SYN-SENT`. */
function hostLine(line: string): Rewriting | undefined {
  const found = new RegExp(`^(\\s*)host\\s+(${NAME})\\s*("[^"]*")?\\s*(?:in|is|:|=)?\\s*(${STATE})?\\s*(with\\b.*)?$`, 'iu').exec(line);
  if (found === null) return undefined;
  const [, lead = '', host = '', label, state, rest] = found;
  if (WORDS.test(state ?? '') || (state === undefined && /\b(?:in|is)\s*$/i.test(line))) return undefined;
  // `host A : Client` names it
  const isLabel = label === undefined && state !== undefined && state !== state.toUpperCase() && /[:=]/.test(line);
  const parts = ['host', host, isLabel ? `"${state}"` : label, state && !isLabel && `in ${state.replace(/[- ]/g, '_')}`, rest];
  const text = parts.filter((part) => part !== undefined && part !== '' && part !== false).join(' ');
  return whole(lead.length, line.slice(lead.length).trimEnd(), text, 'hostLine');
}

const whole = (start: number, was: string, text: string, rule: RuleName): Rewriting | undefined =>
  was === text ? undefined : { edits: [{ start, end: start + was.length, text }], rule };
