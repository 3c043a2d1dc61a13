/** What was found wrong becomes points: each item pays once, for the first that is wrong within it. */
import type { Span } from '../span.js';
import type { DrawnNumbers, Exercise } from './exercise.js';
import { gathered } from './gathered.js';
import { type Entry, ownerOf, worths } from './items.js';
import type { Judgement, Loss, LossCause } from './verdict.js';

/** Something that is wrong with an answer. */
export interface Lapse {
  readonly span: Span;
  readonly cause: LossCause;
  /** Index of the item that it costs, where that is known. */
  readonly item?: number;
}

interface Lapses {
  readonly found: readonly Lapse[];
  /** Goals that are missed, by their item. */
  readonly goals: ReadonlyMap<number, Lapse>;
  readonly draw: DrawnNumbers;
}

export function counted({ points: outOf }: Exercise, entries: readonly Entry[], { found, goals, draw }: Lapses): Judgement {
  const lost = new Set<number>();
  const worth = worths(entries, outOf);
  const loss = ({ span, cause }: Lapse, item: number): Loss => {
    const isFree = lost.has(item) || (cause.kind === 'goal' && cause.follows);
    if (!isFree) lost.add(item);
    return { span, cause, item, points: isFree ? 0 : (worth[item] ?? 0) };
  };
  const losses = found.map((each) => loss(each, each.item ?? ownerOf(each.span, entries)));
  losses.push(...[...goals].map(([item, each]) => loss(each, payer(item, each, entries))));
  if (losses.length > 0) losses.push(...emptyGaps(entries).map(({ lapse, item }) => loss(lapse, item)));
  return {
    passed: losses.length === 0,
    points: losses.length === 0 ? outOf : rounded(outOf - [...lost].reduce((sum, item) => sum + (worth[item] ?? 0), 0)),
    outOf,
    items: entries.map(({ kind, span, place, written }, item) => ({
      kind,
      span,
      place,
      ...(written && { written }),
      points: worth[item] ?? 0,
      passed: !losses.some((each) => each.item === item),
    })),
    losses: gathered([...losses].sort((a, b) => a.span.start - b.span.start)),
    draw,
  };
}

/** A goal that held from the beginning is broken by what stands before it. */
const payer = (item: number, { span }: Lapse, entries: readonly Entry[]): number =>
  entries[item]?.weight === 0 ? ownerOf(span, entries) : item;

/** A gap may stay empty, if nothing is missed. */
function emptyGaps(entries: readonly Entry[]): readonly { readonly lapse: Lapse; readonly item: number }[] {
  return entries.flatMap(({ kind, untouched, place }, item) =>
    untouched ? [{ item, lapse: { span: place, cause: { kind: 'open', what: kind === 'gap' ? 'gap' : 'exchange' } } }] : [],
  );
}

const rounded = (points: number): number => Math.max(0, Math.round(points * 100) / 100);
