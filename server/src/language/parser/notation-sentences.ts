/** Who sends what to whom, in words. */
import { leadLength } from './notation-lead.js';
import { messageInOurNotation } from './notation-message.js';
import { type Rewriting, whole } from './notation-rewriting.js';

const NAME = '[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*';
const HOST = `(?<!\\p{L})${NAME}`;
const FLAGS = '(?:SYN|FIN|RST|PSH|URG|ACK|DATA)(?:[-+/, ]+(?:SYN|FIN|RST|PSH|URG|ACK))*';
const TO = '(?:to|->|→|⇒|=>|-->)';
const THE = '(?:an?\\s+|the\\s+|its\\s+)?';

/** With the groups `from`, `to`, `sent`. */
const SENTENCES: readonly RegExp[] = [
  // SYN: A -> B
  `(?<sent>${FLAGS}(?:\\s*[([][^)\\]]*[)\\]]|(?:\\s+${NAME}\\s*=\\s*\\S+)*))\\s*[:：]\\s*(?<from>${NAME})\\s*${TO}\\s*(?<to>${NAME})`,
  // A: SYN -> B
  `(?<from>${NAME})\\s*[:：]\\s+(?:sends?\\s+)?${THE}(?<sent>\\S.*?)\\s+${TO}\\s*(?<to>${NAME})`,
  // Client [SYN] -> Server, A's SYN -> B
  `(?<from>${NAME})\\s*(?:[([]\\s*|'s\\s+)(?<sent>${FLAGS}[^()[\\]]*?)\\s*[)\\]]?\\s*${TO}\\s*(?<to>${NAME})`,
  // from A to B: SYN
  `[Ff]rom\\s+(?<from>${NAME})\\s+to\\s+(?<to>${NAME})\\s*[:：,-]\\s*(?<sent>\\S.*)`,
  // SYN from A to B, SYN A->B, SYN (A→B)
  `${THE}(?<sent>${FLAGS})(?:\\s+(?:packet|segment|message|flag))?\\s*[([]?\\s*(?:from\\s+)?(?<from>${HOST})\\s*${TO}\\s*(?<to>${NAME})\\s*[)\\]]?(?<more>(?:[\\s,]+${NAME}\\s*=.*)?)`,
  // A sends SYN to B
  `(?<from>${NAME})\\s+(?:sends?|sent|transmits?|replies|responds|answers|forwards?)\\s+(?:with\\s+)?${THE}(?<sent>\\S.*?)\\s+${TO}\\s*(?<to>${NAME})`,
  // B replies to A with SYN+ACK
  `(?<from>${NAME})\\s+(?:sends?|replies|responds|answers|writes)\\s+(?:back\\s+)?to\\s+(?<to>${NAME})\\s*(?:with|:|：|,|-)\\s*${THE}(?<sent>\\S.*)`,
  // A sends B a SYN, B answers A: SYN+ACK
  `(?<from>${NAME})\\s+(?:sends?|answers|gives)\\s+(?<to>${NAME})(?:\\s*[:：]\\s*|\\s+(?:with\\s+)?(?:an?|the|its)\\s+)(?<sent>\\S.*)`,
  // B receives SYN from A
  `(?<to>${NAME})\\s+(?:receives?|gets|got)\\s+${THE}(?<sent>\\S.*?)\\s+from\\s+(?<from>${NAME})`,
].map((pattern) => new RegExp(`^${pattern}$`, 'u'));

const ACKS = new RegExp(`^(${NAME})\\s+(?:acks|acknowledges)\\s+(?:to\\s+)?(${NAME})$`, 'iu');
const KOREAN = new RegExp(
  `^(${NAME}?)(?:이|가|은|는|에서)\\s+(${NAME}?)(?:에게|한테|으로|로|에)\\s+(\\S.*?)(?:을|를)?\\s*(?:보낸다|보냄|보내고|보냅니다|전송(?:한다|함)?|송신(?:한다|함)?)$`,
  'u',
);

/** `A sends SYN to B`, `A: SYN -> B`, `클라이언트가 서버에게 SYN을 보낸다`. */
export function sentence(line: string): Rewriting | undefined {
  const said = line
    .slice(leadLength(line))
    .trim()
    .replace(/\s*[.!]$/, '');
  const [, sender = '', receiver = '', given] = KOREAN.exec(said) ?? [];
  if (given !== undefined) return sending(line, { from: sender, to: receiver, sent: given });
  const [, acker = '', acked] = ACKS.exec(said) ?? [];
  if (acked !== undefined) return sending(line, { from: acker, to: acked, sent: 'ACK' });
  for (const pattern of SENTENCES) {
    const { from, to, sent, more = '' } = pattern.exec(said)?.groups ?? {};
    if (from === undefined || to === undefined || sent === undefined) continue;
    const rewriting = sending(line, { from, to, sent: `${sent} ${more}` });
    if (rewriting !== undefined) return rewriting;
  }
  return undefined;
}

interface SaidMessage {
  readonly from: string;
  readonly to: string;
  readonly sent: string;
}

function sending(line: string, { from, to, sent }: SaidMessage): Rewriting | undefined {
  const message = messageInOurNotation(sent);
  return message && whole(line, `${from} -> ${to} : ${message.text}`, 'hostsFirst');
}
