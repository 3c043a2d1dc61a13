/** One capture of a connection: what happened at the other end, and on the way, is inferred. */
import { inferred } from '../remarks.js';
import type { CapturedSegment } from '../segment.js';
import { placesOf } from './arrivals.js';
import { inPieces } from './joined.js';
import type { CapturedMoment } from './moment.js';
import type { Sending } from './sending.js';
import { sendingsOf } from './sendings.js';

/** Arrivals that something comes before, by the index of the last sending before them. */
class LateArrivals {
  readonly #delayed = new Set<Sending>();
  readonly #behind = new Map<number, Sending[]>();

  constructor(sendings: readonly Sending[], places: readonly (number | undefined)[]) {
    for (const sending of sendings) {
      if (sending.forged) continue;
      const place = Math.max(places[sending.index] ?? sending.index, sending.behind?.index ?? 0);
      if (!sending.lost && place !== sending.index) this.#delay(place, sending);
      for (const copy of sending.lost ? [] : sending.copies) this.#add(Math.max(copy.index, place), sending);
    }
  }

  #delay(place: number, sending: Sending): void {
    this.#delayed.add(sending);
    this.#add(place, sending);
  }

  #add(place: number, sending: Sending): void {
    const there = this.#behind.get(place);
    if (there) there.push(sending);
    else this.#behind.set(place, [sending]);
  }

  isDelayed(sending: Sending): boolean {
    return this.#delayed.has(sending);
  }

  behind(index: number): readonly Sending[] {
    return this.#behind.get(index) ?? [];
  }
}

export const infer = (captured: readonly CapturedSegment[]): CapturedMoment[] => {
  const { segments, cut } = inPieces(captured);
  const sendings = sendingsOf(segments);
  for (const { flight } of cut.size > 0 ? sendings : []) if (cut.has(flight.segment)) flight.note ??= inferred('cutByCard');
  const later = new LateArrivals(sendings, placesOf(sendings));
  const moments: CapturedMoment[] = [];
  const arrive = ({ flight }: Sending): void => {
    flight.arrivals++;
    moments.push({ kind: 'arrive', flight });
  };
  for (const sending of sendings) {
    if (sending.forged) {
      moments.push({ kind: 'stray', flight: sending.flight });
      continue;
    }
    moments.push({ kind: 'send', flight: sending.flight });
    if (!sending.lost && !later.isDelayed(sending)) arrive(sending);
    for (const one of later.behind(sending.index)) arrive(one);
  }
  return moments;
};
