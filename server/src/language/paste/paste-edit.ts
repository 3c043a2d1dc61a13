/** What a document becomes when text of another tool is pasted into it as an exchange. */
import type { FixEdit } from '../../core/index.js';
import { formatted } from '../format/format.js';
import { type PastePlace, type PasteTarget, placeOf } from './paste-place.js';
import type { PastedLines } from './pasted-lines.js';

export interface PasteEdit {
  readonly text: string;
  /** Absent where it cannot stand in this document: it becomes one of its own. */
  readonly span?: FixEdit['span'];
}

export interface PasteInto extends PasteTarget {
  /** Where what is selected ends; it is replaced. */
  readonly end: number;
  /** Names of exchanges that are taken. */
  readonly names: readonly string[];
}

export function pasteEdit(pasted: PastedLines, into: PasteInto | undefined): PasteEdit {
  const text = blocksOf(pasted, into?.names ?? []);
  if (into === undefined) return { text };
  const place = placeOf(into, pasted.hasBlocks);
  switch (place.at) {
    case 'document':
      return { text };
    case 'lines':
      return atCaret(indented(pasted.text, indentAt(into)), into, '\n');
    case 'block':
      return atCaret(text, into, '\n\n');
    case 'fence':
      return atCaret(fenced(text), into, '\n\n');
    default:
      return behind(place, text, into);
  }
}

function behind({ at, offset }: Extract<PastePlace, { offset: number }>, text: string, { written }: PasteInto): PasteEdit {
  const isFence = at === 'fence-behind';
  const last = isFence ? offset : lineEnd(written, offset);
  const gap = isFence && written.endsWith('\n', last) ? '\n' : '\n\n';
  return { text: inEols(gap + (isFence ? fenced(text) : text.trimEnd()), written), span: { start: last, end: last } };
}

/** On lines of its own. */
function atCaret(body: string, { written, offset, end }: PasteInto, gap: string): PasteEdit {
  const start = written.lastIndexOf('\n', offset - 1) + 1;
  const isBlank = /^[\s>]*$/.test(written.slice(start, offset));
  const rest = written.slice(end, lineEnd(written, end));
  const text = `${isBlank ? '' : gap}${body.trimEnd()}${rest.trim() === '' ? '' : gap}`;
  return { text: inEols(text, written), span: { start: isBlank ? start : offset, end } };
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  const last = end < 0 ? text.length : end;
  return last > offset && text[last - 1] === '\r' ? last - 1 : last;
}

const inEols = (text: string, written: string): string => (written.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text);

/** As the line of the caret, or deeper where that opens a block. */
function indentAt({ written, offset }: PasteInto): string {
  const start = written.lastIndexOf('\n', offset - 1) + 1;
  const line = written.slice(start, lineEnd(written, start));
  const indent = /^[\s>]*/.exec(line)?.[0] ?? '';
  return /\{\s*(?:\/\/.*)?$/.test(written.slice(start, offset)) ? `${indent}  ` : indent;
}

const indented = (text: string, indent: string): string => text.replace(/^(?=.)/gm, indent);

const fenced = (text: string): string => `\`\`\`handshake\n${text.trimEnd()}\n\`\`\`\n`;

/** In blocks, under names that nobody else has. */
function blocksOf({ text, hasBlocks }: PastedLines, taken: readonly string[]): string {
  if (!hasBlocks) return formatted(`exchange ${freeName('pasted', taken)} {\n${text}}\n`);
  const names = new Set(taken);
  return text.replace(/^(exchange )([\p{L}_][\p{L}\p{M}\p{N}_]*)/gmu, (_, head: string, name: string) => {
    const free = freeName(name, [...names]);
    names.add(free);
    return head + free;
  });
}

function freeName(name: string, taken: readonly string[]): string {
  let free = name;
  for (let count = 2; taken.includes(free); count++) free = `${name}_${count}`;
  return free;
}
