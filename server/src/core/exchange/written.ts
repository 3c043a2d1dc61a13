/** A value in the words of its author. */
import type { Value } from './exchange.js';

export function writtenForm(value: Value): string {
  switch (value.kind) {
    case 'number':
      return value.written;
    case 'text':
      return `"${value.value}"`;
    case 'blank':
      return '?';
    case 'symbol':
      return [symbolForm(value.name, value.offset), ...(value.and ?? []).map(({ text }) => text)].join('+');
  }
}

/** `x`, `x+1`, `x-1`. */
export const symbolForm = (name: string, offset: number): string =>
  offset === 0 ? name : `${name}${offset > 0 ? '+' : '-'}${Math.abs(offset)}`;

/** Microseconds, in the largest unit that makes them a number of at least one. */
export function timeText(microseconds: number): string {
  const [size, unit] = microseconds >= 1e6 ? [1e6, 's'] : microseconds >= 1e3 || microseconds === 0 ? [1e3, 'ms'] : [1, 'us'];
  return `${Number((microseconds / Number(size)).toFixed(3))}${unit}`;
}
