/** Who sends what to whom, in words. */
import { clauseIn } from './notation-clause.js';
import { FLAGS } from './notation-flags.js';
import { leadLength } from './notation-lead.js';
import { messageInOurNotation } from './notation-message.js';
import { type Rewriting, whole } from './notation-rewriting.js';

const NAME = '[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*';

/** `A sends SYN to B`, `A: SYN -> B`, `클라이언트가 서버에게 SYN을 보낸다`. */
export function sentence(line: string): Rewriting | undefined {
  const { from, to, sent, isLost, claim } = clauseIn(saidIn(line)) ?? {};
  if (from === undefined || to === undefined || sent === undefined) return undefined;
  const message = messageInOurNotation(sent);
  return message && whole(line, `${from} ${isLost ? '-x' : '->'} ${to} : ${withClaim(message.text, claim)}`, 'hostsFirst');
}

export const withClaim = (message: string, claim: string | undefined): string =>
  claim === undefined ? message : `${message} expect ${claim}`;

/** `[SYN, ACK] A → B`: what is sent stands first. */
const IN_BRACKETS = new RegExp(`^(?:\\[\\s*(${FLAGS})\\s*\\]|\\(\\s*(${FLAGS})\\s*\\))\\s*:?(?=\\s)`, 'u');

const saidIn = (line: string): string =>
  line
    .slice(leadLength(line))
    .trim()
    .replace(/\s*[.!]$/, '')
    .replace(/[.]\s+(?=[([]|(?:seq|ack|SYN|FIN|ACK|RST)\b)/u, ' ')
    .replaceAll(/\back['’]e?d\b/giu, 'acked')
    .replace(IN_BRACKETS, '$1$2');

/** A sentence that does not say who receives what is sent. */
export interface ReceiverlessSentence {
  readonly from: string;
  /** As the notes say it. */
  readonly sent: string;
  /** It does not arrive. */
  readonly isLost: boolean;
  /** What becomes of its subject. */
  readonly claim: string | undefined;
}

/** Who sends what; to whom is not said. */
const ALONE = [
  // A: send(10), A.write("x")
  `(?<from>${NAME})\\s*[:：.]\\s*(?:send|write)\\s*\\(\\s*(?:(?<bytes>\\d+)(?:\\s*(?:bytes?|B|바이트))?|(?<sent>"[^"]*"|[A-Z]{3}[^()]*))\\s*\\)`,
  // A → ACK, A --ACK-->
  `(?<from>${NAME})\\s*(?:-{1,3}>|→|⇒|=>)\\s*(?<sent>${FLAGS}(?:[\\s,([].*)?)`,
  `(?<from>${NAME})\\s*[-=─]{1,}\\s*\\[?(?<sent>${FLAGS}[^\\]>→▶]*?)\\]?\\s*[-=─]*[>→▶]`,
].map((pattern) => new RegExp(`^${pattern}$`, 'u'));

/**
 * `B responds with SYN-ACK, ack=101`, `서버가 SYN+ACK를 보낸다`.
 * @param hosts all those of the exchange
 */
export function withoutReceiver(line: string, hosts: readonly string[]): ReceiverlessSentence | undefined {
  const said = saidIn(line);
  for (const pattern of ALONE) {
    const { from, bytes, sent = bytes && `${bytes} bytes` } = pattern.exec(said)?.groups ?? {};
    if (from !== undefined && sent !== undefined) return { from, sent, isLost: false, claim: undefined };
  }
  const { from, to, sent, isLost = false, claim } = clauseIn(said, hosts) ?? {};
  const sender = from ?? hosts.find((host) => host !== to);
  return sender === undefined || sent === undefined ? undefined : { from: sender, sent, isLost, claim };
}
