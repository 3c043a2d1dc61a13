/** The words on an arrow. */
import type { CarriedMessage, EventStep, MessageStep } from '../trace/trace.js';
import { mermaidLines } from './escape.js';
import type { Flaw, LabelParts, PartField } from './picture.js';
import { wrapped } from './width.js';
import { textIn } from './words/wording.js';

export function partsOf(carried: CarriedMessage, blank: boolean): LabelParts {
  const fields = blank
    ? []
    : carried.fields.map(({ name, value, filled, blank: open }) => ({ name, value: open ? '?' : value, filled, blank: open }));
  return { names: blank ? '?' : carried.names.join('+'), blank, fields, label: labelOf(carried) };
}

/** What its author calls it, and `#12` for a captured frame. */
export const labelOf = ({ frame, label }: CarriedMessage): string =>
  frame === undefined ? label : [`#${frame}`, label].filter((part) => part !== '').join(' ');

/** What its protocol calls it, such as a repetition. */
export const marksOf = ({ marks }: CarriedMessage): readonly string[] => [...new Set(marks.map(textIn))];

export const fieldText = (field: PartField): string => `${field.name}=${field.value}`;

/** Columns after which a message goes on in the next line. */
const WIDEST = 48;

/** Mostly one line: `SYN+ACK seq=300 ack=101 "label" (again)`, with a cross before it where it is wrong. */
export function textOf(parts: LabelParts, flaws: readonly Flaw[], tags: readonly string[]): string {
  const label = parts.label && (parts.names || parts.fields.length > 0) ? `· ${parts.label}` : parts.label;
  const words = [parts.names, ...parts.fields.map(fieldText), label];
  const wrong = flaws.some((flaw) => flaw.severity === 'error');
  const tag = tags.length > 0 ? [`(${tags.join(', ')})`] : [];
  return mermaidLines(wrapped([wrong ? '✗' : '', ...words, ...tag].filter((word) => word !== '').join(' '), WIDEST).join('\n'));
}

export function arrowOf(step: MessageStep): string {
  if (step.fate === 'lost') return step.stray ? '--x' : '-x';
  if (step.fate === 'in-flight') return step.stray ? '--)' : '-)';
  return step.stray ? '-->>' : '->>';
}

export function eventText(step: EventStep): string {
  const fields = step.fields.map((field) => `${field.name}=${field.blank ? '?' : field.value}`);
  return [step.event, ...fields, step.label ? `· ${step.label}` : ''].filter((word) => word !== '').join(' ');
}
