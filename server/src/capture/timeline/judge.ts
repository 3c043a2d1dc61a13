/** Whether a host, having got a segment, would have sent what it sends later: the evidence for when a segment arrived. */
import { ACK, before, type CapturedSegment, end, has, opens, RST, SYN, span, UNSEEN } from '../segment.js';
import type { Sending } from './sending.js';

/** Window scales of both sides, as the SYNs say; -1 where unknown. */
const scales = (sendings: readonly Sending[]): readonly [number, number] => {
  const found: [number, number] = [-1, -1];
  for (const { flight } of sendings)
    if (has(flight.segment, SYN)) found[flight.segment.from] = flight.segment.ws === UNSEEN ? -1 : Math.max(0, flight.segment.ws);
  return found[0] >= 0 && found[1] >= 0 ? found : [-1, -1];
};

export class ArrivalJudge {
  readonly #scales: readonly [number, number];

  constructor(sendings: readonly Sending[]) {
    this.#scales = scales(sendings);
  }

  /** `later` shows that `segment` had not arrived; `latest` is the last one that was sent before `later`. */
  unseen(segment: CapturedSegment, later: CapturedSegment, latest: CapturedSegment): boolean {
    if (opens(later)) return opens(segment) || (has(segment, ACK) && segment.ack === end(later));
    if (has(later, SYN) && has(segment, SYN | ACK)) return segment.ack === end(later);
    if (has(segment, RST)) return has(later, SYN) ? later.ack === segment.seq : !has(later, RST);
    if (span(segment) > 0 && has(later, ACK)) return before(later.ack, end(segment));
    if (isEchoMissing(segment, later)) return true;
    return (
      has(segment, ACK) &&
      span(later) > 0 &&
      (this.#repeats(segment, later) || (this.#overruns(segment, later) && this.#overruns(latest, later)))
    );
  }

  /** It sends again what is acknowledged. */
  #repeats(segment: CapturedSegment, later: CapturedSegment): boolean {
    return !before(segment.ack, end(later));
  }

  /** It sends more than the window allows, and more than a probe. */
  #overruns(segment: CapturedSegment, later: CapturedSegment): boolean {
    const scale = this.#scales[segment.from];
    if (scale < 0 || later.len <= 1 || has(segment, SYN)) return false;
    return before((segment.ack + segment.win * 2 ** scale) >>> 0, end(later));
  }
}

/** It echoes an older timestamp than that of a segment which, in order, would have been the newest. */
const isEchoMissing = (segment: CapturedSegment, later: CapturedSegment): boolean =>
  segment.ts >= 0 && later.tsecr >= 0 && has(later, ACK) && before(later.tsecr, segment.ts) && !before(later.ack, segment.seq);

/** Is `reset` what a host without a connection answers to `segment`? */
export const answers = (reset: CapturedSegment, segment: CapturedSegment): boolean => {
  if (has(reset, ACK)) return reset.seq === 0 && !has(segment, ACK) && reset.ack === end(segment);
  return has(segment, ACK) && segment.ack === reset.seq;
};
