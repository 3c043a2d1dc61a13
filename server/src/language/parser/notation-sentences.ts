/** Who sends what to whom, in words. */
import { leadLength } from './notation-lead.js';
import { messageInOurNotation } from './notation-message.js';
import { type Rewriting, whole } from './notation-rewriting.js';

const NAME = '[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*';
const HOST = `(?<!\\p{L})${NAME}`;
const FLAGS = '(?:SYN|FIN|RST|PSH|URG|ACK|DATA)(?:[-+/, ]+(?:SYN|FIN|RST|PSH|URG|ACK))*';
const TO = '(?:to|[-=]{1,3}>|→|⇒|▶|►)';
const HOSTS_ARTICLE = '(?:[Tt]he\\s+)?';
const THE = '(?:an?\\s+|the\\s+|its\\s+)?';
const WHICH = '(?:(?:an?|the|first|second|third|initial|final|last|처음|마지막|최종|첫\\s?번째|두\\s?번째|세\\s?번째)\\s+)*';

const KOREAN_SENDS =
  '(?:(?:보낸|응답한|회신한|답한|전송한|송신한|전달한|돌려준)다|(?:보내|응답하|회신하|답하|전송하|송신하|전달하)고|(?:보냅|응답합|회신합|답합|전송합|송신합|전달합)니다|보냄|(?:응답|회신|답|전송|송신|전달)(?:함)?)';

const SENDS =
  '(?:(?:then|now|also|next)\\s+)?(?:sends?|sent|transmits?|transmitted|replies|replied|responds?|responded|answers?|answered|returns?|returned|forwards?|issues?|emits?|initiates?|opens?|begins?|starts?|(?:completes?|finish(?:es)?|concludes?)(?:\\s+(?:it|the\\s+(?:(?:three|3)-way\\s+)?(?:handshake|connection)))?)(?:\\s+back)?';

/** With the groups `from`, `to`, `sent`. */
const SENTENCES: readonly RegExp[] = [
  // SYN: A -> B
  `${WHICH}(?<sent>${FLAGS}(?:\\s*[([][^)\\]]*[)\\]]|(?:[\\s,]+${NAME}\\s*=\\s*[^\\s,:]+)*))(?:\\s*[:：]\\s*|(?<==\\s*\\w+)\\s*,\\s*|(?<=[)\\]])\\s+)(?<from>${NAME})\\s*${TO}\\s*(?<to>${NAME})(?<more>(?:\\s*[([][^()[\\]]*[)\\]])?)`,
  // A: SYN -> B
  `(?<from>${NAME})\\s*[:：]\\s+(?:sends?\\s+)?${THE}(?<sent>\\S.*?)\\s+${TO}\\s*(?<to>${NAME})`,
  `(?<from>${NAME})\\s*[:：]{1,2}\\s*(?<sent>${FLAGS}(?:\\([^()]*\\))?)\\s*(?:-{1,2}>|→|⇒|=>)\\s*(?<to>${NAME})`,
  // Client [SYN] -> Server, A's SYN -> B
  `(?<from>${NAME})\\s*(?:[([]\\s*|'s\\s+)(?<sent>${FLAGS}[^()[\\]]*?)\\s*[)\\]]?\\s*${TO}\\s*(?<to>${NAME})`,
  // SYN: from A to B
  `(?<sent>${FLAGS})\\s*[:：,]\\s*from\\s+(?<from>${NAME})\\s+to\\s+(?<to>${NAME})(?<more>(?:[\\s,]+${NAME}\\s*=.*)?)`,
  // from A to B: SYN
  `[Ff]rom\\s+(?<from>${NAME})\\s+to\\s+(?<to>${NAME})(?:\\s*[:：,-]\\s*|\\s+sends?\\s+(?:an?\\s+)?)(?<sent>\\S.*)`,
  // SYN ▶ A에서 B로
  `${WHICH}(?<sent>${FLAGS}(?:\\s*[([][^)\\]]*[)\\]])?)\\s*(?:[:：,-]|[-=]{1,3}>|[→⇒▶►▷])?\\s*(?<from>${NAME}?)(?:에서|가|이)\\s*(?<to>${NAME}?)(?:으로|로|에게)(?:\\s*${KOREAN_SENDS})?`,
  // SYN from A to B, SYN A->B, SYN (A→B)
  `${THE}(?<sent>${FLAGS})(?:\\s+(?:packet|segment|message|flag))?\\s*[([]?\\s*(?:from\\s+)?(?<from>${HOST})\\s*${TO}\\s*(?<to>${NAME})\\s*[)\\]]?(?<more>(?:[\\s,]+${NAME}\\s*=.*)?)`,
  // A sends SYN to B
  `${HOSTS_ARTICLE}(?<from>${NAME})\\s+${SENDS}\\s+(?:with\\s+)?${THE}(?<sent>\\S.*?)\\s+${TO}\\s*${HOSTS_ARTICLE}(?<to>${NAME})`,
  // A sends a SYN to B, seq=100
  `${HOSTS_ARTICLE}(?<from>${NAME})\\s+${SENDS}\\s+(?:with\\s+)?${THE}(?<sent>\\S.*?)\\s+${TO}\\s+${HOSTS_ARTICLE}(?<to>${NAME})\\s*(?:[,:;]|\\bwith\\b)\\s*(?<more>\\S.*)`,
  // A FIN -> B
  `(?<from>${NAME})\\s+(?<sent>${FLAGS}(?:\\s*[([][^)\\]]*[)\\]]|(?:\\s+${NAME}\\s*=\\s*\\S+)*))\\s*(?:->|→|⇒|=>|-->)\\s*(?<to>${NAME})`,
  // B replies to A with SYN+ACK
  `${HOSTS_ARTICLE}(?<from>${NAME})\\s+(?:${SENDS}|writes)\\s+to\\s+${HOSTS_ARTICLE}(?<to>${NAME})\\s*(?:with|:|：|,|-)\\s*${THE}(?<sent>\\S.*)`,
  // A sends B a SYN, B answers A: SYN+ACK
  `(?<from>${NAME})\\s+(?:sends?|answers|gives)\\s+(?<to>(?!(?:back|with|its|his|their|an?|the)\\b)${NAME})(?:\\s*[:：]\\s*|\\s+(?:with\\s+)?(?:an?|the|its)\\s+|\\s+(?=(?:SYN|FIN|RST|ACK)\\b))(?<sent>\\S.*)`,
  // B receives SYN from A
  `(?<to>${NAME})\\s+(?:receives?|gets|got)\\s+${THE}(?<sent>\\S.*?)\\s+from\\s+(?<from>${NAME})(?<more>\\s*[([,].*)?`,
].map((pattern) => new RegExp(`^${pattern}$`, 'u'));

/** Who sends what; to whom is not said. */
const ALONE = [
  `${HOSTS_ARTICLE}(?<from>${NAME})\\s+(?:acknowledges|acks)\\s+(?:it|(?:the|that|${NAME}'s)\\s+(?:${FLAGS}|data|segment|packet))\\s+with\\s+${THE}(?<sent>\\S.*)`,
  `${HOSTS_ARTICLE}(?<from>${NAME})\\s+(?:${SENDS}|acknowledges|acks)(?:\\s+with|\\s*[:：,])?\\s+${THE}(?<sent>\\S.*)`,
  `${HOSTS_ARTICLE}(?<from>${NAME})\\s+accepts?(?:\\s+(?:it|the\\s+connection))?(?:\\s+with|\\s*[:：,])\\s+${THE}(?<sent>\\S.*)`,
  `(?<from>${NAME})\\s*[:：]\\s*(?<sent>${FLAGS})\\s+(?:is\\s+)?(?:sent|전송|송신)`,
  // A: send(10), A.write("x")
  `(?<from>${NAME})\\s*[:：.]\\s*(?:send|write)\\s*\\(\\s*(?:(?<bytes>\\d+)(?:\\s*(?:bytes?|B|바이트))?|(?<sent>"[^"]*"|[A-Z]{3}[^()]*))\\s*\\)`,
  // A → ACK, A --ACK-->
  `(?<from>${NAME})\\s*(?:-{1,3}>|→|⇒|=>)\\s*(?<sent>${FLAGS}(?:[\\s,([].*)?)`,
  `(?<from>${NAME})\\s*[-=─]{1,}\\s*\\[?(?<sent>${FLAGS}[^\\]>→▶]*?)\\]?\\s*[-=─]*[>→▶]`,
].map((pattern) => new RegExp(`^${pattern}$`, 'u'));

const IS_LOST = '(?:is|was|gets|got)?\\s*(?:lost|dropped)(?:\\s+in\\s+(?:transit|the\\s+network))?';
const KOREAN_LOST = '(?:이|가)?\\s*(?:중간에\\s*)?(?:유실|손실|분실)(?:됨|된다|되었다|됩니다)?';
/** `FIN from A is lost`, `A's FIN is lost`, `A가 보낸 FIN이 유실됨`. */
const LOST = [
  `${THE}(?<sent>${FLAGS})\\s+(?:segment\\s+|packet\\s+)?(?:from|of|by)\\s+(?<from>${NAME})\\s+${IS_LOST}`,
  `(?<from>${NAME})'s\\s+(?<sent>${FLAGS})\\s+(?:segment\\s+|packet\\s+)?${IS_LOST}`,
  `(?<from>${NAME}?)(?:이|가)?(?:의|\\s+보낸)\\s+(?<sent>${FLAGS})\\s*${KOREAN_LOST}`,
].map((pattern) => new RegExp(`^${pattern}$`, 'u'));

/** `A acks`, `A acknowledges B's SYN`. */
const ONLY_ACKS = new RegExp(
  `^${HOSTS_ARTICLE}(${NAME})\\s+(?:acks|acknowledges)(?:\\s+(?:it|the|that|${NAME}'s))?(?:\\s+(?:${FLAGS}|data|segment|packet))?$`,
  'u',
);
const ACKS = new RegExp(`^(${NAME})\\s+(?:acks|acknowledges)\\s+(?:to\\s+)?(${NAME})$`, 'iu');
/** A name with its particles: 클라이언트가, 클라이언트 측에서. */
const KOREAN_SENDER = `(${NAME}?)(?:이|가|은|는|에서|\\s?측에서|\\s?측은|\\s?측이|(?=,))(?:,(?=\\s))?`;
/** 서버에게, 서버 측으로. */
const KOREAN_RECEIVER = `(${NAME}?)(?:에게|한테|으로|로|에|\\s?측에|\\s?측으로)`;
const KOREAN = new RegExp(
  `^${KOREAN_SENDER}\\s+${KOREAN_RECEIVER}\\s+(\\S.*?)(?:을|를|로|으로)?\\s*${KOREAN_SENDS}(?:\\s*[,(:]\\s*(.*))?$`,
  'u',
);
/** What is sent stands before the receiver. */
const KOREAN_TURNED = new RegExp(`^${KOREAN_SENDER}\\s+(\\S.*?)(?:을|를)\\s+${KOREAN_RECEIVER}\\s+${KOREAN_SENDS}$`, 'u');
/** 클라이언트에서 서버로 SYN */
const KOREAN_FROM_TO = new RegExp(`^(${NAME}?)에서\\s+(${NAME}?)(?:으로|로)\\s*[:：,]?\\s+(${FLAGS}.*)$`, 'u');
const KOREAN_ALONE = new RegExp(`^${KOREAN_SENDER}\\s+(\\S.*?)(?:을|를|로|으로)?\\s*${KOREAN_SENDS}(?:\\s*[,(:]\\s*(.*))?$`, 'u');

/** `A sends SYN to B`, `A: SYN -> B`, `클라이언트가 서버에게 SYN을 보낸다`. */
export function sentence(line: string): Rewriting | undefined {
  const said = saidIn(line);
  const [, turned, thing = '', getter = ''] = KOREAN_TURNED.exec(said) ?? [];
  if (turned !== undefined) return sending(line, { from: turned, to: getter, sent: thing });
  const [, origin, target = '', written = ''] = KOREAN_FROM_TO.exec(said) ?? [];
  if (origin !== undefined) return sending(line, { from: origin, to: target, sent: written });
  const [, sender = '', receiver = '', given, besides = ''] = KOREAN.exec(said) ?? [];
  if (given !== undefined) return sending(line, { from: sender, to: receiver, sent: `${given} ${besides}` });
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

/** `[SYN, ACK] A → B`: what is sent stands first. */
const IN_BRACKETS = new RegExp(`^(?:\\[\\s*(${FLAGS})\\s*\\]|\\(\\s*(${FLAGS})\\s*\\))\\s*:?(?=\\s)`, 'u');

/** `A 가 B 에게 …`: a particle stands right behind its name. */
const PARTICLES_APART = new RegExp(`^(${NAME})\\s(이|가|은|는|에서)\\s+(${NAME})\\s?(에게|한테|으로|로|에)(?=\\s)`, 'u');

const saidIn = (line: string): string =>
  line
    .slice(leadLength(line))
    .trim()
    .replace(/\s*[.!]$/, '')
    .replace(PARTICLES_APART, '$1$2 $3$4')
    .replace(IN_BRACKETS, '$1$2');

/** A sentence that does not say who receives what is sent. */
export interface ReceiverlessSentence {
  readonly from: string;
  /** As the notes say it. */
  readonly sent: string;
  /** It does not arrive. */
  readonly isLost?: true;
}

/** `B responds with SYN-ACK, ack=101`, `서버가 SYN+ACK를 보낸다`. */
export function withoutReceiver(line: string): ReceiverlessSentence | undefined {
  const said = saidIn(line);
  const [, sender = '', given, besides = ''] = KOREAN_ALONE.exec(said) ?? [];
  if (given !== undefined) return { from: sender, sent: `${given} ${besides}` };
  const [, acker] = ONLY_ACKS.exec(said) ?? [];
  if (acker !== undefined) return { from: acker, sent: 'ACK' };
  for (const pattern of LOST) {
    const { from, sent } = pattern.exec(said)?.groups ?? {};
    if (from !== undefined && sent !== undefined) return { from, sent, isLost: true };
  }
  for (const pattern of ALONE) {
    const { from, bytes, sent = bytes && `${bytes} bytes` } = pattern.exec(said)?.groups ?? {};
    if (from !== undefined && sent !== undefined) return { from, sent };
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
