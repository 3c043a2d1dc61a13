/** What has a share of the points, and where in an answer each of them stands. */
import type { Statement } from '../exchange/exchange.js';
import { contains, type Span } from '../span.js';
import type { AnswerComparison } from './compare.js';
import type { Exercise, Goal } from './exercise.js';
import { indexOfGap, type Plan } from './plan.js';
import { isSame } from './same.js';
import { type AnswerSlot, filled, slotsOf } from './slots.js';
import type { ScoredItem } from './verdict.js';

export interface Entry {
  readonly kind: ScoredItem['kind'];
  readonly span: Span;
  readonly place: Span;
  /** What was written in the blank; absent where the line or its field is gone. */
  readonly written?: Span;
  /** What is wrong within these stretches of the answer costs its points. */
  readonly regions: readonly Span[];
  readonly slot?: AnswerSlot;
  /** Index of the given statement. */
  readonly at?: number;
  readonly goal?: Goal;
  /** Nothing was done there yet. */
  readonly untouched?: boolean;
  /** 0 for what brings no points: it only must not be broken. */
  readonly weight: 0 | 1;
  /** What the teacher says that it counts; the others share what is left. */
  readonly points?: number;
}

export function entriesOf(plan: Plan, comparison: AnswerComparison, answer: Exercise): readonly Entry[] {
  const { exercise } = plan;
  const head = answer.nameSpan;
  const found = [
    ...blanks(plan, comparison, head),
    ...gaps(plan, comparison, answer),
    ...shuffles(plan, comparison, answer),
    ...mistakes(plan, comparison, head),
  ];
  const work = found.length > 0 ? found.sort((a, b) => a.span.start - b.span.start) : [whole(plan, comparison, answer)];
  return [
    ...work,
    ...exercise.goals.map(
      (goal): Entry => ({
        kind: 'goal',
        span: goal.span,
        place: head,
        regions: [],
        goal,
        weight: plan.met.has(goal) ? 0 : 1,
        ...(goal.points === undefined ? {} : { points: goal.points }),
      }),
    ),
  ];
}

function blanks({ given }: Plan, { own }: AnswerComparison, head: Span): readonly Entry[] {
  return given.flatMap(({ statement }, at) =>
    slotsOf(statement).map((slot): Entry => {
      const answer = own[at];
      const written = answer && (filled(slot, answer)?.span ?? (answer.damaged ? answer.span : undefined));
      const place = written ?? answer?.span ?? head;
      const regions = answer === undefined ? [] : [place];
      return { kind: 'blank', span: slot.span, place, ...(written && { written }), regions, slot, at, weight: 1 };
    }),
  );
}

const HAPPENS: readonly Statement['kind'][] = ['message', 'arrival', 'event', 'damaged'];

function gaps({ exercise, given }: Plan, { added, own }: AnswerComparison, answer: Exercise): readonly Entry[] {
  const statements = given.map(({ statement }) => statement);
  return exercise.gaps.map((gap, index): Entry => {
    const at = indexOfGap(gap, statements);
    const written = added
      .filter(({ before, statement }) => before === at && HAPPENS.includes(statement.kind))
      .map(({ statement }) => statement.span);
    const place = written[0] ?? answer.gaps[index] ?? own[at]?.span ?? answer.nameSpan;
    return { kind: 'gap', span: gap, place, regions: written, untouched: written.length === 0, weight: 1 };
  });
}

function shuffles({ exercise, given }: Plan, { own }: AnswerComparison, answer: Exercise): readonly Entry[] {
  return exercise.shuffles.map((block, index): Entry => {
    const lines = given.flatMap(({ statement }, at) => (contains(block, statement.span) ? (own[at]?.span ?? []) : []));
    const place = answer.shuffles[index] ?? lines[0] ?? answer.nameSpan;
    return { kind: 'shuffle', span: block, place, regions: [...answer.shuffles.slice(index, index + 1), ...lines], weight: 1 };
  });
}

function mistakes({ given, mistakes: wrong }: Plan, { own }: AnswerComparison, head: Span): readonly Entry[] {
  return wrong.flatMap((at): Entry[] => {
    const span = given[at]?.statement.span;
    const place = own[at]?.span ?? head;
    return span === undefined ? [] : [{ kind: 'mistake', span, place, regions: [place], at, weight: 1 }];
  });
}

const whole = ({ exercise, given }: Plan, { own, added }: AnswerComparison, answer: Exercise): Entry => ({
  kind: 'exchange',
  span: exercise.nameSpan,
  place: answer.nameSpan,
  regions: [answer.span],
  untouched: added.length === 0 && given.every(({ statement }, at) => isThere(statement, own[at])),
  weight: 1,
});

const isThere = (given: Statement, own: Statement | undefined): boolean => own !== undefined && isSame(given, own);

/** The item that what is wrong here belongs to: that within which it stands, else the last one before it. */
export function ownerOf(span: Span, entries: readonly Entry[]): number {
  const within = entries.findIndex(({ regions }) => regions.some((region) => contains(region, span) || contains(span, region)));
  if (within >= 0) return within;
  const before = entries.findLastIndex(({ kind, place }) => kind !== 'goal' && place.start <= span.start);
  return Math.max(0, before);
}

/** What each counts. More than there is to share is shared in proportion. */
export function worths(entries: readonly Entry[], points: number): readonly number[] {
  const counted = entries.filter(({ weight }) => weight > 0);
  const fixed = counted.reduce((sum, each) => sum + (each.points ?? 0), 0);
  const others = counted.filter((each) => each.points === undefined).length;
  const share = others === 0 ? 0 : Math.max(0, points - fixed) / others;
  const scale = fixed > 0 && (others === 0 || fixed > points) ? points / fixed : 1;
  return entries.map((each) => (each.weight === 0 ? 0 : each.points === undefined ? share : each.points * scale));
}
