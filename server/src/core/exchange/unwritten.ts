/** Statements that nobody wrote: what might be sent or happen, to be tried out. They have no place of their own. */
import { type Name, nowhere } from '../span.js';
import type { Arrival, FieldValue, LocalEvent, Message } from './exchange.js';

export const unwrittenName = (text: string): Name => ({ text, span: nowhere });

export const messageFor = (from: string, to: string, names: readonly string[], fields: readonly FieldValue[] = []): Message => ({
  kind: 'message',
  from: unwrittenName(from),
  to: unwrittenName(to),
  fate: 'delivered',
  stray: false,
  names: names.map(unwrittenName),
  namesSpan: nowhere,
  blank: false,
  fields,
  label: '',
  span: nowhere,
});

export const eventFor = (host: string, event: string): LocalEvent => ({
  kind: 'event',
  host: unwrittenName(host),
  event: unwrittenName(event),
  fields: [],
  label: '',
  span: nowhere,
});

export const arrivalFor = (segment: string): Arrival => ({ kind: 'arrival', segment: unwrittenName(segment), span: nowhere });
