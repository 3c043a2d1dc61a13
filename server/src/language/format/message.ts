/** A message's line in columns: sender, arrow, receiver, names, fields, and the rest. */

import { padEnd as padded, columns as width } from '../../core/index.js';
import type { FormatToken, TextLine } from './pieces.js';
import { joined } from './spacing.js';

export interface FormattedMessage {
  readonly stray: boolean;
  readonly from: string;
  readonly arrow: string;
  readonly to: string;
  readonly names: string;
  readonly fields: readonly { readonly name: string; readonly text: string }[];
  readonly rest: string;
}

const ARROWS = new Set(['->', '~>', 'LOST']);
const isWord = (piece: FormatToken | undefined): boolean => piece !== undefined && /^[\p{L}_]/u.test(piece.text);

/** `order` puts flags into their canonical order. */
export function messageLine({ pieces }: TextLine, order: (names: readonly string[]) => readonly string[]): FormattedMessage | undefined {
  const stray = pieces[0]?.type === 'stray' && ARROWS.has(pieces[2]?.type ?? '');
  const [from, arrow, to, colon, ...rest] = stray ? pieces.slice(1) : pieces;
  if (from === undefined || arrow === undefined || to === undefined || colon?.type !== ':') return undefined;
  if (!isWord(from) || !isWord(to) || !ARROWS.has(arrow.type) || rest.length === 0) return undefined;
  const names = namesLength(rest);
  const { fields, length } = fieldsOf(rest.slice(names));
  const words = rest.slice(0, names).filter((piece) => piece.type !== '+');
  const named =
    words.every(isWord) && words.length * 2 - 1 === names ? order(words.map(({ text }) => text)).join('+') : joined(rest.slice(0, names));
  return { stray, from: from.text, arrow: arrow.text, to: to.text, names: named, fields, rest: joined(rest.slice(names + length)) };
}

/** `SYN+ACK`, `?`, or nothing. */
function namesLength(pieces: readonly FormatToken[]): number {
  if (pieces[0]?.type === '?') return 1;
  if (!isWord(pieces[0]) || pieces[1]?.type === '=') return 0;
  let length = 1;
  while (pieces[length]?.type === '+' && isWord(pieces[length + 1]) && pieces[length + 2]?.type !== '=') length += 2;
  return length;
}

function fieldsOf(pieces: readonly FormatToken[]): { readonly fields: FormattedMessage['fields']; readonly length: number } {
  const fields: { readonly name: string; readonly text: string }[] = [];
  let at = 0;
  while (isWord(pieces[at]) && pieces[at + 1]?.type === '=' && (isValue(pieces[at + 2]) || pieces[at + 2]?.type === '(')) {
    const hasOffset = ['+', '-'].includes(pieces[at + 3]?.type ?? '') && pieces[at + 4]?.type === 'INT' && isWord(pieces[at + 2]);
    const end = pieces[at + 2]?.type === '(' ? endOfList(pieces, at + 2) : at + (hasOffset ? 5 : 3);
    fields.push({ name: pieces[at]?.text ?? '', text: joined(pieces.slice(at, end)) });
    at = end;
  }
  return { fields, length: at };
}

/** Behind the parenthesis that closes it. */
function endOfList(pieces: readonly FormatToken[], at: number): number {
  const close = pieces.findIndex(({ type }, i) => i > at && type === ')');
  return close < 0 ? pieces.length : close + 1;
}

const isValue = (piece: FormatToken | undefined): boolean =>
  piece !== undefined && piece.type !== 'as' && piece.type !== 'expect' && (isWord(piece) || ['INT', 'STRING', '?'].includes(piece.type));

export interface MessageColumns {
  readonly from: number;
  readonly to: number;
  readonly names: number;
  readonly fields: readonly number[];
}

export function columnsOf(lines: readonly FormattedMessage[]): MessageColumns {
  const plain = lines.filter(({ stray }) => !stray);
  return {
    from: most(plain.map(({ from }) => from)),
    to: most(plain.map(({ to }) => to)),
    names: most(plain.filter(({ fields }) => fields.length > 0).map(({ names }) => names)),
    fields: [],
  };
}

const most = (texts: readonly string[]): number => texts.reduce((found, text) => Math.max(found, width(text)), 0);

/** As long as all lines have the same field at the same place. */
export function fieldColumns(lines: readonly FormattedMessage[]): readonly number[] {
  const all = lines.flatMap(({ stray, fields }) => (stray ? [] : [fields]));
  const columns: number[] = [];
  for (let at = 0; ; at++) {
    const here = all.filter((fields) => fields.length > at);
    if (here.length === 0 || new Set(here.map((fields) => fields[at]?.name)).size > 1) return columns;
    columns.push(most(lines.filter((line) => !line.stray && goesOnAfter(line, at)).map(({ fields }) => fields[at]?.text ?? '')));
  }
}

/** Something follows that is to stand under what follows in other lines: a field, a label. */
const goesOnAfter = ({ fields, rest }: FormattedMessage, at: number): boolean =>
  fields.length > at + 1 || (fields.length === at + 1 && rest.startsWith('"'));

export function inColumns(line: FormattedMessage, columns: MessageColumns): string {
  const { stray, from, arrow, to, names, fields, rest } = line;
  const aligned = stray ? { from: 0, to: 0, names: 0, fields: [] } : columns;
  const cells = fields.map(({ text }, index) => (goesOnAfter(line, index) ? padded(text, aligned.fields[index] ?? 0) : text));
  const head = `${stray ? 'stray ' : ''}${padded(from, aligned.from)} ${arrow} ${padded(to, aligned.to)} :`;
  const shown = fields.length > 0 ? padded(names, aligned.names) : names;
  return [head, shown, ...cells, rest].filter((part) => part !== '').join(' ');
}
