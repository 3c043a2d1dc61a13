/** The ladder for the preview: each piece of it bears the same marks as the parts of the sequence diagram. */
import type { LineRange, Mark } from '../../../../contract/messages.js';
import { ladder, type Marks, type PicturePart, pageTheme, type SaidPart, svg, type Trace } from '../../core/index.js';

export interface LadderParts {
  readonly states: boolean;
  readonly marks: readonly Mark[];
  readonly statements: readonly LineRange[];
}

/** `marks` and `statements` are those of the trace, counted as it counts. */
export const ladderPicture = (trace: Trace, { states, marks, statements }: LadderParts): string =>
  svg(ladder(trace, { states, title: '' }), { theme: pageTheme(), ground: false, marks: markedBy(marks, statements) });

function markedBy(marks: readonly Mark[], statements: readonly LineRange[]): Marks {
  const known = byKey(marks);
  const seen = new Map<string, number>();
  return (part) => {
    const key = keyOf(part);
    const own = known.get(key) ?? [];
    const isLine = part.kind === 'step' && part.piece === 'line';
    const count = seen.get(key) ?? 0;
    if (!isLine) seen.set(key, count + 1);
    const mark = own[Math.min(count, own.length - 1)];
    return mark === undefined ? {} : { ...attributes(mark, statements), ...(isLine || count >= own.length ? { 'data-again': '' } : {}) };
  };
}

function byKey(marks: readonly Mark[]): ReadonlyMap<string, readonly Mark[]> {
  const known = new Map<string, Mark[]>();
  for (const mark of marks) known.set(keyOfMark(mark), [...(known.get(keyOfMark(mark)) ?? []), mark]);
  return known;
}

function attributes(mark: Mark, statements: readonly LineRange[]): Readonly<Record<string, string | number>> {
  const lines = statements[mark.statement ?? -1];
  return {
    'data-kind': mark.kind,
    'data-record': mark.record,
    ...(mark.step === undefined ? {} : { 'data-step': mark.step }),
    ...(mark.statement === undefined ? {} : { 'data-statement': mark.statement }),
    ...(lines === undefined ? {} : { 'data-from': lines.from, 'data-to': lines.to }),
    ...(mark.kind === 'state' ? { 'data-tone': mark.tone } : {}),
  };
}

function keyOf(part: PicturePart): string {
  if (part.kind === 'step') return `step ${part.step}`;
  if (part.kind === 'state') return `state ${part.host} ${part.step ?? ''}`;
  return `${SAID[part.kind] ?? part.kind} ${part.statement}`;
}

/** What the sequence diagram calls them: its measures and highlights are notes. */
const SAID: Readonly<Partial<Record<SaidPart['kind'], Mark['kind']>>> = {
  wrong: 'claim',
  asked: 'claim',
  measure: 'note',
  highlight: 'note',
};

function keyOfMark(mark: Mark): string {
  if (mark.kind === 'state') return `state ${mark.host} ${mark.step ?? ''}`;
  const isSaid =
    mark.kind === 'note' ||
    mark.kind === 'section' ||
    mark.kind === 'frame' ||
    mark.kind === 'claim' ||
    mark.kind === 'reason' ||
    mark.kind === 'unread';
  return isSaid ? `${mark.kind} ${mark.statement ?? ''}` : `step ${mark.step ?? ''}`;
}
