/** What a message has to do with what its sender owes. */
import type { Owed } from '../world.js';
import type { Turn } from './turn.js';

export const covers = (turn: Turn, owed: Owed, peer: string): boolean =>
  (owed.to === '' || owed.to === peer || turn.peers.includes(owed.to)) &&
  (owed.segment.kind >= 0 ? owed.segment.kind === turn.segment.kind : (turn.segment.flags & owed.segment.flags) === owed.segment.flags);

/** Fields that were left out are those of the debt that the message pays. */
export function fillFromOwed(turn: Turn, given: number): void {
  const { peer, host } = turn;
  for (const o of host.owed) {
    if (o.how !== 'owe' || !covers(turn, o, peer)) continue;
    o.segment.fields.forEach((value, field) => {
      if (value === undefined || value === turn.segment.fields[field] || ((given | turn.segment.filled) & (1 << field)) !== 0) return;
      turn.segment.fields[field] = value;
      turn.segment.filled |= 1 << field;
    });
  }
}
