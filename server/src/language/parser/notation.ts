/**
 * Lines as people write them in notes, rewritten as the language has them: `A => B : [SYN, ACK] (seq=0, ack=1)`. Asked only of a line
 * that cannot be read, and believed only if what comes of it can.
 */

import { expectation, figureLine, hostLine, messageAndStates } from './notation-claims.js';
import { leadLength } from './notation-lead.js';
import { messageLine } from './notation-line.js';
import { remark } from './notation-remarks.js';
import { type Rewriting, whole } from './notation-rewriting.js';
import { sentence } from './notation-sentences.js';

/** @param line one statement, without a comment behind it */
export function inOurNotation(line: string): Rewriting | undefined {
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
