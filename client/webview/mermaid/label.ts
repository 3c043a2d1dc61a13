/** The text of a message as a row of runs, each at its place: names, then fields in their columns. */
import type { ArrivalMark, Flaw, MessageMark, Parts } from '../../../contract/messages.js';
import { svg } from '../svg.js';
import type { LabelColumns, Measure } from './columns.js';

export interface LabelRun {
  readonly text: string;
  readonly kind: string;
  readonly x: number;
}

export interface LabelRow {
  readonly runs: readonly LabelRun[];
  readonly width: number;
}

const gap = 12;

export interface Wording {
  readonly parts: Parts;
  readonly flaws: readonly Flaw[];
}

export function rowOf({ parts, flaws }: Wording, columns: LabelColumns | undefined, measure: Measure): LabelRow {
  const runs: LabelRun[] = [];
  let end = 0;
  const add = (text: string, kind: string, least: number): void => {
    if (text === '') return;
    const x = runs.length === 0 ? least : Math.max(least, end + gap);
    runs.push({ text, kind, x });
    end = x + measure(text);
  };
  add(parts.names, parts.blank ? 'hs-blank' : 'hs-names', 0);
  const [lined, others] = split(parts.fields, (field) => columns?.starts.has(field.name) ?? false);
  const start = (name: string): number => columns?.starts.get(name) ?? 0;
  lined.sort((a, b) => start(a.name) - start(b.name));
  for (const field of lined) add(`${field.name}=${field.value}`, fieldKind(field, flaws), start(field.name));
  for (const field of others) add(`${field.name}=${field.value}`, fieldKind(field, flaws), columns?.rest ?? 0);
  return { runs, width: columns?.width ?? end };
}

function split<T>(all: readonly T[], holds: (one: T) => boolean): readonly [T[], T[]] {
  return [all.filter(holds), all.filter((one) => !holds(one))];
}

function fieldKind(field: Parts['fields'][number], flaws: readonly Flaw[]): string {
  if (flaws.some((flaw) => flaw.field === field.name)) return 'hs-wrong';
  if (field.blank) return 'hs-blank';
  return field.filled ? 'hs-filled' : 'hs-field';
}

/** `x`, `y`: the left end of the row's base line. A given element is filled anew, so that it stays what the renderer made. */
export function writeRow(row: LabelRow, x: number, y: number, element: SVGTextElement = svg('text')): SVGTextElement {
  for (const { name } of [...element.attributes]) element.removeAttribute(name);
  element.replaceChildren(...row.runs.flatMap((run) => [svg('tspan', { x: x + run.x, y, class: run.kind }, run.text), ' ']));
  element.setAttribute('class', 'hs-text');
  return element;
}

/** What there is to say of a message beside its names and numbers; it stands below the line. */
export const wordsOf = ({ tags, parts }: MessageMark | ArrivalMark): string =>
  [...tags, parts.label].filter((word) => word !== '').join(' · ');
