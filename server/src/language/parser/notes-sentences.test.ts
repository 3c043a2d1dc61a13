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
    ],
  ],
  [
    SYN,
    [
      ['B sends back SYN/ACK with seq=300 and ack=101', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['A <-- B : S+A (300/101)', 'B -> A : SYN+ACK seq=300 ack=101'],
      [' | <---- SYN, ACK (seq=300, ack=101) ---- |', 'B -> A : SYN+ACK seq=300 ack=101'],
    ],
  ],
  [
    SYN_ACK,
    [
      ['A confirms with ACK 301', 'A -> B : ACK ack=301'],
      ['A replies ACK (seq=101, ack=301); connection up', 'A -> B : ACK seq=101 ack=301; note "connection up"'],
      ['A acknowledges the SYN of B', 'A -> B : ACK'],
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
    ],
  ],
  [FIN, [["B acks A's FIN (ack=102) and goes to CLOSE_WAIT", 'B -> A : ACK ack=102 expect B in CLOSE_WAIT']]],
];

describe('a sentence of notes', () => {
  for (const [before, lines] of TABLES) it.each(lines)('%s', (written, ours) => isMadeRight(before, written, ours));
});
