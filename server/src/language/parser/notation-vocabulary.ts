/** The words of sentences about messages, in English and Korean. */

/** What is done with a message: its subject sends it, sends an ACK for it, or gets it. */
export type ClauseVerb = 'sends' | 'acks' | 'gets';

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

const VERBS: Readonly<Record<ClauseVerb, ReadonlySet<string>>> = {
  sends: words(
    `send sends sent sending transfers resends retransmit retransmits transmit transmits transmitted transmitting reply replies replied replying
     respond responds responded responding answer answers answered answering return returns returned returning forward forwards issue
     issues issued emit emits initiate initiates open opens begin begins start starts complete completes finish finishes conclude
     concludes say says write writes give gives push pushes fire fires accept accepts deliver delivers goes travels closes closing aborts request requests requested finishes ends`,
  ),
  acks: words('ack acks acked acknowledge acknowledges acknowledged acking acknowledging confirm confirms confirmed confirming'),
  gets: words('receive receives received get gets got'),
};

const KOREAN_VERBS: readonly (readonly [ClauseVerb, RegExp])[] = [
  ['sends', /^(?:(?:되|재)?(?:보내|보낸|보냄|보냅|보냈)|재?전송|송신|발송|전달|응답|회신|답신|답한|답함|답합|답하|답$|돌려)\p{L}*$/u],
  ['gets', /^(?:받|수신(?!자|측))\p{L}*$/u],
];

export function verbOf(word: string): ClauseVerb | undefined {
  const lower = word.toLowerCase();
  if (/^\p{Lu}{2}/u.test(word) && !/\p{Ll}$/u.test(word)) return undefined;
  for (const verb of ['sends', 'acks', 'gets'] as const) if (VERBS[verb].has(lower)) return verb;
  return KOREAN_VERBS.find(([, pattern]) => pattern.test(word))?.[0];
}

/** They say nothing of who sends what. */
const NOISE = words(
  `the a an its his her their this that these it then now also next again back out in turn with by via over using and own side host peer
   node machine endpoint end party active passive opener closer initiator new pure plain empty immediately simply just first second third
   initial final last finally another once more connection handshake close closing closure termination shutdown
   teardown opening picks is was are were chooses selects generates
   먼저 다시 함께 이제 그리고 그 후 이후 다음 이어서 곧 바로 즉시 역시 또 최종 최종적으로 마지막 마지막으로 첫 번째 첫번째 두번째 세번째 처음 처음으로 자신의 측 쪽
   연결 종료 요청
   세그먼트를 패킷을 메시지를 플래그를 세그먼트로 패킷으로 신호를 을 를 이 가 은 는 로 으로`,
);

/** `A` in capitals is a host. */
export const isNoise = (word: string): boolean => word !== 'A' && NOISE.has(word.toLowerCase());

/** What a host is, where it is named beside that. */
const ROLES = words('client server sender receiver source destination 클라이언트 서버 송신자 수신자 송신측 수신측');

export const isRole = (word: string): boolean => ROLES.has(word.toLowerCase());

/** What people say beside the name of a message. */
const PART_OF_MESSAGE = words(
  `tcp packet packets segment segments message frame flag flags bit bits set with and bytes byte sent send request please having where
   whose carrying containing using its just only an data payload 데이터 데이터를 패킷 세그먼트 메시지 플래그 보냄 보낸다 전송 전송한다 송신 전달 요청 응답`,
);

export const isPartOfMessage = (word: string): boolean => PART_OF_MESSAGE.has(word.toLowerCase());

/** How a host is part of a sentence. */
export type HostRole = 'subject' | 'from' | 'to';

const BEFORE: Readonly<Record<string, HostRole>> = { to: 'to', toward: 'to', towards: 'to', from: 'from', of: 'from', by: 'from' };

/** What a word in front of a host, or an arrow, makes of it. */
export const roleBefore = (word: string): HostRole | undefined =>
  BEFORE[word.toLowerCase()] ?? (/^(?:[-=~─—]+>|[→⇒▶►▷➔])$/u.test(word) ? 'to' : undefined);

const PARTICLES: readonly (readonly [RegExp, HostRole])[] = [
  [/(?:으?로부터|에게서|한테서|의)$/u, 'from'],
  [/(?:에게|한테|으로|로|께|(?<!측)에)$/u, 'to'],
  [/(?:에서|은|는|이|가|도)$/u, 'subject'],
];

export interface Inflected {
  readonly stem: string;
  readonly role: HostRole;
}

/** A host with its particle, 클라이언트가; `undefined` for a word without one. */
export function inflected(word: string): Inflected | undefined {
  for (const [particle, role] of PARTICLES) {
    const found = particle.exec(word);
    if (found !== null) return { stem: word.slice(0, found.index), role };
  }
  return undefined;
}

/** 서버 측에서, A 가: the particle of the host before it. */
export function roleBehind(word: string): HostRole | undefined {
  const found = inflected(word);
  return found !== undefined && /^[측쪽]?$/u.test(found.stem) ? found.role : undefined;
}
