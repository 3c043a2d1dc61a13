/** How the texts of the messages between two hosts line up: names, then each common field, below one another. Pure. */
import type { MessageMark, Parts } from '../../../contract/messages.js';

export interface LabelColumns {
  /** Where each column begins, by field; the names begin at 0. */
  readonly starts: ReadonlyMap<string, number>;
  /** Where what is in no column begins, at the earliest. */
  readonly rest: number;
  readonly width: number;
}

/** Width of a text in the font of the messages. */
export type Measure = (text: string) => number;

const gap = 14;
const widest = 380;

export const pairOf = (mark: { readonly from: number; readonly to: number }): string =>
  `${Math.min(mark.from, mark.to)}-${Math.max(mark.from, mark.to)}`;

/** By pair of hosts; a pair whose texts would become too wide is left out, and so is one with nothing to line up. */
export function columnsOf(
  messages: readonly MessageMark[],
  slants: ReadonlySet<number>,
  measure: Measure,
): ReadonlyMap<string, LabelColumns> {
  const pairs = Map.groupBy(
    messages.filter((mark) => !slants.has(mark.record)),
    pairOf,
  );
  const all = new Map<string, LabelColumns>();
  for (const [pair, marks] of pairs) {
    const columns = lineUp(
      marks.map((mark) => mark.parts),
      measure,
    );
    if (marks.length > 1 && columns.width <= widest) all.set(pair, columns);
  }
  return all;
}

function lineUp(parts: readonly Parts[], measure: Measure): LabelColumns {
  const common = commonFields(parts);
  const starts = new Map<string, number>();
  let x = Math.max(...parts.map((part) => measure(part.names)));
  for (const field of common) {
    starts.set(field, x + gap);
    x += gap + Math.max(...parts.map((part) => measure(textOfField(part, field))));
  }
  return { starts, rest: x + gap, width: Math.max(...parts.map((part) => endOf(part, starts, x + gap, measure))) };
}

/** In at least half of the messages, in the order of the fullest one. */
function commonFields(parts: readonly Parts[]): readonly string[] {
  const count = new Map<string, number>();
  const fullestFirst = [...parts].sort((a, b) => b.fields.length - a.fields.length);
  for (const part of fullestFirst) for (const field of part.fields) count.set(field.name, (count.get(field.name) ?? 0) + 1);
  return [...count].filter(([, times]) => times * 2 >= parts.length).map(([name]) => name);
}

const textOfField = (part: Parts, name: string): string => {
  const field = part.fields.find((candidate) => candidate.name === name);
  return field ? `${field.name}=${field.value}` : '';
};

function endOf(part: Parts, starts: ReadonlyMap<string, number>, rest: number, measure: Measure): number {
  const others = part.fields.filter((field) => !starts.has(field.name)).map((field) => `${field.name}=${field.value}`);
  return others.length === 0 ? rest - gap : rest + others.reduce((sum, text) => sum + measure(text) + gap, -gap);
}
