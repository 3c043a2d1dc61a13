/** More notes as students write them, each set written before it was read. */
import { describe, it } from 'vitest';
import { HANDSHAKE, isMadeRight, type NotesTable, SYN } from './notes.fixture.js';

const SYN_ACK = `${SYN}B -> A : SYN+ACK seq=300 ack=101\n`;
const FIN = `${HANDSHAKE}A -> B : FIN+ACK seq=101 ack=301\n`;
const FIN_ACK = `${FIN}B -> A : ACK seq=301 ack=102\n`;
const BOTH_FINS = `${FIN_ACK}B -> A : FIN+ACK seq=301 ack=102\n`;
const DATA = `${HANDSHAKE}A -> B : PSH+ACK seq=101 ack=301 len=100\n`;

const TABLES: readonly (readonly [before: string, lines: NotesTable])[] = [
  [
    '',
    [
      ['SYN goes out from A to B with seq 100', 'A -> B : SYN seq=100'],
      ['A starts: "SYN, seq=100" to B', 'A -> B : SYN seq=100'],
      ['C ---- SYN (ISN=1000) ----> S', 'C -> S : SYN seq=1000'],
      ['호스트 A → 호스트 B : SYN(seq=x)', '호스트_A -> 호스트_B : SYN seq=x'],
      ['(1) 클라이언트 SYN_SENT: SYN 세그먼트를 서버로 보낸다', '클라이언트 -> 서버 : SYN expect 클라이언트 in SYN_SENT'],
      ['A > B: Flags [S], seq 100, win 64240, length 0', 'A -> B : SYN seq=100 win=64240 len=0'],
      ['The connection begins when the client sends SYN (seq = 100) to the server.', 'client -> server : SYN seq=100'],
      ['A: SYN=1, ACK=0, seq=100 --> B', 'A -> B : SYN seq=100'],
      ['먼저 A는 B로 SYN을 보낸다. (seq: 100)', 'A -> B : SYN seq=100'],
      ['SYN, seq=100 : A → B', 'A -> B : SYN seq=100'],
      ['A (active open) sends SYN seq=100 to B', 'A -> B : SYN seq=100'],
      ['① 클라이언트 → 서버: SYN, 순서번호 100', '클라이언트 -> 서버 : SYN seq=100'],
      ['Laptop -> WebServer: TCP SYN, ISN 7', 'Laptop -> WebServer: SYN seq=7'],
      ['A contacts B with a SYN packet, sequence number 100', 'A -> B : SYN seq=100'],
      ['the sender transmits SYN(100) to the receiver', 'sender -> receiver : SYN seq=100'],
      ['A->B:S seq=100', 'A->B:SYN seq=100'],
      ['A가 B와 연결하려고 SYN을 보냄', 'A -> B : SYN'],
      ['+ A --> B : SYN / seq 100 / SYN_SENT', 'A -> B : SYN seq=100 expect A in SYN_SENT'],
    ],
  ],
  [
    SYN,
    [
      ['B, having received SYN, sends SYN+ACK', 'B -> A : SYN+ACK'],
      ['In response, B sends SYN-ACK, seq = 300, ack = 101.', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['B > A: Flags [S.], seq 300, ack 101, length 0', 'B -> A : SYN+ACK seq=300 ack=101 len=0'],
      ['B는 LISTEN에서 SYN_RCVD로 바뀌고 SYN+ACK를 전송', 'B -> A : SYN+ACK'],
      ["SYN-ACK (B's ISN 300, ack 101) from B", 'B -> A : SYN+ACK seq=300 ack=101'],
      ['B: okay -> SYN+ACK seq 300 ack 101', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['B가 A에게 SYN(seq=300)과 ACK(101)을 함께 보냄', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['[2/3] B→A SYN+ACK', 'B -> A : SYN+ACK'],
      ["B's turn: SYN=1 ACK=1 seq=300 ack=101", 'B -> A : SYN+ACK seq=300 ack=101'],
      ['B picks 300 as its ISN and sends SYN-ACK (ack=101)', 'B -> A : SYN+ACK ack=101 seq=300'],
      ['B → A: I got 100, send me 101! SYN+ACK seq=300', 'B -> A : SYN+ACK seq=300'],
      ['B->A:SA seq=300 ack=101', 'B->A:SYN+ACK seq=300 ack=101'],
      ['B accepts the request by sending SYN+ACK with seq 300, ack 101.', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['SYN/ACK (300/101) B → A', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['B, SYN_RCVD: SYN+ACK 전송 (seq 300, ack 101)', 'B -> A : SYN+ACK seq=300 ack=101 expect B in SYN_RCVD'],
      ['the reply of B is SYN-ACK, with its own sequence number 300', 'B -> A : SYN+ACK seq=300'],
      ['B에서 A에게 SYN+ACK 패킷을 돌려준다', 'B -> A : SYN+ACK'],
      ["- B ack'd 101 and sent SYN 300", 'B -> A : SYN+ACK seq=300 ack=101'],
      ['서버 B: 포트를 열고 SYN+ACK로 응답한다', 'B -> A : SYN+ACK'],
      ['B replies. SYN=1, ACK=1, Seq=300, Ack=101', 'B -> A : SYN+ACK seq=300 ack=101'],
    ],
  ],
  [
    SYN_ACK,
    [
      ['Handshake done once A sends ACK 301', 'A -> B : ACK ack=301'],
      ['[3/3] A→B ACK', 'A -> B : ACK'],
      ['A -> B just an ACK, no data', 'A -> B : ACK'],
      ['A의 마지막 ACK(seq=101, ack=301)로 연결이 맺어진다', 'A -> B : ACK seq=101 ack=301'],
      [
        'Client A → Server B: ACK, seq 101, ack 301; both ESTABLISHED',
        'A -> B : ACK seq=101 ack=301; expect A in ESTABLISHED, B in ESTABLISHED',
      ],
      ['A acks back: 301', 'A -> B : ACK ack=301'],
      ['A -> B, ACK flag only, ack 301', 'A -> B : ACK ack=301'],
      ['A: ESTABLISHED; sends ACK seq=101 ack=301', 'A -> B : ACK seq=101 ack=301 expect A in ESTABLISHED'],
      ['클라이언트 A가 ACK로 응답하면 둘 다 ESTABLISHED', 'A -> B : ACK expect A in ESTABLISHED, B in ESTABLISHED'],
      ['Now A sends ACK=301 and may already carry data', 'A -> B : ACK ack=301 "and may already carry data"'],
    ],
  ],
  [
    HANDSHAKE,
    [
      ['Connection is up on both ends.', 'note "Connection is up on both ends."'],
      ['A와 B 모두 연결 상태(ESTABLISHED)', 'expect A in ESTABLISHED, B in ESTABLISHED'],
      ['A streams 1000 bytes, seq starts at 101', 'A -> B : PSH+ACK len=1000'],
      ['A → B : DATA (1000 bytes), seq=101', 'A -> B : PSH+ACK len=1000 seq=101'],
      ['A asks for the page: GET / (20 bytes)', 'A -> B : PSH+ACK len=20 "GET /"'],
      ['A가 B에게 20바이트 요청을 보낸다 (seq 101)', 'A -> B : PSH+ACK seq=101 len=20'],
      ['A has nothing more to send → FIN', 'A -> B : FIN'],
      ['A sends FIN/ACK (seq=101, ack=301) & goes into FIN_WAIT_1', 'A -> B : FIN+ACK seq=101 ack=301 expect A in FIN_WAIT_1'],
      ['Result: both hosts in ESTABLISHED', 'expect A in ESTABLISHED, B in ESTABLISHED'],
      ['A -> B 10B data', 'A -> B : PSH+ACK len=10'],
      ['A sends bytes 101-200', 'A -> B : PSH+ACK seq=101 len=100'],
      ['A가 "GET /"를 요청', 'A -> B : PSH+ACK "GET /"'],
      ['A transfers a 100-byte segment with seq=101', 'A -> B : PSH+ACK len=100 seq=101'],
      ['A is done: FIN → B, state FIN_WAIT_1', 'A -> B : FIN expect A in FIN_WAIT_1'],
      ['application on A calls close, TCP sends FIN (seq=101)', 'A -> B : FIN seq=101'],
      ['A: 더 보낼 데이터 없음, FIN 전송', 'A -> B : FIN'],
    ],
  ],
  [
    FIN,
    [
      ["B ack's the FIN and enters CLOSE-WAIT", 'B -> A : ACK expect B in CLOSE_WAIT'],
      ['B: FIN 확인 → ACK 102 전송', 'B -> A : ACK ack=102'],
      ['B immediately acks the FIN with ack=102; state becomes CLOSE_WAIT', 'B -> A : ACK ack=102 expect B in CLOSE_WAIT'],
      ['B 측: ACK(102) 보내고 CLOSE_WAIT', 'B -> A : ACK ack=102 expect B in CLOSE_WAIT'],
      ["A moves to FIN_WAIT_2 after B's ACK", 'B -> A : ACK expect A in FIN_WAIT_2'],
    ],
  ],
  [
    FIN_ACK,
    [
      ['After finishing its own data, B sends FIN (seq=301)', 'B -> A : FIN seq=301'],
      ['B closes as well, FIN seq=301 ack=102', 'B -> A : FIN seq=301 ack=102'],
    ],
  ],
  [
    BOTH_FINS,
    [
      ['A sends the last ACK, then stays in TIME-WAIT for 2*MSL', 'A -> B : ACK expect A in TIME_WAIT'],
      ['A confirms with ACK 302 & enters TIME_WAIT', 'A -> B : ACK ack=302 expect A in TIME_WAIT'],
    ],
  ],
  [
    DATA,
    [
      ['ACK 201 comes back from B', 'B -> A : ACK ack=201'],
      ['B ACKs everything (201)', 'B -> A : ACK ack=201'],
      ['B → A : ACK, 다음은 201번부터 달라', 'B -> A : ACK "다음은 201번부터 달라"'],
      ['ACK (ack=201) : B → A', 'B -> A : ACK ack=201'],
      ['B tells A it expects 201 next (ACK)', 'B -> A : ACK'],
    ],
  ],
];

describe('what other students write', () => {
  for (const [before, lines] of TABLES) it.each(lines)('%s', (written, ours) => isMadeRight(before, written, ours));
});
