/** A segment that was sent, in the order of sending, as far as one capture tells. */
import type { CapturedFlight } from './moment.js';

export interface Sending {
  readonly flight: CapturedFlight;
  lost: boolean;
  /** Somebody else sent it: it only arrives. */
  readonly forged: boolean;
  /** It was overtaken on its way, and arrived behind this one. */
  behind: Sending | undefined;
  /** The network doubled it: it arrived again behind each of these. */
  copies: readonly Sending[];
  /** Its place among all, given at last. */
  index: number;
}

const none: readonly Sending[] = [];

export const sending = (flight: CapturedFlight, forged = false): Sending => ({
  flight,
  lost: false,
  forged,
  behind: undefined,
  copies: none,
  index: 0,
});
