/** Notes as figures, protocol trees, tables of values and other tools write them. */
import { describe, it } from 'vitest';
import { HANDSHAKE, isMadeRight, type NotesTable, SYN } from './notes.fixture.js';

const TABLES: readonly (readonly [before: string, lines: NotesTable])[] = [
  [
    '',
    [
      ['Client[CLOSED] --SYN--> Server[LISTEN]', 'Client -> Server : SYN'],
      ['[SYN] A → B seq=100', 'A -> B : SYN seq=100'],
      ['[A → B] SYN seq=100', 'A -> B : SYN seq=100'],
      ['A; B; SYN', 'A -> B : SYN'],
      ['A;B;SYN;seq=100', 'A -> B : SYN seq=100'],
      ['A,B,SYN,100', 'A -> B : SYN seq=100'],
      ['host A - Client', 'host A "Client"'],
      ['SYN: from A to B', 'A -> B : SYN'],
      ['from A to B send SYN seq=100', 'A -> B : SYN seq=100'],
      ['A sends B SYN(seq=100)', 'A -> B : SYN seq=100'],
      ['A ->> B ++ : SYN', 'A -> B : SYN'],
      ['IP A.1234 > B.80: Flags [S], seq 100, win 64240, length 0', 'A_1234 -> B_80 : SYN seq=100 win=64240 len=0'],
    ],
  ],
  [
    SYN,
    [
      ['[SYN, ACK] B → A seq=300 ack=101', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['<---- SYN+ACK ----', 'B -> A : SYN+ACK'],
      ['B -[#red]> A: SYN+ACK', 'B -> A : SYN+ACK'],
      ['B sends SYN and ACK (ack=101)', 'B -> A : SYN+ACK ack=101'],
      ['B sends its SYN with seq 300 and acks 101', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['B → A: Seq:300, Ack:101, Flags: SYN, ACK', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['B → A: Flags: 0x012 (SYN, ACK) Seq: 300, Ack: 101', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['B → A: SYN-ACK; seq = 300; ack = 101', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['A gets SYN+ACK', 'B -> A : SYN+ACK'],
      ['loop every 5s', '// loop every 5s'],
      ['rect rgb(0,0,0)', '// rect rgb(0,0,0)'],
    ],
  ],
  [
    HANDSHAKE,
    [
      ['---- FIN ---->', 'A -> B : FIN'],
      ['A → B: FIN (seq 101; ack 301)', 'A -> B : FIN seq=101 ack=301'],
      ['A → B: FIN; A enters FIN_WAIT_1', 'A -> B : FIN; expect A in FIN_WAIT_1'],
      ['A => B: FIN; B => A: ACK', 'A -> B : FIN; B -> A : ACK'],
      ['A → B: FIN / A: FIN_WAIT_1', 'A -> B : FIN expect A in FIN_WAIT_1'],
      ['A -> B : FIN (drop)', 'A -x B : FIN'],
      ['A -> B: 100 B of data', 'A -> B: PSH+ACK len=100'],
      ['A → B: bytes 101-200', 'A -> B : PSH+ACK seq=101 len=100'],
      ['A → B: HTTP GET', 'A -> B : PSH+ACK "HTTP GET"'],
      ['A app calls close()', 'A : close'],
      ['[A] close', 'A : close'],
      ['A >> close', 'A : close'],
    ],
  ],
  ['A -> B : SYN seq=x\nB -> A : SYN+ACK seq=y ack=x+1\n', [['A -> B: ACK num = y+1', 'A -> B: ACK ack=y+1']]],
  [
    '클라이언트 -> 서버 : SYN seq=100\n',
    [
      ['[서버 → 클라이언트] SYN+ACK', '서버 -> 클라이언트 : SYN+ACK'],
      ['서버, 클라이언트에게 SYN+ACK 회신', '서버 -> 클라이언트 : SYN+ACK'],
      ['서버 측에서 SYN+ACK 세그먼트를 보냄', '서버 -> 클라이언트 : SYN+ACK'],
      ['클라이언트는 SYN+ACK를 받는다', '서버 -> 클라이언트 : SYN+ACK'],
      ['서버 → 클라이언트: SYN+ACK (연결 수락)', '서버 -> 클라이언트 : SYN+ACK "연결 수락"'],
    ],
  ],
  [
    '',
    [
      ['A B SYN 100', 'A -> B : SYN seq=100'],
      ['A⟶B  SYN(x)', 'A -> B : SYN seq=x'],
      ['  1.  CLOSED                                   LISTEN', '// CLOSED                                   LISTEN'],
      ['A ─────── SYN, seq=100 ───────▶ B', 'A -> B : SYN seq=100'],
      ['1) Client —SYN(ISN=1000)→ Server', 'Client -> Server : SYN seq=1000'],
      ['Alice->>+Bob: SYN (seq=100)', 'Alice -> Bob : SYN seq=100'],
      ['| 1 | Client | Server | SYN | 100 | - |', 'Client -> Server : SYN seq=100'],
    ],
  ],
  [
    SYN,
    [
      ['B A SYN,ACK 300 101', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['B → A | SYN, ACK | 300 | 101', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['B responds: "SYN-ACK", acknowledgement number 101', 'B -> A : SYN+ACK ack=101'],
      ['B accepts: SYN+ACK seq=300 ack=101', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['B accepts the connection with SYN+ACK', 'B -> A : SYN+ACK'],
      ['A ◀── SYN+ACK ── B', 'B -> A : SYN+ACK'],
    ],
  ],
  [
    HANDSHAKE,
    [
      ['=> ESTABLISHED', 'expect A in ESTABLISHED, B in ESTABLISHED'],
      ['[ESTABLISHED] A, B', 'expect A in ESTABLISHED, B in ESTABLISHED'],
      ['connection established', 'note "connection established"'],
      ['연결 수립 완료', 'note "연결 수립 완료"'],
      ['FIN from A is lost', 'A -x B : FIN'],
      ["A's FIN is lost", 'A -x B : FIN'],
      ['A: ESTABLISHED → FIN_WAIT_1 (sends FIN)', 'A -> B : FIN expect A in FIN_WAIT_1'],
      ['A: send(10)', 'A -> B : PSH+ACK len=10'],
      ['A → B: FIN ✓', 'A -> B : FIN'],
    ],
  ],
  [
    '',
    [
      ['SYN ▶ A에서 B로', 'A -> B : SYN'],
      ['A 가 B 에게 SYN을 보낸다', 'A -> B : SYN'],
      ['A → B: "SYN" (seq = 100, len = 0)', 'A -> B : SYN seq=100 len=0'],
      ['A::SYN(100)->B', 'A -> B : SYN seq=100'],
      ['A (CLOSED → SYN_SENT) → B (LISTEN → SYN_RCVD): SYN', 'A -> B : SYN expect A in SYN_SENT, B in SYN_RCVD'],
      ['A → B: SYN [SYN_SENT]', 'A -> B : SYN expect A in SYN_SENT'],
    ],
  ],
  [SYN, [['B (LISTEN → SYN_RCVD) → A: SYN+ACK', 'B -> A : SYN+ACK expect B in SYN_RCVD']]],
  [
    `${SYN}B -> A : SYN+ACK seq=300 ack=101\n`,
    [
      ['A -> B: ACK(y+1 = 301)', 'A -> B: ACK ack=301'],
      ['A -> B : ack only', 'A -> B : ACK'],
      ['A completes with ACK to B', 'A -> B : ACK'],
      ['A completes the handshake with an ACK', 'A -> B : ACK'],
      ['3. 마지막으로 A가 ACK(ack=301)를 보냄', 'A -> B : ACK ack=301'],
      ['final ACK: A → B (ack=301)', 'A -> B : ACK ack=301'],
      ['A → B : ACK → both ESTABLISHED', 'A -> B : ACK expect A in ESTABLISHED, B in ESTABLISHED'],
      ['A → B : ACK, ESTABLISHED', 'A -> B : ACK expect A in ESTABLISHED, B in ESTABLISHED'],
    ],
  ],
  [
    HANDSHAKE,
    [
      ['A calls close(); sends FIN', 'A : close; A -> B : FIN'],
      ['A close() → FIN', 'A : close; A -> B : FIN'],
      ['FIN: A ==> B [FIN_WAIT_1]', 'A -> B : FIN expect A in FIN_WAIT_1'],
      ['A -> B : FIN (CLOSE-WAIT)', 'A -> B : FIN expect B in CLOSE_WAIT'],
      ['A --FIN--> B : A enters FIN_WAIT_1', 'A -> B : FIN expect A in FIN_WAIT_1'],
      ['[FIN] Seq=101, A → B', 'A -> B : FIN seq=101'],
    ],
  ],
  ['host Client\nhost Server in LISTEN\n', [['C → S: SYN', 'Client -> Server : SYN']]],
  [
    'host 클라이언트\nhost 서버 in LISTEN\n클라이언트 -> 서버 : SYN seq=100\n',
    [
      ['S→C SYN+ACK', '서버 -> 클라이언트 : SYN+ACK'],
      ['S -> C : SYN+ACK ack=101', '서버 -> 클라이언트 : SYN+ACK ack=101'],
    ],
  ],
];

describe('a line of notes that is no sentence', () => {
  for (const [before, lines] of TABLES) it.each(lines)('%s', (written, ours) => isMadeRight(before, written, ours));
});
