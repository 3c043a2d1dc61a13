/** What can be meant in a right way is right, also where a number is left out that only a later line tells. */
import { describe, expect, it } from 'vitest';
import { analysed } from './testing/check.js';

const CLOSED = `host A in ESTABLISHED with snd_nxt=101, rcv_nxt=301
host B in ESTABLISHED with snd_nxt=301, rcv_nxt=101
A -> B : FIN+ACK
B -> A : FIN+ACK
A -> B : ACK
expect A in TIME_WAIT
`;

const right = (texts: Readonly<Record<string, string>>): void => {
  it.each(Object.entries(texts))('%s', (_, text) =>
    expect(analysed(text).problems.filter(({ severity }) => severity === 'error')).toEqual([]),
  );
};

describe('the initial number of a SYN with text', () => {
  right({
    'is left out, and a later one tells it': `A -> B : SYN len=5
B -> A : SYN+ACK seq=300 ack=106
A -> B : ACK seq=106 ack=301
`,
    'a blank in its place': `A -> B : SYN seq=? len=5
B -> A : SYN+ACK seq=300 ack=106
A -> B : ACK seq=106 ack=301
`,
    'only the SYN of it is acknowledged': `A -> B : SYN len=5
B -> A : SYN+ACK seq=300 ack=106
A -> B : ACK seq=111 ack=301
`,
    'and the text is sent again': `A -> B : SYN len=5
B -> A : SYN+ACK seq=300 ack=106
A -> B : PSH+ACK seq=106 ack=301 len=5
B -> A : ACK seq=301 ack=111
`,
    'with symbols': `A -> B : SYN len=5
B -> A : SYN+ACK seq=y ack=w
A -> B : ACK seq=w ack=y+1
`,
  });
});

describe('a SYN in TIME_WAIT', () => {
  right({
    'the number of the SYN is left out': `${CLOSED}B -> A : SYN
A -> B : SYN+ACK
B -> A : ACK
expect A in ESTABLISHED, B in ESTABLISHED
`,
    'it is a symbol': `${CLOSED}B -> A : SYN seq=z
A -> B : SYN+ACK seq=w ack=z+1
B -> A : ACK
`,
    'nobody knows the numbers of before': `host A in TIME_WAIT
host B
B -> A : SYN seq=5
A -> B : SYN+ACK seq=9 ack=6
B -> A : ACK
`,
    'a number that may be too low is challenged': `host A in TIME_WAIT
host B
B -> A : SYN seq=5
A -> B : ACK
`,
  });
});
