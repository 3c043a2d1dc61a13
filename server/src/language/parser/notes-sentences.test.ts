/** Notes that say in words who sends what. */
import { describe, it } from 'vitest';
import { HANDSHAKE, isMadeRight, type NotesTable, SYN } from './notes.fixture.js';

const SYN_ACK = `${SYN}B -> A : SYN+ACK seq=300 ack=101\n`;
const FIN = `${HANDSHAKE}A -> B : FIN+ACK seq=101 ack=301\n`;

const TABLES: readonly (readonly [before: string, lines: NotesTable])[] = [
  [
    '',
    [
      ['client: SYN to server, seq=7000', 'client -> server : SYN seq=7000'],
      ['Initiator sends SYN to Responder', 'Initiator -> Responder : SYN'],
      ['The client picks ISN 1000 and sends a SYN to the server', 'client -> server : SYN seq=1000'],
      ['클라이언트는 초기 순서 번호 100으로 SYN을 서버에게 전송한다', '클라이언트 -> 서버 : SYN seq=100'],
      ['1\t0.000000\t10.0.0.1\t10.0.0.2\tTCP\t66\t51000 → 443 [SYN] Seq=0 Win=64240', 'ip_10_0_0_1 -> ip_10_0_0_2 : SYN seq=0 win=64240'],
      ['Client ══════ SYN ══════▶ Server', 'Client -> Server : SYN'],
      ['Host A sends a SYN packet, with a sequence number of 500, to Host B.', 'A -> B : SYN seq=500'],
      ['Step one: the client transmits SYN to the server.', 'client -> server : SYN'],
      ['- **Client → Server:** SYN, seq=100', 'Client -> Server : SYN seq=100'],
      ['[클라이언트] SYN 전송 → [서버]', '클라이언트 -> 서버 : SYN'],
    ],
  ],
  [
    SYN,
    [
      ['B sends back SYN/ACK with seq=300 and ack=101', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['A <-- B : S+A (300/101)', 'B -> A : SYN+ACK seq=300 ack=101'],
      [' | <---- SYN, ACK (seq=300, ack=101) ---- |', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['Upon receiving the SYN, B responds with a SYN-ACK (seq=300, ack=101)', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['B-->>A: SYN-ACK<br/>seq=300, ack=101', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['A ◁┄┄ SYN/ACK ┄┄ B', 'B -> A : SYN+ACK'],
      ['- B: SYN+ACK (ISN=300, ack=ISN_A+1=101)', 'B -> A : SYN+ACK seq=300 ack=101'],
      ["B acknowledges A's SYN and sends its own SYN (seq=300)", 'B -> A : SYN+ACK seq=300'],
      ['B가 SYN을 받고 SYN+ACK(300, 101)로 응답함', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['B receives the SYN and replies with SYN+ACK', 'B -> A : SYN+ACK'],
      ['B→A:synack(300,101)', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['SYN-ACK is sent by B to A', 'B -> A : SYN+ACK'],
      ['A receives from B: SYN+ACK', 'B -> A : SYN+ACK'],
      ['서버 B는 SYN+ACK를 A에게 돌려보낸다', 'B -> A : SYN+ACK'],
      ['B는 A의 SYN에 SYN+ACK로 응답한다', 'B -> A : SYN+ACK'],
    ],
  ],
  [
    SYN_ACK,
    [
      ['A confirms with ACK 301', 'A -> B : ACK ack=301'],
      ['A replies ACK (seq=101, ack=301); connection up', 'A -> B : ACK seq=101 ack=301; note "connection up"'],
      ['A acknowledges the SYN of B', 'A -> B : ACK'],
      ['A -> B: ack, ack#=301', 'A -> B: ACK ack=301'],
      ['A는 B에게 ACK를 보내 연결을 완료한다', 'A -> B : ACK'],
      ['the ACK goes from A to B', 'A -> B : ACK'],
      ['A ACKs with 301', 'A -> B : ACK ack=301'],
      ['A가 확인 응답(ACK=301)을 보낸다', 'A -> B : ACK ack=301'],
      ['Handshake ends: A -> B: ACK', 'A -> B : ACK'],
    ],
  ],
  [
    HANDSHAKE,
    [
      ['→ both sides are now ESTABLISHED', 'expect A in ESTABLISHED, B in ESTABLISHED'],
      ['A initiates close: FIN', 'A : close; A -> B : FIN'],
      ['A says FIN', 'A -> B : FIN'],
      ['A가 먼저 연결을 끊는다', 'A : close'],
      ['A 는 B 로 FIN 을 보내고 FIN_WAIT_1 상태가 된다', 'A -> B : FIN expect A in FIN_WAIT_1'],
      ['Active closer A: sends FIN', 'A -> B : FIN'],
      ['A sends FIN, and enters FIN_WAIT_1', 'A -> B : FIN expect A in FIN_WAIT_1'],
      ['A sends a FIN to B but it is lost', 'A -x B : FIN'],
      ['A ----FIN(101)----> B', 'A -> B : FIN seq=101'],
      ['Client A closes: FIN sent to B', 'A -> B : FIN'],
      ['A sends FIN and transitions ESTABLISHED -> FIN_WAIT_1', 'A -> B : FIN expect A in FIN_WAIT_1'],
      ['A wants to close, so it sends FIN', 'A -> B : FIN'],
      ['B goes from ESTABLISHED to CLOSE_WAIT after receiving FIN', 'A -> B : FIN expect B in CLOSE_WAIT'],
      ['A의 FIN 전송 → FIN_WAIT_1', 'A -> B : FIN expect A in FIN_WAIT_1'],
      ['A sends 500 bytes (seq 101–600)', 'A -> B : PSH+ACK len=500 seq=101'],
      ['A begins teardown by sending a FIN', 'A -> B : FIN'],
      ['A half-closes (FIN)', 'A -> B : FIN'],
      ['FIN sent from A to B, lost on the way', 'A -x B : FIN'],
      ['A: FIN_WAIT_1 (after sending FIN)', 'A -> B : FIN expect A in FIN_WAIT_1'],
      ['A now sends its FIN (seq=101), entering FIN_WAIT_1', 'A -> B : FIN seq=101 expect A in FIN_WAIT_1'],
      ['A requests close (FIN, seq=101)', 'A -> B : FIN seq=101'],
      ['B→A : 200 OK', 'B -> A : PSH+ACK "200 OK"'],
      ['A→B:GET / HTTP/1.1', 'A -> B : PSH+ACK "GET / HTTP/1.1"'],
      ['A 종료 요청: FIN → B', 'A -> B : FIN'],
    ],
  ],
  [
    FIN,
    [
      ['B sends an ACK but the ACK gets lost', 'B -x A : ACK'],
      ['B는 ACK(102)를 보내고 CLOSE_WAIT로 간다', 'B -> A : ACK ack=102 expect B in CLOSE_WAIT'],
      ['B: ACK (ack=102) / state: CLOSE_WAIT', 'B -> A : ACK ack=102 expect B in CLOSE_WAIT'],
      ["B acks A's FIN (ack=102) and goes to CLOSE_WAIT", 'B -> A : ACK ack=102 expect B in CLOSE_WAIT'],
    ],
  ],
];

describe('a sentence of notes', () => {
  for (const [before, lines] of TABLES) it.each(lines)('%s', (written, ours) => isMadeRight(before, written, ours));
});
