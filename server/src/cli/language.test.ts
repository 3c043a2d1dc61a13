/** The documents by which the language introduces itself, through the command line. */
import { describe, expect, it } from 'vitest';
import { folder, handshake } from './io.fixture.js';

const first = `exchange open "TCP three-way handshake" {
  host A "Client"
  host B "Server" in LISTEN

  A -> B : SYN     seq=100
  expect A in SYN_SENT, B in SYN_RECEIVED
  B -> A : SYN+ACK seq=300 ack=101
  A -> B : ACK     seq=101 ack=301
  expect A in ESTABLISHED, B in ESTABLISHED
}

exchange close "Four-way close, last ACK lost" after open {
  A -> B : FIN+ACK seq=101 ack=301
  B -> A : ACK     seq=301 ack=102
  B -> A : FIN+ACK seq=301 ack=102
  A -x B : ACK     seq=102 ack=302          // never arrives
  B : timeout                               // so B sends its FIN again
  B -> A : FIN+ACK seq=301 ack=102
  A -> B : ACK     seq=102 ack=302
  A : timeout                               // 2 MSL are over
  expect A in CLOSED, B in CLOSED
}
`;
const short = 'A -> B : SYN     seq=x\nB -> A : SYN+ACK seq=y ack=x+1\nA -> B : ACK     seq=x+1 ack=y+1\n';

interface Traced {
  readonly files: readonly { readonly exchanges: readonly { readonly steps: readonly TracedStep[] }[] }[];
}

interface TracedStep {
  readonly line: number;
  readonly names?: readonly string[];
  readonly states: Readonly<Record<string, string>>;
}

async function traced(text: string): Promise<Traced['files'][number]['exchanges']> {
  const parsed: Traced = JSON.parse((await handshake(['trace', '--format', 'json', '-'], text)).out);
  return parsed.files[0]?.exchanges ?? [];
}

describe('the first documents', () => {
  it('have no problems', async () => {
    const root = folder({ 'first.hsk': first, 'short.hsk': short, 'windows.hsk': `\ufeff${short.trimEnd().replaceAll('\n', '\r\n')}` });
    expect(await handshake(['check', root])).toEqual({ status: 0, out: 'No problems in 3 files.\n', error: '' });
  });

  it('have the states of the notes', async () => {
    const states = (await traced(first)).map(({ steps }) => steps.map((step) => `${step.line} ${step.states.A}/${step.states.B}`));
    expect(states).toEqual([
      ['5 SYN_SENT/SYN_RECEIVED', '7 ESTABLISHED/SYN_RECEIVED', '8 ESTABLISHED/ESTABLISHED'],
      [
        '13 FIN_WAIT_1/CLOSE_WAIT',
        '14 FIN_WAIT_2/CLOSE_WAIT',
        '15 TIME_WAIT/LAST_ACK',
        '16 TIME_WAIT/LAST_ACK',
        '17 TIME_WAIT/LAST_ACK',
        '18 TIME_WAIT/LAST_ACK',
        '19 TIME_WAIT/CLOSED',
        '20 CLOSED/CLOSED',
      ],
    ]);
  });

  it('are traced in the order of the contract', async () => {
    const [only] = await traced(
      'A -> B : SYN seq=x\nB ~> A : ACK+SYN seq=y as m\nm arrives\nA -> B : ACK+FIN\nB -x A : ACK ack=5\nB : close\n',
    );
    expect(only?.steps.map((step) => JSON.stringify(step))).toEqual([
      '{"line":1,"kind":"message","from":"A","to":"B","fate":"delivered","names":["SYN"],"fields":{"seq":"x"},"states":{"A":"SYN_SENT","B":"SYN_RECEIVED"},"problems":[]}',
      '{"line":2,"kind":"message","from":"B","to":"A","fate":"in-flight","names":["SYN","ACK"],"fields":{"seq":"y","ack":"x+1"},"states":{"A":"SYN_SENT","B":"SYN_RECEIVED"},"problems":[]}',
      '{"line":3,"kind":"arrival","from":"B","to":"A","name":"m","states":{"A":"ESTABLISHED","B":"SYN_RECEIVED"},"problems":[]}',
      '{"line":4,"kind":"message","from":"A","to":"B","fate":"delivered","names":["FIN","ACK"],"fields":{"seq":"x+1","ack":"y+1"},"states":{"A":"FIN_WAIT_1","B":"CLOSE_WAIT"},"passed":{"B":["ESTABLISHED"]},"problems":[]}',
      '{"line":5,"kind":"message","from":"B","to":"A","fate":"lost","names":["ACK"],"fields":{"seq":"y+1","ack":"5"},"states":{"A":"FIN_WAIT_1","B":"CLOSE_WAIT"},"problems":["tcp/ack"]}',
      '{"line":6,"kind":"event","host":"B","event":"close","states":{"A":"FIN_WAIT_1","B":"LAST_ACK"},"problems":[]}',
    ]);
  });

  it('are wrong in one place when one number is', async () => {
    const { status, out } = await handshake(['check', '-'], first.replace('seq=300 ack=101', 'seq=300 ack=100'));
    expect(status).toBe(1);
    expect(out).toBe(
      [
        '-:7:28: error: ack should be 101 in this SYN+ACK of B, not 100: the SYN of the other side counts as one number. ' +
          'This is the sequence number of the SYN itself, but a SYN takes one number. ' +
          'A is in SYN_SENT and B is in SYN_RECEIVED. RFC 9293 §3.4. [tcp/ack]',
        '   7 |   B -> A : SYN+ACK seq=300 ack=100',
        '     |                            ^^^^^^^ Set ack to 101',
        '-:5:3: note: RCV.NXT: the next number expected; from here on it is 101 at B',
        '   5 |   A -> B : SYN     seq=100',
        '     |   ------------------------',
        '',
        '1 error in 1 file.',
        '',
      ].join('\n'),
    );
  });

  it('are shown as a table', async () => {
    expect((await handshake(['trace', '-'], short)).out).toBe(
      [
        '-',
        '',
        'exchange using tcp',
        '                                      A            B',
        '                                      CLOSED       LISTEN',
        '   1  A -> B : SYN seq=x              SYN_SENT     SYN_RECEIVED',
        '   2  B -> A : SYN+ACK seq=y ack=x+1  ESTABLISHED  SYN_RECEIVED',
        '   3  A -> B : ACK seq=x+1 ack=y+1    ESTABLISHED  ESTABLISHED',
        '',
      ].join('\n'),
    );
  });
});
