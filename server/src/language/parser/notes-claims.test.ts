/** What notes say of states, in many ways. */
import { describe, it } from 'vitest';
import { HANDSHAKE, isMadeRight, type NotesTable, SYN } from './notes.fixture.js';

/** Behind these lines. */
const TABLES: readonly (readonly [before: string, lines: NotesTable])[] = [
  [
    SYN,
    [
      ['A state: SYN_SENT', 'expect A in SYN_SENT'],
      ['A state = SYN_SENT', 'expect A in SYN_SENT'],
      ["A's state: SYN_SENT", 'expect A in SYN_SENT'],
      ["A's state is SYN_SENT", 'expect A in SYN_SENT'],
      ['A status: SYN-SENT', 'expect A in SYN_SENT'],
      ['A: CLOSED -> SYN_SENT', 'expect A in SYN_SENT'],
    ],
  ],
  [
    HANDSHAKE,
    [
      ['[A] ESTABLISHED', 'expect A in ESTABLISHED'],
      ['A & B: ESTABLISHED', 'expect A in ESTABLISHED, B in ESTABLISHED'],
      ['A/B: ESTABLISHED', 'expect A in ESTABLISHED, B in ESTABLISHED'],
      ['both ESTABLISHED', 'expect A in ESTABLISHED, B in ESTABLISHED'],
      ['Both are in ESTABLISHED', 'expect A in ESTABLISHED, B in ESTABLISHED'],
      ['Both sides: ESTABLISHED', 'expect A in ESTABLISHED, B in ESTABLISHED'],
      ['ESTABLISHED: A, B', 'expect A in ESTABLISHED, B in ESTABLISHED'],
      ['A (ESTABLISHED)', 'expect A in ESTABLISHED'],
      ['A: [ESTABLISHED]', 'expect A in ESTABLISHED'],
      ['A: established', 'expect A in ESTABLISHED'],
      ['A is established', 'expect A in ESTABLISHED'],
      ['A: ESTABLISHED, B: ESTABLISHED', 'expect A in ESTABLISHED, B in ESTABLISHED'],
      ['A: ESTABLISHED | B: ESTABLISHED', 'expect A in ESTABLISHED, B in ESTABLISHED'],
      ['A: ESTABLISHED / B: ESTABLISHED', 'expect A in ESTABLISHED, B in ESTABLISHED'],
      ['A=ESTABLISHED B=ESTABLISHED', 'expect A in ESTABLISHED, B in ESTABLISHED'],
      ['A: ESTABLISHED  B: ESTABLISHED', 'expect A in ESTABLISHED, B in ESTABLISHED'],
      ['A ESTABLISHED B ESTABLISHED', 'expect A in ESTABLISHED, B in ESTABLISHED'],
      ['state(A) = ESTABLISHED', 'expect A in ESTABLISHED'],
      ['A.state: ESTABLISHED', 'expect A in ESTABLISHED'],
      ['A[state] = ESTABLISHED', 'expect A in ESTABLISHED'],
      ['A state is ESTABLISHED', 'expect A in ESTABLISHED'],
      ['A transitions to ESTABLISHED', 'expect A in ESTABLISHED'],
      ['A → state ESTABLISHED', 'expect A in ESTABLISHED'],
      ['A now in ESTABLISHED', 'expect A in ESTABLISHED'],
      ['A: SYN_SENT → ESTABLISHED', 'expect A in ESTABLISHED'],
      ['A (SYN_SENT -> ESTABLISHED)', 'expect A in ESTABLISHED'],
      ['A: state = ESTABLISHED', 'expect A in ESTABLISHED'],
      ['A: state ESTABLISHED', 'expect A in ESTABLISHED'],
      ['A goes ESTABLISHED', 'expect A in ESTABLISHED'],
      ["A's now ESTABLISHED", 'expect A in ESTABLISHED'],
      ['A, B: ESTABLISHED', 'expect A in ESTABLISHED, B in ESTABLISHED'],
      ['A, B = ESTABLISHED', 'expect A in ESTABLISHED, B in ESTABLISHED'],
      ['A and B both in ESTABLISHED', 'expect A in ESTABLISHED, B in ESTABLISHED'],
      ['states: A ESTABLISHED, B ESTABLISHED', 'expect A in ESTABLISHED, B in ESTABLISHED'],
      ['A ESTABLISHED / B ESTABLISHED', 'expect A in ESTABLISHED, B in ESTABLISHED'],
      ['(A: ESTABLISHED, B: ESTABLISHED)', 'expect A in ESTABLISHED, B in ESTABLISHED'],
      ['A: established, B: established', 'expect A in ESTABLISHED, B in ESTABLISHED'],
      ['A and B are established', 'expect A in ESTABLISHED, B in ESTABLISHED'],
      ['**A: ESTABLISHED**', 'expect A in ESTABLISHED'],
      ['- A: ESTABLISHED', 'expect A in ESTABLISHED'],
      ['-> A ESTABLISHED', 'expect A in ESTABLISHED'],
      ['A :: ESTABLISHED', 'expect A in ESTABLISHED'],
      ['state of A: ESTABLISHED', 'expect A in ESTABLISHED'],
      ['State of A is ESTABLISHED', 'expect A in ESTABLISHED'],
      ['A state -> ESTABLISHED', 'expect A in ESTABLISHED'],
      ['A in "ESTABLISHED"', 'expect A in ESTABLISHED'],
      ['check A in ESTABLISHED', 'expect A in ESTABLISHED'],
      ['A must be in ESTABLISHED', 'expect A in ESTABLISHED'],
      ['A should be ESTABLISHED', 'expect A in ESTABLISHED'],
    ],
  ],
];

describe('a state in notes', () => {
  for (const [before, lines] of TABLES) it.each(lines)('%s', (written, ours) => isMadeRight(before, written, ours));
});
