/** A message of notes: two hosts, an arrow, and what is sent. */
import type { RuleName } from './fault.js';
import { arrowsAt, type WrittenArrow } from './notation-arrows.js';
import { hostsAt, type WrittenHost } from './notation-hosts.js';
import { leadOf } from './notation-lead.js';
import { lostFrom } from './notation-lost.js';
import { type MessageRewriting, messageInOurNotation } from './notation-message.js';
import type { Rewriting } from './notation-rewriting.js';

export interface NotationHead {
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

/** A line of hosts and a message. */
export interface NotationMessage {
  readonly head: NotationHead;
  readonly message: MessageRewriting;
}

export function messageLine(line: string): Rewriting | undefined {
  const { length: start, time } = leadOf(line);
  const read = messageOf(line, start);
  if (read === undefined) return undefined;
  const { head } = read;
  const message = time === undefined ? read.message : { ...read.message, text: timed(read.message.text, time) };
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

/** A line whose message tells when it is sent keeps to that; a claim comes last. */
function timed(message: string, time: string): string {
  if (/ (?:at|takes) \d/.test(message)) return message;
  const claim = message.search(/ (?:as|expect) /);
  return claim < 0 ? `${message} ${time}` : `${message.slice(0, claim)} ${time}${message.slice(claim)}`;
}

/** @param start where the line begins, behind its number in a list */
export function messageOf(line: string, start: number): NotationMessage | undefined {
  for (const seen of headsOf(line, start)) {
    const lost = lostFrom(line.slice(seen.rest));
    const head = lost === undefined ? seen : { ...seen, arrow: '-x', isOurs: seen.isOurs && seen.arrow === '-x' };
    const behind = line.slice(head.rest);
    const rest = lost === undefined ? withoutBar(behind, line) : `${behind.slice(0, lost.start)} ${behind.slice(lost.end)}`;
    const message = messageInOurNotation(`${head.onArrow} ${rest}`);
    if (message !== undefined) return { head, message };
  }
  return undefined;
}

/** The last bar of a row of a table. */
const withoutBar = (rest: string, line: string): string => (/^\s*\|/.test(line) ? rest.replace(/\s*\|\s*$/, '') : rest);

const joined = (first: Rewriting['edits'], second: Rewriting['edits']) => ({
  start: first[0]?.start ?? 0,
  end: second[0]?.end ?? 0,
  text: `${first[0]?.text ?? ''}${second[0]?.text ?? ''}`,
});

const ruleOfHead = ({ onArrow, isOurs, isTurned, hasColon }: NotationHead): RuleName =>
  onArrow !== '' || (isOurs && !hasColon) ? 'colon' : isOurs ? 'senderFirst' : isTurned ? 'arrowsRight' : 'arrow';

/** What parts the hosts from the message. */
const COLON = /^(?:(?:\+\+|--|\*\*|!!)\s*:|[:：]+|[-–—,|=](?=\s))\s*/u;

/** What is most likely first. */
function headsOf(line: string, start: number): readonly NotationHead[] {
  const stray = /^stray\s+/.exec(line.slice(start))?.[0].length ?? 0;
  const heads = hostsAt(line, start + stray).flatMap((left) => {
    const at = gapFrom(line, start + stray + left.length);
    return arrowsAt(line.slice(at)).flatMap((arrow) => {
      const to = gapFrom(line, at + arrow.length);
      return hostsAt(line, to).flatMap((right) => headWith(line, { left, right, arrow, at: to }) ?? []);
    });
  });
  // in `my-client -> b : SYN` nothing is written on an arrow
  const rank = ({ hasColon, onArrow }: NotationHead): number => (hasColon ? 0 : 2) + (onArrow === '' || !hasColon ? 0 : 1);
  return heads.toSorted((a, b) => rank(a) - rank(b)).map((head) => ({ ...head, from: `${line.slice(start, start + stray)}${head.from}` }));
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
  if (
    written === '' &&
    arrow.onArrow === '' &&
    !/^(?:[[("'<]|\d+\s*(?:bytes?|B|바이트)(?![\p{L}])|\p{L}+(?![\p{L}\p{N}_ -]*[:：]))/u.test(line.slice(at))
  )
    return undefined;
  if (arrow.isAll === true && written !== '') return undefined;
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

const blanksFrom = (line: string, at: number): number => at + (/^[\s\u00A0\u3000]*/.exec(line.slice(at))?.[0].length ?? 0);

/** Blanks, and a lifeline that the arrow begins or ends at. */
const gapFrom = (line: string, at: number): number =>
  at + (/^[\s\u00A0\u3000]*(?:[|│](?:\s+|(?=[-=<]))|)/u.exec(line.slice(at))?.[0].length ?? 0);
