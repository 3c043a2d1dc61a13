/** Where a line can be written into the block of a state. */
import type { Insertion, State } from '../../../core/index.js';
import { isOwn, type LintSubject } from './subject.js';

/** At the end of the state's block; after its head, in a block of its own, where it has none. */
export function insertionIn(subject: LintSubject, state: State, line: string): Insertion | undefined {
  if (!isOwn(subject, state.place)) return undefined;
  const found = insertionAt(subject.text, state.place.span.end, line);
  return found && { ...found, state: state.name };
}

/** The same for any block; `from` is behind the name in its head. */
export function insertionAt(text: string, from: number, line: string): Omit<Insertion, 'state'> | undefined {
  const head = endOfHead(text, from);
  if (text[head] !== '{') return { at: head, text: ` { ${line} }` };
  const close = closing(text, head);
  if (close === undefined) return undefined;
  const inner = text.slice(head + 1, close);
  if (!inner.includes('\n')) return { at: head + 1, text: inner === '' ? ` ${line} ` : inner.trim() === '' ? ` ${line}` : ` ${line};` };
  const lineStart = text.lastIndexOf('\n', close - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, close))?.[0] ?? '';
  return { at: lineStart, text: `${indent}  ${line}\n` };
}

/** The `{` of the head, or the end of what is written of it. */
function endOfHead(text: string, from: number): number {
  let last = from;
  for (let at = from; at < text.length; at++) {
    const letter = text[at] ?? '';
    if (letter === '"') at = endOfString(text, at);
    else if (letter === '{') return at;
    else if (letter === '\n' || letter === ';' || letter === '}' || text.startsWith('//', at)) return last;
    if (!/\s/.test(text[at] ?? '')) last = at + 1;
  }
  return last;
}

function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"' || text[at] === '\n') return at;
  }
  return text.length;
}

function closing(text: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    const letter = text[at];
    if (letter === '"') at = endOfString(text, at);
    else if (text.startsWith('//', at)) at = (text.indexOf('\n', at) + 1 || text.length + 1) - 1;
    else if (text.startsWith('/*', at)) at = (text.indexOf('*/', at) + 2 || text.length + 2) - 1;
    else if (letter === '{') depth++;
    else if (letter === '}' && --depth === 0) return at;
  }
  return undefined;
}
