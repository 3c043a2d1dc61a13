/**
 * Lines as people write them in notes, rewritten as the language has them: `A => B : [SYN, ACK] (seq=0, ack=1)`. Asked only of a line
 * that cannot be read, and believed only if what comes of it can.
 */

import { messageAndStates } from './notation-behind.js';
import { expectation, hostLine } from './notation-claims.js';
import { figureLine } from './notation-figure.js';
import { leadLength } from './notation-lead.js';
import { messageLine } from './notation-line.js';
import { remark } from './notation-remarks.js';
import { edited, type Rewriting, whole } from './notation-rewriting.js';
import { sentence } from './notation-sentences.js';
import { tableRow } from './notation-table.js';

/** @param line one statement, without a comment behind it */
export function inOurNotation(line: string): Rewriting | undefined {
  const row = rowOfTable(line);
  return unwrapped(line) ?? (row?.isComment === false ? row.rewriting : undefined) ?? asLine(line) ?? row?.rewriting;
}

function asLine(line: string): Rewriting | undefined {
  return (
    expectation(line) ??
    hostLine(line) ??
    figureLine(line) ??
    otherLine(line) ??
    messageAndStates(line) ??
    sentence(line) ??
    messageLine(line)
  );
}

function otherLine(line: string): Rewriting | undefined {
  const read = remark(line.trim()) ?? remark(line.slice(leadLength(line)).trimEnd());
  return read && whole(line, read.text, read.rule);
}

/** Emphasis and quotes of Markdown around all of the line. */
const WRAPPED = /^\s*(`{1,2}|\*{1,3}|_{2,3}|~~)(?!\s)(.*\S)\1\s*$/u;

/** `[A → B] SYN`, `**A → B:** SYN`: what stands around the hosts. */
const HOSTS_WRAPPED =
  /^\s*(?:[-*•]\s+)?(?:\[([^[\]]+?\s*(?:->|-->|→|⇒|=>)\s*[^[\]]+)\]|\*\*([^*:]+?\s*(?:->|-->|→|⇒|=>)\s*[^*:]+):?\*\*)\s*:?\s*(?=\S)/u;

function unwrapped(line: string): Rewriting | undefined {
  const plain = line.replace(HOSTS_WRAPPED, (_, bracketed?: string, bold?: string) => `${bracketed ?? bold} : `);
  if (plain !== line) {
    const inner = asLine(plain);
    return whole(line, inner === undefined ? plain : edited(plain, inner.edits), 'hostsFirst');
  }
  const [, mark = '', inner = ''] = WRAPPED.exec(line) ?? [];
  if (mark === '' || inner.includes(mark)) return undefined;
  const read = asLine(inner);
  return whole(line, read === undefined ? inner : edited(inner, read.edits), read?.rule ?? 'plainLine');
}

interface RowRewriting {
  /** The row says nothing of what is sent. */
  readonly isComment: boolean;
  readonly rewriting: Rewriting | undefined;
}

function rowOfTable(line: string): RowRewriting | undefined {
  const row = tableRow(line);
  if (row === undefined) return undefined;
  const isComment = row.startsWith('//');
  const read = isComment ? undefined : asLine(row);
  return { isComment, rewriting: whole(line, read === undefined ? row : edited(row, read.edits), 'tableRow') };
}
