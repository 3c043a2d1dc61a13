/** Notes as students write them, each set written before it was read; what it says beside the message is passed over. */
import { describe, expect, it } from 'vitest';
import { fixes } from '../../core/views/fixes.js';
import { errorsIn, HANDSHAKE, isMadeRight, type NotesTable, SYN } from './notes.fixture.js';

const SYN_ACK = `${SYN}B -> A : SYN+ACK seq=300 ack=101\n`;
const FIN = `${HANDSHAKE}A -> B : FIN+ACK seq=101 ack=301\n`;
const FIN_ACK = `${FIN}B -> A : ACK seq=301 ack=102\n`;
const BOTH_FINS = `${FIN_ACK}B -> A : FIN+ACK seq=301 ack=102\n`;
const DATA = `${HANDSHAKE}A -> B : PSH+ACK seq=101 ack=301 len=100\n`;

const TABLES: readonly (readonly [before: string, lines: NotesTable])[] = [
  [
    '',
    [
      ['1) A -> B SYN, x', 'A -> B : SYN seq=x'],
      ['1단계) 클라이언트 → 서버 : SYN (seq = 1000)', '클라이언트 -> 서버 : SYN seq=1000'],
      ['Client ---[SYN, seq=x]---> Server', 'Client -> Server : SYN seq=x'],
      ['C → S   SYN=1, seq=1000', 'C -> S : SYN seq=1000'],
      ['client sends SYN (seq 1000) ⇒ server', 'client -> server : SYN seq=1000'],
      ['Step 1: A --SYN--> B  (A: SYN_SENT)', 'A -> B : SYN expect A in SYN_SENT'],
      ['A(CLOSED) --SYN--> B(LISTEN)', 'A -> B : SYN'],
      ['A가 B에게 연결 요청(SYN, seq=100)', 'A -> B : SYN seq=100'],
      ['10.0.0.1:5000 -> 10.0.0.2:80  SYN ISN=100', 'ip_10_0_0_1_5000 -> ip_10_0_0_2_80 : SYN seq=100'],
      ['First the client sends a packet with the SYN flag set and sequence number 1000 to the server.', 'client -> server : SYN seq=1000'],
      ['[1] Host A ---> Host B : SYN (ISN = 42)', 'Host_A -> Host_B : SYN seq=42'],
      ['SYN: A to B (seq=100, win=65535, mss=1460)', 'A -> B : SYN seq=100 win=65535 mss=1460'],
      ['A wants to talk to B: sends SYN, seq = 100', 'A -> B : SYN seq=100'],
      ['클라이언트에서 서버로 SYN 패킷 전송 (시퀀스 번호 100)', '클라이언트 -> 서버 : SYN seq=100'],
      ['클라이언트: SYN_SENT 상태로 바뀌며 서버에 SYN(100) 전송', '클라이언트 -> 서버 : SYN seq=100 expect 클라이언트 in SYN_SENT'],
      ['A ──SYN(seq=100)──▶ B', 'A -> B : SYN seq=100'],
      ['t=0ms  A->B  SYN', 'A -> B : SYN at 0ms'],
      ['alice -> bob: syn, isn 77', 'alice -> bob: SYN seq=77'],
      ['A  |------SYN=1 seq=x------>|  B', 'A -> B : SYN seq=x'],
      ['Step 1 (SYN): The client sends a segment with SYN=1 and seq=client_isn to the server', 'client -> server : SYN seq=client_isn'],
      ['[STEP 1] A클라이언트는 B서버에 접속을 요청하는 SYN 패킷을 보낸다.', 'A -> B : SYN'],
      ['1. SYN  A→B  seq=x', 'A -> B : SYN seq=x'],
      ['A --> B  SYN(J)', 'A -> B : SYN seq=J'],
      ['SYN (seq=0) client -> server', 'client -> server : SYN seq=0'],
      ['the client (A) sends SYN, seq=100, to the server (B)', 'A -> B : SYN seq=100'],
      ['A -> B : "can we talk?" (SYN)', 'A -> B : SYN "can we talk?"'],
      ['A → B: flags=SYN, seq=100, ack=0', 'A -> B : SYN seq=100 ack=0'],
      ['Alice sends Bob a SYN with ISN 1000', 'Alice -> Bob : SYN seq=1000'],
      ['Client initiates: SYN, Seq=0 -> Server', 'Client -> Server : SYN seq=0'],
      ['C: SYN(x) → S', 'C -> S : SYN seq=x'],
      ['A ⟶ B: SYN bit = 1, sequence number = 2000', 'A -> B : SYN seq=2000'],
      ['Host A sends TCP SYN segment to Host B (no data, seq 42)', 'A -> B : SYN seq=42'],
      ['클라이언트(A)가 서버(B)에 SYN 세그먼트를 보냄. seq=100', 'A -> B : SYN seq=100'],
      ['A==SYN==>B', 'A -> B : SYN'],
      ['Packet 1: 192.168.0.2 → 192.168.0.3 TCP SYN', 'ip_192_168_0_2 -> ip_192_168_0_3 : SYN'],
      ['송신측이 수신측에게 연결요청(SYN)을 한다', '송신측 -> 수신측 : SYN'],
      ['1st: client->server, SYN flag, seq# = 5', 'client -> server : SYN seq=5'],
    ],
  ],
  [
    SYN,
    [
      ['B: LISTEN -> SYN_RCVD, sends SYN+ACK', 'B -> A : SYN+ACK expect B in SYN_RCVD'],
      ['B --> A: SYN, ACK; seq=300; ack=101', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['서버(B)가 SYN+ACK 패킷을 클라이언트(A)에게 보냄', 'B -> A : SYN+ACK'],
      ['B responds w/ SYN-ACK (seq=300, ack=101)', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['A <=== SYN|ACK === B (300,101)', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['B => A [S.] seq 300, ack 101, win 65535', 'B -> A : SYN+ACK seq=300 ack=101 win=65535'],
      ['B 응답: SYN+ACK seq=300 ack=101', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['2) SYN-ACK from B to A with its own seq 300', 'B -> A : SYN+ACK seq=300'],
      ['Server B answers: SYN ✓ ACK ✓ seq 300 ack 101', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['B allocates buffers and sends SYN-ACK back', 'B -> A : SYN+ACK'],
      ['the server B accepts and sends SYN ACK back to A', 'B -> A : SYN+ACK'],
      ['B->A: SYN/ACK seq=300 ack=101 (half-open)', 'B->A: SYN+ACK seq=300 ack=101 "half-open"'],
      ['B: "ok!" SYN-ACK, seq = 300, ack = 100 + 1', 'B -> A : SYN+ACK seq=300 ack=101 "ok!"'],
      [
        '2단계: 서버 B는 SYN을 받고 SYN+ACK(seq=300, ack=101)을 보낸 뒤 SYN_RCVD 상태가 된다',
        'B -> A : SYN+ACK seq=300 ack=101 expect B in SYN_RCVD',
      ],
      ['B acks with 101 and sends its own SYN with ISN 300', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['B answers with both SYN and ACK bits set', 'B -> A : SYN+ACK'],
      ['← SYN+ACK (seq=300, ack=101)', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['B --(SYN, ACK)--> A | seq=300 | ack=101', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['B sends SYN/ACK; state: SYN_RCVD', 'B -> A : SYN+ACK expect B in SYN_RCVD'],
      ['SYN을 받은 B는 SYN+ACK으로 응답', 'B -> A : SYN+ACK'],
      ['[STEP 2] B서버는 요청을 받고 A에게 요청을 수락한다는 ACK와 SYN flag가 설정된 패킷을 발송한다', 'B -> A : SYN+ACK'],
      ["B's reply: SYN-ACK seq=300 ack=101", 'B -> A : SYN+ACK seq=300 ack=101'],
      ['B → A: flags=SYN+ACK, seq=300, ack=101', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['B: SYN_RECEIVED; B -> A SYN+ACK(seq=300,ack=101)', 'expect B in SYN_RECEIVED; B -> A : SYN+ACK seq=300 ack=101'],
      ['B --> A  SYN(300), ACK(101)', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['SYN+ACK goes back to A (seq 300, ack 101)', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['B 서버가 SYN/ACK 으로 답장: seq=300, ack=101', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['then B sends A a SYN-ACK segment (Seq=300, Ack=101)', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['B: sends SYN=1, ACK=1, seq=300, ack=101 and allocates buffers', 'B -> A : SYN+ACK seq=300 ack=101 "and allocates buffers"'],
      ['(2) B => A: SYN + ACK, "I hear you", seq = 300', 'B -> A : SYN+ACK seq=300 "I hear you"'],
      ['SYN received, B answers SYN-ACK 300/101', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['B agrees: sends SYN-ACK with seq=300 and acknowledges 101', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['2nd: B->A, SYN & ACK flags, seq# = 300, ack# = 101', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['B는 A에게 SYN+ACK(300,101) 응답 후 SYN_RCVD', 'B -> A : SYN+ACK seq=300 ack=101 expect B in SYN_RCVD'],
      ['B sets up a TCB, replies SYN(300)+ACK(101)', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['서버 B의 응답 : SYN, ACK (seq : 300, ack : 101)', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['SYN-ACK: B to A, seq=300, ack=101', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['B returns a segment with both the SYN and ACK flags on', 'B -> A : SYN+ACK'],
    ],
  ],
  [
    SYN_ACK,
    [
      ['A sends ACK, now both ESTABLISHED', 'A -> B : ACK expect A in ESTABLISHED, B in ESTABLISHED'],
      ['A -> B: ACK (ack = 300+1)', 'A -> B: ACK ack=301'],
      ['3. A→B ACK=301 (connection established)', 'A -> B : ACK ack=301 "connection established"'],
      ['A sends the final ACK, connection is ESTABLISHED', 'A -> B : ACK expect A in ESTABLISHED'],
      ['마지막으로 A가 ACK(ack=301)를 보내면 연결 성립', 'A -> B : ACK ack=301 "성립"'],
      ['A: ACK -> B, ESTABLISHED', 'A -> B : ACK expect A in ESTABLISHED, B in ESTABLISHED'],
      ['A -> B : ACK (no data)', 'A -> B : ACK'],
      ['A finishes the handshake by acking 301', 'A -> B : ACK ack=301'],
      ['ACK (A->B) ack=301 => both established', 'A -> B : ACK ack=301 expect A in ESTABLISHED, B in ESTABLISHED'],
      ['A도 ESTABLISHED가 되고 ACK를 보낸다', 'A -> B : ACK expect A in ESTABLISHED'],
      ['3번째: A → B, ACK 전송 (ack=301)', 'A -> B : ACK ack=301'],
      ['[STEP 3] A는 B에게 ACK를 보내고 이후로부터는 연결이 이루어지고 데이터가 오가게 된다', 'A -> B : ACK'],
      ['A → B: flags=ACK, seq=101, ack=301', 'A -> B : ACK seq=101 ack=301'],
      [
        "Finally, A acknowledges B's SYN with ACK 301, and both are ESTABLISHED",
        'A -> B : ACK ack=301 expect A in ESTABLISHED, B in ESTABLISHED',
      ],
      ['A: ACK → connection ESTABLISHED on both sides', 'A -> B : ACK expect A in ESTABLISHED, B in ESTABLISHED'],
      ['third leg: A -> B ACK', 'A -> B : ACK'],
      ['A now ESTABLISHED, sends ACK', 'A -> B : ACK expect A in ESTABLISHED'],
      ['A completes it: ACK 301', 'A -> B : ACK ack=301'],
      ['A gets SYN-ACK and acks it (ack=301)', 'A -> B : ACK ack=301'],
      ['A: got it! ACK (ack=301)', 'A -> B : ACK ack=301'],
      ['A는 응답으로 ACK=301을 보내고 ESTABLISHED', 'A -> B : ACK ack=301 expect A in ESTABLISHED, B in ESTABLISHED'],
      ['ack 301 from A, done', 'A -> B : ACK ack=301 "done"'],
      ['A → B: ACK ✔ (established)', 'A -> B : ACK "established"'],
    ],
  ],
  [
    HANDSHAKE,
    [
      ['A, B: connected', 'expect A in ESTABLISHED, B in ESTABLISHED'],
      ['A -> B: "GET /index.html" (18 bytes)', 'A -> B: PSH+ACK len=18 "GET /index.html"'],
      ['A sends data: 100 bytes, seq=101', 'A -> B : PSH+ACK len=100 seq=101'],
      ['A → B [PSH, ACK] Len=100', 'A -> B : PSH+ACK len=100'],
      ['A가 데이터 100바이트를 전송 (seq=101)', 'A -> B : PSH+ACK len=100 seq=101'],
      ['B: connection open', 'expect B in ESTABLISHED'],
      ['A, B 모두 ESTABLISHED 상태', 'expect A in ESTABLISHED, B in ESTABLISHED'],
      ['--- connection established ---', 'section "connection established"'],
      ['A : close() → FIN 전송', 'A : close; A -> B : FIN'],
      ['A -- FIN --> B   // active close', 'A -> B : FIN   // active close'],
      ['Active close: A sends FIN, seq=101, state FIN_WAIT_1', 'A -> B : FIN seq=101 expect A in FIN_WAIT_1'],
      ['A --HTTP GET--> B', 'A -> B : PSH+ACK "HTTP GET"'],
      ['A transmits 1460 bytes starting at 101', 'A -> B : PSH+ACK len=1460 seq=101'],
      ['A -> B : data seq=101..200', 'A -> B : PSH+ACK seq=101 len=100'],
      ['A writes "hello" to the socket, segment PSH+ACK len=5', 'A -> B : PSH+ACK len=5 "hello"'],
      ['A→B: 데이터 50B, seq=101, ack=301', 'A -> B : PSH+ACK len=50 seq=101 ack=301'],
      ['A hangs up: FIN', 'A -> B : FIN'],
      ['A initiates the close with FIN+ACK seq=101', 'A -> B : FIN+ACK seq=101'],
      ['A가 FIN 플래그를 보내며 FIN_WAIT_1 상태로 들어간다', 'A -> B : FIN expect A in FIN_WAIT_1'],
      ['A -> B: PSH, ACK  len 5  "hello"', 'A -> B: PSH+ACK len=5 "hello"'],
      ['A uploads 500 bytes to B', 'A -> B : PSH+ACK len=500'],
      ['A: 데이터 전송 (len=100)', 'A -> B : PSH+ACK len=100'],
      ['client app writes 20 bytes: A -> B PSH ACK', 'A -> B : PSH+ACK'],
      ['A가 먼저 FIN을 보내 연결 종료를 요청', 'A -> B : FIN'],
      ['A -> B: FIN  (A: FIN_WAIT_1, B: CLOSE_WAIT)', 'A -> B: FIN expect A in FIN_WAIT_1, B in CLOSE_WAIT'],
      ['close(): A sends FIN seq=101 ack=301', 'A -> B : FIN seq=101 ack=301'],
      ['A finished sending => FIN', 'A -> B : FIN'],
      ['Both sides are connected now', 'note "Both sides are connected now"'],
      ['연결 완료! (A, B 모두 ESTABLISHED)', 'expect A in ESTABLISHED, B in ESTABLISHED'],
      ['A pushes "hi" to B', 'A -> B : PSH+ACK "hi"'],
      ['data transfer: A sends 10 bytes (seq=101, ack=301)', 'A -> B : ACK seq=101 ack=301 len=10'],
      ['A → B: 100바이트 데이터 (PSH)', 'A -> B : PSH len=100'],
      ['A sends the first 100 bytes of the file', 'A -> B : PSH+ACK len=100'],
      ['A decides to close, sends FIN, seq 101', 'A -> B : FIN seq=101'],
      ['Client-side close: A --FIN--> B, A in FIN-WAIT-1', 'A -> B : FIN expect A in FIN_WAIT_1'],
      ['A가 close() 호출 → FIN 전송 → FIN_WAIT_1', 'A -> B : FIN expect A in FIN_WAIT_1'],
    ],
  ],
  [
    FIN,
    [
      ['B에서 A로 ACK 102', 'B -> A : ACK ack=102'],
      ['B -> A ACK (ack=102), B is now in CLOSE_WAIT', 'B -> A : ACK ack=102 expect B in CLOSE_WAIT'],
      ['B가 ACK 보냄 (CLOSE_WAIT)', 'B -> A : ACK expect B in CLOSE_WAIT'],
      ['A receives ACK → FIN_WAIT_2', 'B -> A : ACK expect A in FIN_WAIT_2'],
      ['B: got FIN, replies ACK 102', 'B -> A : ACK ack=102'],
      ['B ACKs the FIN, its app is told (CLOSE_WAIT)', 'B -> A : ACK expect B in CLOSE_WAIT'],
      ['B confirms the FIN (ACK 102) but keeps its half open', 'B -> A : ACK ack=102'],
      ['B → A: ACK. A: FIN_WAIT_2, B: CLOSE_WAIT', 'B -> A : ACK expect A in FIN_WAIT_2, B in CLOSE_WAIT'],
      ['B는 ACK을 보내고 자신의 통신이 끝날 때까지 기다린다 (CLOSE_WAIT)', 'B -> A : ACK expect B in CLOSE_WAIT'],
      ['B: ACK(102), passive close begins, CLOSE_WAIT', 'B -> A : ACK ack=102 expect B in CLOSE_WAIT'],
    ],
  ],
  [
    FIN_ACK,
    [
      ['B also sends FIN (LAST_ACK)', 'B -> A : FIN expect B in LAST_ACK'],
      ['B도 다 보냈으므로 FIN을 보낸다 → LAST_ACK', 'B -> A : FIN expect B in LAST_ACK'],
      ["B's app closes too: FIN to A, B in LAST_ACK", 'B -> A : FIN expect B in LAST_ACK'],
      ['B가 통신이 끝났으면 A에게 FIN 플래그를 전송한다', 'B -> A : FIN'],
      ['B done too, FIN seq=301 to A -> LAST_ACK', 'B -> A : FIN seq=301 expect B in LAST_ACK'],
    ],
  ],
  [
    BOTH_FINS,
    [
      ['A acks it and waits 2MSL in TIME_WAIT', 'A -> B : ACK expect A in TIME_WAIT'],
      ['A: ACK, then TIME_WAIT for 2MSL', 'A -> B : ACK expect A in TIME_WAIT'],
      ['A ACKs (ack=302), goes to TIME_WAIT, and B closes', 'A -> B : ACK ack=302 expect A in TIME_WAIT'],
      ['last ACK by A, TIME_WAIT', 'A -> B : ACK expect A in TIME_WAIT'],
    ],
  ],
  [
    DATA,
    [
      ['B acknowledges the data: ack=201', 'B -> A : ACK ack=201'],
      ['B가 데이터 잘 받았다고 ACK=201 전송', 'B -> A : ACK ack=201'],
      ['B -> A : ACK 201', 'B -> A : ACK ack=201'],
      ['B got 100 bytes and sends ACK 201', 'B -> A : ACK ack=201'],
      ['B: 수신 확인 ACK=201', 'B -> A : ACK ack=201'],
    ],
  ],
];

describe('what students write', () => {
  for (const [before, lines] of TABLES) it.each(lines)('%s', (written, ours) => isMadeRight(before, written, ours));

  it.each([
    'B never got the SYN of A',
    'if A sends SYN again, B answers with SYN+ACK',
    'A does not send ACK',
    'B → A : ACK(201) 데이터 수신 확인',
    'why does A send ACK?',
    'A sends SYN and B sends SYN+ACK and A sends ACK',
    'B가 SYN을 받지 못하면 A는 SYN을 다시 보낸다',
  ])('%s: nothing that is certain is in it', (line) => {
    const sent = errorsIn(`${SYN}${line}\n`)
      .flatMap(fixes)
      .flatMap(({ edits }) => edits.map(({ text }) => text));
    expect(sent.filter((text) => /(?:->|-x) [AB] :/.test(text))).toEqual([]);
  });

  it.each(['A, ', 'and ', 'A A: ', 'SYN ', '가고 ', 'A가 SYN을 ', '(A) ', 'a sends, ', 'A -> ', 'FIN_WAIT_1 ', 'both B ', '-=', 'A:'])(
    '%j, again and again, holds nobody up',
    (part) => {
      const begin = performance.now();
      errorsIn(`${HANDSHAKE}${part.repeat(Math.floor(298 / part.length))}\n`);
      expect(performance.now() - begin).toBeLessThan(5_000);
    },
  );
});
