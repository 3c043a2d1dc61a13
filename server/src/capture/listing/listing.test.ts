import { expect, it } from 'vitest';
import { capture } from '../../core/views/words/capture.js';
import { tcpMachine } from '../../language/machine/tcp-machine.js';
import { read } from '../captures.fixture.js';
import { Conversations } from '../conversation.js';
import { exchangeText } from '../import.js';
import { captureOfListing } from './listing.js';

const LINE = /^ {2}([AB] -> [AB] : \S+(?: (?:seq|ack|len)=\d+)*)/;
const machine = tcpMachine();

function lines(listing: string): readonly string[] {
  const listed = captureOfListing(listing);
  if (listed === undefined) return [];
  const conversations = new Conversations(read([listed]).captured, machine);
  const text = conversations.all.map((each) => exchangeText(conversations, each, { times: 'relative' }, capture)).join('');
  return text.split('\n').flatMap((line) => LINE.exec(line)?.[1] ?? []);
}

const MESSAGES = ['A -> B : SYN seq=0', 'B -> A : SYN+ACK seq=0 ack=1', 'A -> B : ACK seq=1 ack=1', 'A -> B : PSH+ACK seq=1 ack=1 len=5'];

const TCPDUMP = `12:00:00.000001 IP 10.0.0.1.4000 > 10.0.0.2.80: Flags [S], seq 1000, win 64240, options [mss 1460], length 0
12:00:00.000101 IP 10.0.0.2.80 > 10.0.0.1.4000: Flags [S.], seq 9000, ack 1001, win 65160, options [mss 1460], length 0
12:00:00.000201 IP 10.0.0.1.4000 > 10.0.0.2.80: Flags [.], ack 1, win 502, length 0
12:00:00.000301 IP 10.0.0.1.4000 > 10.0.0.2.80: Flags [P.], seq 1:6, ack 1, win 502, length 5`;

it('tcpdump -n', () => expect(lines(TCPDUMP)).toEqual(MESSAGES));

it('tcpdump -n -S', () => expect(lines(TCPDUMP.replaceAll('ack 1,', 'ack 9001,').replace('seq 1:6', 'seq 1001:1006'))).toEqual(MESSAGES));

const TSHARK = `    1 0.000000 10.0.0.1 → 10.0.0.2 TCP 58 4000 → 80 [SYN] Seq=0 Win=64240 Len=0 MSS=1460
    2 0.000100 10.0.0.2 → 10.0.0.1 TCP 58 80 → 4000 [SYN, ACK] Seq=0 Ack=1 Win=65160 Len=0 MSS=1460
    3 0.000200 10.0.0.1 → 10.0.0.2 TCP 54 4000 → 80 [ACK] Seq=1 Ack=1 Win=502 Len=0
    4 0.000300 10.0.0.1 → 10.0.0.2 TCP 59 4000 → 80 [PSH, ACK] Seq=1 Ack=1 Win=502 Len=5`;

it('tshark', () => expect(lines(TSHARK)).toEqual(MESSAGES));

it("Wireshark's packet list, copied", () =>
  expect(lines(TSHARK.replaceAll(/(?<=10\.0\.0\.[12]) → (?=10)/g, '\t').replaceAll(' TCP ', '\tTCP\t'))).toEqual(MESSAGES));

it('anything else is none', () => expect(captureOfListing('A -> B : SYN\n')).toBeUndefined());
