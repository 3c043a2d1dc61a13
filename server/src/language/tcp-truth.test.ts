/** What RFC 9293 and its companions let pass, and what they do not: each text has its problems drawn into it. */
import { describe, it } from 'vitest';
import { check } from './testing/check.js';

const OPEN = `host A in ESTABLISHED with snd_nxt=1, rcv_nxt=1
host B in ESTABLISHED with snd_nxt=1, rcv_nxt=1
`;

const texts = (cases: Readonly<Record<string, string>>): void => {
  it.each(Object.entries(cases))('%s', (_, text) => void check(text));
};

describe('text on a SYN', () => {
  texts({
    'is acknowledged with later text': `A -> B : SYN seq=0 len=3
B -> A : SYN+ACK seq=0 ack=1
A -> B : ACK seq=4 ack=1
B -> A : ACK seq=1 ack=4
`,
    'may be dropped, and sent again': `A -> B : SYN seq=0 len=3
B -> A : SYN+ACK seq=0 ack=1
A -> B : PSH+ACK seq=1 ack=1 len=3
B -> A : ACK seq=1 ack=4
`,
    'the number is corrected to the nearer one of the two that are right': `A -> B : SYN seq=10 len=5
B -> A : SYN+ACK seq=50 ack=15
//                      ^^^^^^ tcp/ack should be 16
A -> B : ACK seq=16 ack=51
`,
  });
});

describe('segments beside the window', () => {
  texts({
    'a RST one below after a FIN is dropped': `${OPEN}B -> A : FIN+ACK seq=1 ack=1
A -> B : ACK seq=1 ack=2
stray B -> A : RST seq=1
//             ^^^ discarded
A : close
A -> B : FIN+ACK seq=1 ack=2
B -> A : ACK seq=2 ack=2
expect A in CLOSED
`,
    'or closes, as Linux has it': `${OPEN}B -> A : FIN+ACK seq=1 ack=1
A -> B : ACK seq=1 ack=2
stray B -> A : RST seq=1
expect A in CLOSED
`,
    'text partly beyond it is trimmed': `${OPEN}B -> A : ACK seq=1 ack=1 win=100
stray A -> B : ACK seq=1 ack=1 len=300
B -> A : ACK seq=1 ack=101 win=0
//at ACK => discarded it acknowledges what was not sent
`,
    'or taken whole': `${OPEN}B -> A : ACK seq=1 ack=1 win=100
stray A -> B : ACK seq=1 ack=1 len=300
B -> A : ACK seq=1 ack=301 win=0
//at ACK => discarded it acknowledges what was not sent
`,
    'or not at all': `${OPEN}B -> A : ACK seq=1 ack=1 win=100
stray A -> B : ACK seq=1 ack=1 len=300
//             ^^^ discarded
B -> A : ACK seq=1 ack=1 win=100
`,
    'but nothing between': `${OPEN}B -> A : ACK seq=1 ack=1 win=100
stray A -> B : ACK seq=1 ack=1 len=300
B -> A : ACK seq=1 ack=201 win=0
//                 ^^^^^^^ tcp/ack
`,
  });
});

describe('a SYN in TIME_WAIT', () => {
  const WAITING = `host A in TIME_WAIT with snd_nxt=102, rcv_nxt=302
host B in CLOSED
`;
  texts({
    'opens a new connection': `${WAITING}B -> A : SYN seq=70000
A -> B : SYN+ACK seq=900 ack=70001
B -> A : ACK seq=70001 ack=901
`,
    'or is challenged': `${WAITING}B -> A : SYN seq=70000
//       ^^^ discarded
A -> B : ACK seq=102 ack=302
//at ACK => discarded
B -> A : RST seq=302
`,
    'is not answered by a RST': `${WAITING}B -> A : SYN seq=70000
//       ^^^ discarded
A -> B : RST+ACK seq=0 ack=70001
//       ^^^^^^^ illegal-send
`,
  });
});

describe('an abort', () => {
  texts({
    'carries SND.NXT, with the call written or not': `${OPEN}A : abort
A -> B : RST+ACK seq=2 ack=1
//               ^^^^^ tcp/seq should be 1
`,
    'without the call': `${OPEN}A -> B : RST+ACK seq=2 ack=1
//               ^^^^^ tcp/seq should be 1
`,
  });
});

describe('SACK blocks and timestamps', () => {
  const HOLE = `${OPEN}A -> B : ACK seq=1 len=100
A -x B : ACK seq=101 len=100
A -> B : ACK seq=201 len=100
`;
  texts({
    'a block names what arrived behind the hole': `${HOLE}B -> A : ACK ack=101 sack="201-301"
`,
    'not the hole': `${HOLE}B -> A : ACK ack=101 sack="101-201"
//                   ^^^^^^^^^^^^^^ tcp/sack arrived out of order
`,
    'not up to the last byte': `${HOLE}B -> A : ACK ack=101 sack="201-300"
//                   ^^^^^^^^^^^^^^ tcp/sack after its last byte
`,
    'a block and a timestamp that are wrong are two mistakes, and no RST': `${OPEN}A -x B : ACK seq=1 ack=1 len=1000 ts=100 tsecr=50
A -> B : ACK seq=1001 ack=1 len=1000 ts=101 tsecr=50
B -> A : ACK seq=1 ack=1 sack="5001-6001" ts=51 tsecr=99999
//                       ^^^^^^^^^^^^^^^^ tcp/sack
//                                              ^^^^^^^^^^^ tcp/tsecr
`,
    'nor more than arrived': `${HOLE}B -> A : ACK ack=101 sack="201-401"
//                   ^^^^^^^^^^^^^^ tcp/sack
`,
    'nor of text in order': `${OPEN}A -> B : ACK seq=1 len=100
B -> A : ACK ack=101 sack="1-100"
//                   ^^^^^^^^^^^^ tcp/sack after its last byte
`,
    'a duplicate may be named first': `${HOLE}A -> B : ACK seq=1 len=100
//       ^^^ discarded
B -> A : ACK ack=101 sack="1-101 201-301"
`,
    'an echo names a timestamp that arrived': `A -> B : SYN seq=0 ts=700 tsecr=0
B -> A : SYN+ACK seq=0 ack=1 ts=50 tsecr=700
A -> B : ACK seq=1 ack=1 ts=701 tsecr=50
B -> A : PSH+ACK seq=1 ack=1 len=5 ts=51 tsecr=702
//                                       ^^^^^^^^^ tcp/tsecr
A -> B : ACK seq=1 ack=6 ts=705 tsecr=51
`,
  });
});

describe('keepalives and probes', () => {
  texts({
    'a keepalive belongs to an idle connection': `${OPEN}A -> B : ACK seq=0 ack=1
//at ACK => discarded
B -> A : ACK seq=1 ack=1
`,
    'not to one with text outstanding': `${OPEN}A -> B : PSH+ACK seq=1 ack=1 len=100
A -> B : ACK seq=100 ack=1
//           ^^^^^^^ tcp/seq should be 101
B -> A : ACK seq=1 ack=101
`,
    'not to one that has closed': `${OPEN}A -> B : FIN+ACK seq=1 ack=1
A -> B : ACK seq=1 ack=1
//           ^^^^^ tcp/seq should be 2
B -> A : ACK seq=1 ack=2
`,
    'with a byte that was sent before, to one whose FIN nobody acknowledges': `${OPEN}A -> B : ACK seq=1 ack=1 len=10
B -> A : ACK seq=1 ack=11
A -x B : FIN+ACK seq=11 ack=1
A -> B : ACK seq=10 ack=1 len=1
//at ACK => discarded
B -> A : ACK seq=1 ack=11
A : timeout
A -> B : FIN+ACK seq=11 ack=1
B -> A : ACK seq=1 ack=12
A -> B : ACK seq=11 ack=1 len=1
//at ACK => discarded
B -> A : ACK seq=1 ack=12
A -> B : ACK seq=12 ack=1 len=1
//at ACK => illegal-send
`,
    'beyond a zero window one byte would do': `${OPEN}A -> B : ACK seq=1 len=500
B -> A : ACK ack=501 win=0
A -> B : ACK seq=501 len=500
//                   ^^^^^^^ tcp/window a probe of one byte
`,
  });
});

describe('timestamps', () => {
  texts({
    'one that is one older than the newest is taken, as Linux does, or dropped': `A -> B : SYN seq=0 ts=7 tsecr=0
B -> A : SYN+ACK seq=0 ack=1 ts=50 tsecr=7
A -> B : ACK seq=1 ack=1 ts=9 tsecr=50
A -> B : PSH+ACK seq=1 ack=1 len=5 ts=8 tsecr=50
B -> A : ACK ack=6
`,
    'one that is two older is dropped': `A -> B : SYN seq=0 ts=7 tsecr=0
B -> A : SYN+ACK seq=0 ack=1 ts=50 tsecr=7
A -> B : ACK seq=1 ack=1 ts=9 tsecr=50
A -> B : PSH+ACK seq=1 ack=1 len=5 ts=7 tsecr=50
//       ^^^^^^^ discarded PAWS
B -> A : ACK ack=6
//           ^^^^^ tcp/ack
`,
    'a SYN+ACK of older Windows has none yet, and echoes none': `A -> B : SYN seq=0 ts=7 tsecr=0
B -> A : SYN+ACK seq=0 ack=1 ts=0 tsecr=0
A -> B : ACK seq=1 ack=1 ts=8 tsecr=0
B -> A : PSH+ACK seq=1 ack=1 len=5 ts=90 tsecr=8
A -> B : ACK seq=1 ack=6 ts=9 tsecr=90
`,
  });
});

describe('a RST may say why', () => {
  texts({
    'with text, where nobody listens': `host A
host B in CLOSED
A : connect
A -> B : SYN seq=0
//at SYN => discarded
B -> A : RST+ACK seq=0 ack=1 len=11
`,
    'and where a program aborts': `${OPEN}A -> B : PSH+ACK seq=1 ack=1 len=10
B : abort
B -> A : RST+ACK seq=1 ack=11 len=12
`,
  });
});

describe('numbers to go on with', () => {
  texts({
    'after a retransmission, new text goes on after all that was sent': `${OPEN}A -x B : ACK seq=1 ack=1 len=100
A -x B : ACK seq=101 ack=1 len=100
A -x B : ACK seq=201 ack=1 len=100
A -x B : ACK seq=101 ack=1 len=100
A -x B : ACK seq=302 ack=1 len=100
//           ^^^^^^^ tcp/seq should be 301
`,
    'seq and ack exchanged are one mistake on each line': `host A in ESTABLISHED; host B in ESTABLISHED
A -> B : PSH+ACK seq=42 ack=79 len=1
B -> A : PSH+ACK seq=43 ack=79 len=1
//               ^^^^^^ tcp/seq should be 79
A -> B : ACK seq=80 ack=43
//           ^^^^^^ tcp/seq should be 43
`,
    'a SYN+ACK is due in a simultaneous open': `A ~> B : SYN seq=100 as a
B -> A : SYN seq=300
a arrives
A -> B : ACK seq=101 ack=301
//       ^^^ illegal-send SYN+ACK
B -> A : ACK seq=301 ack=101
`,
  });
});

describe('sums of symbols', () => {
  const OPENED = `A -> B : SYN seq=x
B -> A : SYN+ACK seq=y ack=x+1
A -> B : ACK seq=x+1 ack=y+1
`;
  texts({
    'a length added to a number': `${OPENED}A -> B : PSH+ACK seq=x+1 len=n
B -> A : ACK ack=x+1+n
A -> B : PSH+ACK seq=x+n+1 len=m
B -> A : ACK ack=x+1+n+m
`,
    'one that is too high': `${OPENED}A -> B : PSH+ACK seq=x+1 len=n
B -> A : ACK ack=x+2+n
//           ^^^^^^^^^ tcp/ack should be x+1+n
`,
  });
});

describe('the second mistake is no consequence of the first', () => {
  const WAITING = `host A in ESTABLISHED with snd_nxt=42, rcv_nxt=79
host B in ESTABLISHED with snd_nxt=79, rcv_nxt=42
`;
  texts({
    'two acknowledgements that count one too few': `${WAITING}A -> B : PSH+ACK seq=42 len=1
B -> A : PSH+ACK seq=79 ack=42 len=1
//                      ^^^^^^ tcp/ack should be 43
A -> B : ACK ack=79
//           ^^^^^^ tcp/ack should be 80
`,
    'two acknowledgements of a host that forgot the SYN': `host C
host S in LISTEN
C -> S : SYN seq=10 len=5
S -> C : SYN+ACK seq=50 ack=15
//                      ^^^^^^ tcp/ack should be 16
C -> S : ACK seq=16 ack=51
C -> S : FIN+PSH+ACK seq=16 ack=51 len=10
S -> C : ACK seq=51 ack=26
//                  ^^^^^^ tcp/ack should be 27
`,
  });
});

describe('what a call asks for', () => {
  texts({
    'is missing, rather than what nobody asked for': `host A
host B in LISTEN
A : connect
stray B -> A : SYN+ACK seq=0 ack=1
//             ^^^^^^^ discarded its own SYN has not been sent yet
//             ^^^^^^^ unanswered
A -> B : ACK seq=1 ack=1
//       ^^^ illegal-send The SYN of A is missing
`,
  });
});

describe('the cause that is named', () => {
  texts({
    'the number of the last byte, both times': `host A in ESTABLISHED with snd_nxt=42, rcv_nxt=79; host B in ESTABLISHED with snd_nxt=79, rcv_nxt=42
A -> B : PSH+ACK seq=42 len=10
B -> A : PSH+ACK seq=79 ack=51 len=10
//                      ^^^^^^ tcp/ack number of the last byte
A -> B : ACK ack=88
//           ^^^^^^ tcp/ack number of the last byte
`,
    'a block that names what has not arrived is no reset': `${OPEN}A -x B : ACK seq=1 ack=1 len=10
A -> B : ACK seq=11 ack=1 len=10
B -> A : ACK seq=1 ack=1 sack="51-61"
//                       ^^^^^^^^^^^^ tcp/sack sack="51-61" is not possible
`,
  });
});
