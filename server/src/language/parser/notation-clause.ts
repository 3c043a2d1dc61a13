/**
 * Who sends what to whom, read word by word: a verb, hosts with what makes them sender or receiver, and what is sent, in whatever order.
 * A word that is none of these belongs to the message.
 */
import { BECOMES, KOREAN_END } from './notation-claims.js';
import { ClauseReader } from './notation-clause-reader.js';
import { withoutLoss } from './notation-lost.js';
import { inOurs, ONE_STATE } from './notation-states.js';

export interface SaidClause {
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
export function clauseIn(said: string, hosts?: readonly string[]): SaidClause | undefined {
  const main = BESIDE.reduce((all, [way, by]) => all.replaceAll(way, by), said);
  const { text, isLost } = withoutLoss(main);
  const [, head, state] = BECOMES_BEHIND.exec(text) ?? [];
  const read = new ClauseReader(head ?? text, hosts).read(isLost);
  if (read === undefined) return undefined;
  const { subject, ...clause } = read;
  return { ...clause, isLost, claim: state && subject && `${subject} in ${inOurs(state)}` };
}

/** `…, and enters FIN_WAIT_1`, `… 보내고 FIN_WAIT_1 상태가 된다`. */
const BECOMES_BEHIND = new RegExp(
  `^(?!.*(?:\\bboth\\b|양쪽|둘\\s*다|모두))(.+?)[\\s,;:([]+(?:(?:and|then)\\s+)*(?:it\\s+)?(?:(?:now\\s+|then\\s+)*(?:${BECOMES})\\s+|(?:[/|]\\s*)?state\\s*[:=]\\s*|(?:(?:transitions?|moves?|goes|changes?)\\s+)?(?:${ONE_STATE}\\s*)?(?:->|→|=>|⇒)\\s*|(?=${ONE_STATE}\\s*[가-힣]))(?:the\\s+)?(?:state\\s+)?(${ONE_STATE})(?:\\s+state|${KOREAN_END})?[)\\]]?$`,
  'u',
);

const CONNECTION = '(?:the\\s+|an?\\s+|its\\s+|this\\s+)?(?:tcp\\s+)?(?:connection|session|handshake)';
const OPENS =
  '(?:open|establish|close|terminate|end|start|begin|complete|finish|request|accept|initiate|tear\\s+down|set\\s+up)(?:s|es|ing)?';

/** What is said beside who sends what, each without what would be read as a part of that. */
const BESIDE: readonly (readonly [RegExp, string])[] = [
  // SYN (A→B)
  [/[([]\s*([\p{L}_][\p{L}\p{N}_]*\s*(?:[-=]+>|[→⇒▶]|to)\s*[\p{L}_][\p{L}\p{N}_]*)\s*[)\]]/gu, ' $1 '],
  // [client] SYN → [server]
  [/(?<=^|\s)\[((?!SYN|FIN|RST|PSH|ACK|DATA)[\p{L}_][\p{L}\p{N}_]+)\]/gu, '$1'],
  // the client (A) sends …
  [/(?<![\p{L}\p{N}_])(?:the\s+)?(?:client|server|sender|receiver|host|클라이언트|서버)\s?\(([A-Z])\)/giu, '$1'],
  [/^(?:SYN|FIN|ACK|SYN[-+/ ]?ACK)\s+(?:is\s+|was\s+)?(?:received|arrives|arrived|got|seen)\s*[,:;]\s*/giu, ''],
  [/수신\s*확인(?=\s|$)/gu, ''],
  // picks 300 as its ISN and sends SYN
  [
    /\s+(?:picks|chooses|selects|takes|uses)\s+(\d+)\s+as\s+(?:its|the|an?)\s+(?:ISN|initial\s+(?:sequence|seq)(?:\s+number)?|seq(?:uence)?(?:\s+number)?)\s*,?\s+and\s+(sends?\s.*)$/giu,
    ' $2 seq=$1',
  ],
  // with both SYN and ACK; to the socket
  [/\bboth\s+(?=(?:the\s+)?(?:SYN|FIN|RST|PSH|ACK)\b)/gu, ''],
  [
    /\s+(?:in)?to\s+(?:(?:the|its|this|that)\s+)?(?:socket|network|wire|link|line|kernel|peer|other\s+(?:side|end|host|one|peer))(?![\p{L}\p{N}_])/giu,
    '',
  ],
  // A wants to talk to B: sends …
  [
    /\s+(?:wants|would\s+like|tries|decides|intends)\s+to\s+(?:talk|connect|speak|open\s+a\s+connection)\s+(?:to|with)\s+([\p{L}_][\p{L}\p{N}_]*)\s*[,:;]?\s+(?:(?:so|and|thus|hence|it)\s+)*(sends?)\s+/giu,
    ' $2 to $1 ',
  ],
  // A의 SYN에
  [/(?:[\p{L}_][\p{L}\p{N}_]*의\s+)?(?:SYN|FIN)(?:\+ACK)?에(?:\s*대해(?:서)?|\s*대한\s*응답으로)?\s+/gu, ''],
  // upon receiving the SYN, B …; B … after it has got the SYN
  [/^(?:up)?on(?:ce)?\s+[^,]*,\s*|^(?:after|when|once|as\s+soon\s+as)\s+[^,]*,\s*/giu, ''],
  [/,?\s+(?:after|upon|on|when|once)\s+(?:it\s+)?(?:has\s+)?(?:receiving|received|receives|getting|got|gets)\s.*$/giu, ''],
  // why it is sent
  [new RegExp(`\\s(?:in\\s+order\\s+)?(?:to|for|and)\\s+${OPENS}\\s+${CONNECTION}\\b`, 'giu'), ' '],
  [
    /\s+(?:wants|needs|decides|intends|has|is\s+(?:about|ready|done\s+and\s+wants))\s+to\s+[^,]*?,?\s+(?:so|and|thus|hence|therefore)(?:\s+it)?\s+/giu,
    ' ',
  ],
  [/\s+(?:TCP\s*)?(?:연결|접속|세션|핸드\s?셰이크)(?:을|를|이|가)?\s*\S*(?:하기|기)\s*위해(?:서)?(?=\s)/gu, ''],
  [
    /(?<=\s\S+(?:내|내어|내서|하여|해서|해))\s+(?:TCP\s*)?(?:연결|접속|세션|핸드\s?셰이크)(?:을|를|이|가)?\s*(?:수립|완료|종료|시작|요청|설정|해제|끊|닫|맺|성립)\S*$/gu,
    '',
  ],
  [/확인\s*응답(?=\s*[([])/gu, ''],
  [/\bhalf-(?=clos)/giu, ''],
  // what numbers are called
  [/(?:초기\s*)?(?:순서|시퀀스|일련)\s*번호(?:는|가|를|은|이)?/gu, 'seq'],
  [/(?:확인\s*응답|확인|응답)\s*번호(?:는|가|를|은|이)?/gu, 'ack'],
];
