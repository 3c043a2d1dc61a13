/** Bytes to text. A byte that is no UTF-8 becomes U+FFFD and a problem with a place; the rest of the text stays as it is. */
import { isUtf8 } from 'node:buffer';
import type { Problem } from '../core/index.js';

export interface Decoded {
  readonly text: string;
  readonly problems: readonly Problem[];
}

const FEED = 0x0a;
const REPLACEMENT = '\u{fffd}';

/** A byte order mark is no part of the text, as in editors. */
export function decode(bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  return { text, problems: encoding !== 'utf-8' || isUtf8(bytes) ? [] : brokenLines(bytes, text) };
}

/** Some shells redirect output as UTF-16 with a byte order mark. */
function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** One problem a line, at its first broken byte. A line feed is never part of a longer sequence, so bytes and text have the same lines. */
function brokenLines(bytes: Uint8Array, text: string): readonly Problem[] {
  const problems: Problem[] = [];
  let start = 0;
  for (let byte = 0; byte < bytes.length; ) {
    const end = orEnd(bytes.indexOf(FEED, byte), bytes.length);
    if (!isUtf8(bytes.subarray(byte, end))) problems.push(brokenAt(text.indexOf(REPLACEMENT, start)));
    start = orEnd(text.indexOf('\n', start), text.length) + 1;
    byte = end + 1;
  }
  return problems;
}

const orEnd = (index: number, end: number): number => (index < 0 ? end : index);

const brokenAt = (offset: number): Problem => ({
  code: 'syntax',
  severity: 'error',
  span: { start: offset, end: offset + 1 },
  facts: { kind: 'syntax', fault: { fault: 'rule', rule: 'notUtf8' } },
  related: [],
});
