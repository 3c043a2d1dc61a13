/**
 * Who sends what to whom, read word by word: a verb, hosts with what makes them sender or receiver, and what is sent, in whatever order.
 * A word that is none of these belongs to the message.
 */
import { BECOMES, KOREAN_END } from './notation-claims.js';
import { ClauseReader } from './notation-clause-reader.js';
import { withoutLoss } from './notation-lost.js';
import { inOurs, ONE_STATE } from './notation-states.js';

export interface Clause {
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** As the notes say it. */
  readonly sent: string;
  /** It does not arrive. */
  readonly isLost: boolean;
  /** `A in FIN_WAIT_1`: what becomes of its subject. */
  readonly claim: string | undefined;
}

/**
 * @param said a sentence, without its number in a list and without its full stop
 * @param hosts those of the exchange, whatever their letters; `undefined` where they are not known
 */
export function clauseIn(said: string, hosts?: readonly string[]): Clause | undefined {
  const { text, isLost } = withoutLoss(said.replaceAll(PURPOSE, ' ').replaceAll(HOSTS_IN_BRACKETS, ' $1 '));
  const [, head, state] = BECOMES_BEHIND.exec(text) ?? [];
  const read = new ClauseReader(head ?? text, hosts).read(isLost);
  if (read === undefined) return undefined;
  const { subject, ...clause } = read;
  return { ...clause, isLost, claim: state && subject && `${subject} in ${inOurs(state)}` };
}

/** `…, and enters FIN_WAIT_1`, `… 보내고 FIN_WAIT_1 상태가 된다`. */
const BECOMES_BEHIND = new RegExp(
  `^(.+?)[\\s,;:([]+(?:(?:and|then)\\s+)*(?:it\\s+)?(?:(?:now\\s+|then\\s+)*(?:${BECOMES})\\s+|(?:->|→|=>|⇒)\\s*|(?=${ONE_STATE}\\s*[가-힣]))(?:the\\s+)?(?:state\\s+)?(${ONE_STATE})(?:\\s+state|${KOREAN_END})?[)\\]]?$`,
  'u',
);

/** Why it is sent. */
const PURPOSE =
  /\s(?:in\s+order\s+)?(?:to|for|and)\s+(?:open|establish|close|terminate|end|start|begin|complete|finish|request|accept|initiate|tear\s+down|set\s+up)(?:s|es|ing)?\s+(?:the\s+|an?\s+|its\s+)?(?:tcp\s+)?(?:connection|session|handshake)\b/giu;

/** `SYN (A→B)`. */
const HOSTS_IN_BRACKETS = /[([]\s*([\p{L}_][\p{L}\p{N}_]*\s*(?:[-=]+>|[→⇒▶]|to)\s*[\p{L}_][\p{L}\p{N}_]*)\s*[)\]]/gu;
