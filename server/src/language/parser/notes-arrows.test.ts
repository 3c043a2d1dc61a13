/** Arrows of notes, and who sends what along them. */
import { describe, it } from 'vitest';
import { isMadeRight, type NotesTable, SYN } from './notes.fixture.js';

/** Behind these lines. */
const TABLES: readonly (readonly [before: string, lines: NotesTable])[] = [
  [
    '',
    [
      ['Client--SYN-->Server', 'Client -> Server : SYN'],
      ['Client-SYN->Server', 'Client -> Server : SYN'],
      ['Client ~SYN~> Server', 'Client ~> Server : SYN'],
      ['Client =SYN=> Server', 'Client -> Server : SYN'],
      ['Client ..> Server : SYN', 'Client -> Server : SYN'],
      ['Client -.-> Server : SYN', 'Client -> Server : SYN'],
      ['Client ➜ Server : SYN', 'Client -> Server : SYN'],
      ['Client → Server :: SYN', 'Client -> Server : SYN'],
      ['Client → Server = SYN', 'Client -> Server : SYN'],
      ['Client → Server : SYN seq:= 100', 'Client -> Server : SYN seq=100'],
      ['Client → Server : SYN seq == 100', 'Client -> Server : SYN seq=100'],
      ['Client → Server : SYN seq is 100', 'Client -> Server : SYN seq=100'],
      ['Client → Server : SYN seq 100, win 64240, mss 1460', 'Client -> Server : SYN seq=100 win=64240 mss=1460'],
      ['Client → Server : SYN seq=100 / win=500', 'Client -> Server : SYN seq=100 win=500'],
      ['Client → Server : SYN seq=100 & win=500', 'Client -> Server : SYN seq=100 win=500'],
      ['Client → Server : SYN seq=100 + win=500', 'Client -> Server : SYN seq=100 win=500'],
      ['Client → Server : SYN seq=100 win=500 lost', 'Client -x Server : SYN seq=100 win=500'],
      ['Client ─X→ Server : SYN', 'Client -x Server : SYN'],
      ['Client ──✗ Server : SYN', 'Client -x Server : SYN'],
      ['Client --/--> Server : SYN', 'Client -x Server : SYN'],
      ['the client sends a SYN to the server', 'client -> server : SYN'],
      ['The client sends a SYN segment to the server.', 'client -> server : SYN'],
      ['Host A = client', 'host A "client"'],
    ],
  ],
  [
    SYN,
    [
      ['B ---- SYN+ACK (seq=300, ack=101) ---> A', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['A <---- SYN+ACK ---- B', 'B -> A : SYN+ACK'],
      ['A <==SYN+ACK== B', 'B -> A : SYN+ACK'],
      ['A ←SYN+ACK─ B', 'B -> A : SYN+ACK'],
      ['A ← B SYN+ACK', 'B -> A : SYN+ACK'],
      ['A <- B: SYN+ACK', 'B -> A : SYN+ACK'],
      ['A <<- B: SYN+ACK', 'B -> A : SYN+ACK'],
      ['A <<-- B: SYN+ACK', 'B -> A : SYN+ACK'],
      ['A gets SYN+ACK from B', 'B -> A : SYN+ACK'],
      ['A receives a SYN+ACK from B (seq=300)', 'B -> A : SYN+ACK seq=300'],
      ['SYN+ACK: B→A', 'B -> A : SYN+ACK'],
      ['SYN+ACK B→A seq=300', 'B -> A : SYN+ACK seq=300'],
      ['B→A [SYN,ACK] seq=300,ack=101', 'B -> A : SYN+ACK seq=300 ack=101'],
      ['B acknowledges the SYN with SYN+ACK', 'B -> A : SYN+ACK'],
    ],
  ],
];

describe('an arrow of notes', () => {
  for (const [before, lines] of TABLES) it.each(lines)('%s', (written, ours) => isMadeRight(before, written, ours));
});
