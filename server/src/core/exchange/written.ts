/** A value in the words of its author. */
import type { Type } from '../machine/machine.js';
import type { Span } from '../span.js';
import type { Message, Value } from './exchange.js';

export function writtenForm(value: Value): string {
  switch (value.kind) {
    case 'number':
      return value.written;
    case 'text':
      return quoted(value.value);
    case 'blank':
      return '?';
    case 'symbol':
      return [symbolForm(value.name, value.offset), ...(value.and ?? []).map(({ text }) => text)].join('+');
  }
}

/** Do two lines send the same, from the same host to the same one? */
export const sendsAlike = (one: Message, other: Message): boolean => sending(one) === sending(other);

const sending = ({ from, to, fate, names, fields }: Message): string =>
  [
    from.text,
    fate,
    to.text,
    ...names.map(({ text }) => text),
    ...fields.map(({ name, value }) => `${name.text}=${writtenForm(value)}`),
  ].join(' ');

/** `x`, `x+1`, `x-1`. */
export const symbolForm = (name: string, offset: number): string =>
  offset === 0 ? name : `${name}${offset > 0 ? '+' : '-'}${Math.abs(offset)}`;

/** Microseconds, in the largest unit that makes them a number of at least one. */
export function timeText(microseconds: number): string {
  const [size, unit] = microseconds >= 1e6 ? [1e6, 's'] : microseconds >= 1e3 || microseconds === 0 ? [1e3, 'ms'] : [1, 'us'];
  return `${Number((microseconds / Number(size)).toFixed(3))}${unit}`;
}

/** A string as the language writes it. */
export const quoted = (text: string): string =>
  `"${text.replace(/["\\\n]|[\p{Cc}\u2028\u2029]/gu, (character) => ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;

const ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n' };

/** What is shown, as somebody would write it: a number, a symbol with an offset, else a string. */
export function valueShown(shown: string, span: Span): Value {
  if (/^\d+$/.test(shown)) return { kind: 'number', value: Number(shown), written: shown, span };
  const symbol = /^([\p{L}_][\p{L}\p{M}\p{N}_]*)(?:([+-])(\d+))?$/u.exec(shown);
  if (symbol === null) return { kind: 'text', value: shown, span };
  const [, name = '', sign = '+', digits = '0'] = symbol;
  return { kind: 'symbol', name, offset: Number(`${sign}${digits}`), span };
}

/** The same for a field of this type: what is no number stands in quotes, as far as its author does not write this field without. */
export function fieldValueShown(shown: string, span: Span, type: Type | undefined, alike: () => Value | undefined): Value {
  if (type === undefined || !TEXTS.has(type.kind)) return valueShown(shown, span);
  const plain = valueShown(shown, span);
  const isPlain = writtenForm(plain) === shown && !/[+-]/.test(shown) && alike()?.kind === plain.kind;
  return isPlain ? plain : { kind: 'text', value: shown, span };
}

const TEXTS: ReadonlySet<Type['kind']> = new Set(['name', 'names', 'queue', 'ranges']);
