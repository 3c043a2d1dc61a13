/** Hand-ins that must not pass, and one in another order that must: each as somebody handed it in, held against its shipped exercise. */
import { globSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, handshake } from '../io.fixture.js';

const exercises = path.resolve(import.meta.dirname, '../../../../examples/exercises');

async function passed(number: string, text: string): Promise<boolean> {
  const [key = ''] = globSync(`${number}-*.hsk`, { cwd: exercises });
  const root = folder({ 'in.hsk': text });
  const { status, error } = await handshake(['grade', '--key', path.join(exercises, key), path.join(root, 'in.hsk')]);
  expect(error).toBe('');
  return status === 0;
}

describe('passes by accident', () => {
  it.each([
    [
      '01',
      'a claim that binds a name for the blank',
      `// Fill in: the numbers of the three-way handshake.

exercise handshake_numbers "The numbers of the handshake" {
  blanks 3
  task "Client and server open a connection. Fill in the missing numbers."
  hint "An acknowledgment names the next number that is expected."
  points 3
  host A "Client"
  host B "Server" in LISTEN

  A -> B : SYN     seq=100
  expect A.snd_nxt = p
  B -> A : SYN+ACK seq=300 ack=p
  expect B.snd_nxt = q
  A -> B : ACK     seq=p ack=q

}
`,
    ],
    [
      '05',
      'the mistake taken away',
      `// Find the error: a number of the handshake is wrong.

exercise forgotten_one "One number is wrong" {
  task "One number in this handshake is wrong. Mend it, or write \`expect error\` and the code of the error above its line."
  hint "Count what each segment takes: how much does a SYN take?"
  points 4
  host A "Client"
  host B "Server" in LISTEN

  A -> B : SYN     seq=5000
  B -> A : SYN+ACK seq=9000
  A -> B : ACK     seq=5001 ack=9001

}
`,
    ],
    [
      '07',
      'the wrong claim taken away',
      `// Find the error: somebody is ESTABLISHED too early.

exercise too_early "Established?" {
  task "One of these claims does not hold. Correct it."
  hint "What has the server heard of its own SYN by then?"
  points 3
  host A "Client"
  host B "Server" in LISTEN

  A -> B : SYN     seq=100
  expect A in SYN_SENT, B in SYN_RECEIVED
  B -> A : SYN+ACK seq=300 ack=101
  expect A in ESTABLISHED
  A -> B : ACK     seq=101 ack=301
  expect A in ESTABLISHED, B in ESTABLISHED
  goal no errors

}
`,
    ],
    [
      '08',
      'a crash instead of a close',
      `// Complete it: the client has closed, now both sides are to be closed.

exercise close "The rest of the close" {
  task "The client has sent its FIN. Bring the client to TIME_WAIT and the server to CLOSED."
  hint "Each direction is closed by a FIN of its own, and each FIN is acknowledged."
  points 6
  host A "Client" in ESTABLISHED with snd_nxt=101, rcv_nxt=301
  host B "Server" in ESTABLISHED with snd_nxt=301, rcv_nxt=101

  A -> B : FIN+ACK seq=101 ack=301
  B -> A : ACK
 B -> A : FIN+ACK
 B : crash
  goal A in TIME_WAIT, B in CLOSED

}
`,
    ],
    [
      '12',
      'a lost SYN instead of a lost SYN+ACK',
      `// Draw it otherwise: the second segment of the handshake is lost.

exercise synack_lost "The SYN+ACK is lost" {
  task "Redraw this handshake: the second segment is lost, and the connection comes about all the same."
  hint "Whoever waits for something in vain has a timer: write \`B : timeout\`."
  points 6
  host A "Client"
  host B "Server" in LISTEN

  A -> B : SYN     seq=100
 A : timeout
 A -x B : SYN seq=100
  B -> A : SYN+ACK seq=300 ack=101
  A -> B : ACK     seq=101 ack=301
  goal message 2 lost
  goal A in ESTABLISHED, B in ESTABLISHED

}
`,
    ],
    [
      '15',
      'a crash of the host that waits',
      `// Complete it: the last ACK of a close is lost. What is TIME_WAIT good for?

exercise last_ack_lost "The last ACK gets lost" {
  task "The last ACK of this close is lost. Go on until both sides are CLOSED."
  hint "The server still waits: what does it do when its timer runs out?"
  points 8
  host A "Client" in ESTABLISHED with snd_nxt=101, rcv_nxt=301
  host B "Server" in ESTABLISHED with snd_nxt=301, rcv_nxt=101

  A -> B : FIN+ACK seq=101 ack=301
  B -> A : ACK     seq=301 ack=102
  B -> A : FIN+ACK seq=301 ack=102
  A -x B : ACK     seq=102 ack=302
  B : crash
 A : timeout
  goal A in CLOSED, B in CLOSED
  goal nothing owed

}
`,
    ],
    [
      '20',
      'a reset instead of a close',
      `// Design it: one side closes, the other one goes on sending.

exercise half_close "The server has the last word" {
  task "The client has nothing more to say and closes. The server still sends 500 bytes, and one of its segments with data is lost on the way. At last both sides are CLOSED."
  hint "A FIN closes one direction only."
  points 10
  host A "Client" in ESTABLISHED with snd_nxt=101, rcv_nxt=301
  host B "Server" in ESTABLISHED with snd_nxt=301, rcv_nxt=101

  A -> B : FIN+ACK
 B -x A : ACK
 B -> A : PSH+ACK len=500
 A -> B : ACK
 B -> A : RST
  goal with A -> B : FIN
  goal with B -> A : ACK len=500
  goal with B -x A : ACK without FIN
  goal A in CLOSED, B in CLOSED
  goal nothing owed

}
`,
    ],
  ])('%s: not by %s', async (number, _, text) => expect(await passed(number, text)).toBe(false));

  it('08: in any order of hosts', async () => {
    expect(
      await passed(
        '08',
        `exercise close {
 host B in ESTABLISHED with snd_nxt=301, rcv_nxt=101
 host A in ESTABLISHED with rcv_nxt=301, snd_nxt=101
 A -> B : FIN+ACK seq=101 ack=301
 B -> A : FIN+ACK
 A -> B : ACK
}`,
      ),
    ).toBe(true);
  });
});
