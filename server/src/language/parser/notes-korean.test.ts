/** Lines of notes in Korean. */
import { describe, it } from 'vitest';
import { HANDSHAKE, isMadeRight, type NotesTable, SYN } from './notes.fixture.js';

/** Behind these lines. */
const TABLES: readonly (readonly [before: string, lines: NotesTable])[] = [
  [
    '',
    [
      ['클라이언트가 서버에게 SYN을 보낸다', '클라이언트 -> 서버 : SYN'],
      ['클라이언트가 서버로 SYN 전송', '클라이언트 -> 서버 : SYN'],
      ['클라이언트 → 서버 : SYN 전송', '클라이언트 -> 서버 : SYN'],
      ['클라이언트: SYN 전송 → 서버', '클라이언트 -> 서버 : SYN'],
      ['① 클라이언트 → 서버: SYN', '클라이언트 -> 서버 : SYN'],
      ['1단계: 클라이언트 → 서버 SYN', '클라이언트 -> 서버 : SYN'],
      ['(1) 클라이언트 → 서버: SYN, 순서번호=100', '클라이언트 -> 서버 : SYN seq=100'],
      ['클라이언트 -> 서버 : SYN 시퀀스 번호 100', '클라이언트 -> 서버 : SYN seq=100'],
      ['클라이언트가 SYN(seq=100)을 서버에 전송', '클라이언트 -> 서버 : SYN seq=100'],
      ['클라이언트가 서버에 SYN 패킷을 보냄', '클라이언트 -> 서버 : SYN'],
      ['클라이언트는 서버에게 SYN 세그먼트를 전송한다.', '클라이언트 -> 서버 : SYN'],
      ['클라이언트 ─SYN→ 서버', '클라이언트 -> 서버 : SYN'],
      ['클라이언트 --SYN--> 서버', '클라이언트 -> 서버 : SYN'],
      ['클라이언트→서버 : SYN, 일련번호 100', '클라이언트 -> 서버 : SYN seq=100'],
      ['클라이언트→서버 : SYN (초기 순서 번호 100)', '클라이언트 -> 서버 : SYN seq=100'],
      ['클라이언트→서버 : SYN, 순서 번호 = 100, 윈도우 크기 = 500', '클라이언트 -> 서버 : SYN seq=100 win=500'],
      ['클라이언트에서 서버로 SYN', '클라이언트 -> 서버 : SYN'],
      ['클라이언트에서 서버로 SYN 전송', '클라이언트 -> 서버 : SYN'],
    ],
  ],
  [
    SYN,
    [
      ['A의 상태: SYN_SENT', 'expect A in SYN_SENT'],
      ['A 상태: SYN_SENT', 'expect A in SYN_SENT'],
      ['A 상태 = SYN_SENT', 'expect A in SYN_SENT'],
    ],
  ],
  [
    HANDSHAKE,
    [
      ['4단계. A → B: FIN', 'A -> B : FIN'],
      ['(4단계) A → B: FIN', 'A -> B : FIN'],
      ['첫째, A → B: FIN', 'A -> B : FIN'],
    ],
  ],
  [
    '클라이언트 -> 서버 : SYN seq=100\n',
    [
      ['서버가 SYN+ACK를 보낸다', '서버 -> 클라이언트 : SYN+ACK'],
      ['서버 → 클라이언트: SYN+ACK (seq=300, ack=101)', '서버 -> 클라이언트 : SYN+ACK seq=300 ack=101'],
      ['서버 -> 클라이언트 : SYN, ACK (확인번호=101)', '서버 -> 클라이언트 : SYN+ACK ack=101'],
      ['서버 -> 클라이언트 : SYN+ACK 확인 응답 번호 101', '서버 -> 클라이언트 : SYN+ACK ack=101'],
      ['서버가 SYN-ACK로 응답, ack=101', '서버 -> 클라이언트 : SYN+ACK ack=101'],
      ['서버가 SYN+ACK로 응답한다', '서버 -> 클라이언트 : SYN+ACK'],
      ['서버는 클라이언트에게 SYN+ACK를 보낸다.', '서버 -> 클라이언트 : SYN+ACK'],
      ['클라이언트 <- 서버 : SYN+ACK', '서버 -> 클라이언트 : SYN+ACK'],
      ['서버가 클라이언트에게 SYN+ACK로 응답', '서버 -> 클라이언트 : SYN+ACK'],
      ['서버: SYN+ACK 응답', '서버 -> 클라이언트 : SYN+ACK'],
      ['서버: SYN-ACK 전송 (ack=101)', '서버 -> 클라이언트 : SYN+ACK ack=101'],
      ['2단계: 서버가 SYN+ACK를 보냄', '서버 -> 클라이언트 : SYN+ACK'],
      ['2) 서버는 SYN, ACK 플래그를 보낸다', '서버 -> 클라이언트 : SYN+ACK'],
    ],
  ],
  [
    '클라이언트 -> 서버 : SYN seq=100\n서버 -> 클라이언트 : SYN+ACK seq=300 ack=101\n클라이언트 -> 서버 : ACK seq=101 ack=301\n',
    [
      ['클라이언트 -> 서버 : FIN (손실)', '클라이언트 -x 서버 : FIN'],
      ['클라이언트: ESTABLISHED 상태', 'expect 클라이언트 in ESTABLISHED'],
      ['클라이언트는 ESTABLISHED 상태가 된다', 'expect 클라이언트 in ESTABLISHED'],
      ['클라이언트 상태: ESTABLISHED', 'expect 클라이언트 in ESTABLISHED'],
      ['클라이언트가 연결을 닫는다', '클라이언트 : close'],
      ['1초 대기', 'wait 1s'],
      ['1초 후', 'wait 1s'],
      ['2초 뒤', 'wait 2s'],
      ['클라이언트 타임아웃', '클라이언트 : timeout'],
      ['클라이언트: TIME_WAIT 종료', '클라이언트 : timeout'],
      ['클라이언트: 2MSL 타이머 만료', '클라이언트 : timeout'],
      ['클라이언트의 TIME_WAIT가 끝난다', '클라이언트 : timeout'],
      ['2MSL 대기', 'wait 240s'],
      ['2MSL 후', 'wait 240s'],
      ['클라이언트 -> 서버 : 데이터 10바이트', '클라이언트 -> 서버 : PSH+ACK len=10'],
      ['클라이언트 -> 서버 : 데이터(100바이트)', '클라이언트 -> 서버 : PSH+ACK len=100'],
      ['메모: 연결됨', 'note "연결됨"'],
      ['클라이언트와 서버: ESTABLISHED', 'expect 클라이언트 in ESTABLISHED, 서버 in ESTABLISHED'],
      ['양쪽 모두 ESTABLISHED', 'expect 클라이언트 in ESTABLISHED, 서버 in ESTABLISHED'],
      ['둘 다 ESTABLISHED 상태', 'expect 클라이언트 in ESTABLISHED, 서버 in ESTABLISHED'],
      ['서버: 연결 종료', '서버 : close'],
      ['클라이언트가 연결을 종료한다', '클라이언트 : close'],
      ['클라이언트: 재전송 타이머 만료', '클라이언트 : timeout'],
      ['클라이언트의 타이머가 만료된다', '클라이언트 : timeout'],
      ['클라이언트 -> 서버 : FIN 유실', '클라이언트 -x 서버 : FIN'],
      ['클라이언트 -> 서버 : FIN (유실됨)', '클라이언트 -x 서버 : FIN'],
      ['클라이언트 -> 서버 : FIN 이 손실됨', '클라이언트 -x 서버 : FIN'],
      ['0.5초 후', 'wait 0.5s'],
      ['3초 기다림', 'wait 3s'],
      ['(3초 대기)', 'wait 3s'],
      ['클라이언트 -> 서버 : 데이터 전송 (100바이트)', '클라이언트 -> 서버 : PSH+ACK len=100'],
      ['클라이언트 -> 서버 : 100바이트 데이터', '클라이언트 -> 서버 : PSH+ACK len=100'],
      ['클라이언트 -> 서버 : ACK, 확인 번호 301', '클라이언트 -> 서버 : ACK ack=301'],
    ],
  ],
];

describe('a line of Korean notes', () => {
  for (const [before, lines] of TABLES) it.each(lines)('%s', (written, ours) => isMadeRight(before, written, ours));
});
