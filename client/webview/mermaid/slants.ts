/** Which messages are drawn slanted: those that take their time, and those that cross one on its way. Pure. */
import type { Mark, MessageMark } from '../../../contract/messages.js';

/** Of records. A message that is delivered at once was sent without knowing of the one that comes towards it. */
export function slantsOf(marks: readonly Mark[]): ReadonlySet<number> {
  const slanted = new Set<number>();
  let before: Mark | undefined;
  for (const mark of marks) {
    if (mark.kind === 'message' && (mark.fate === 'in-flight' || isCrossing(before, mark))) slanted.add(mark.record);
    if (mark.kind !== 'state') before = mark;
  }
  return slanted;
}

function isCrossing(before: Mark | undefined, mark: MessageMark): boolean {
  const towards = before?.kind === 'message' && before.fate === 'in-flight' && before.from === mark.to && before.to === mark.from;
  return towards && before.arrivals.length > 0 && mark.fate === 'delivered' && !mark.stray;
}
