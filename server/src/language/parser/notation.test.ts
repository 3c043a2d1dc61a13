/** Lines as notes write them: each gets one problem, and its first fix makes it ours. */
import { describe, expect, it } from 'vitest';
import { fixes } from '../../core/views/fixes.js';
import { words } from '../../core/views/words.js';
import { analysed } from '../testing/check.js';

function firstFix(text: string): string | undefined {
  const problems = analysed(text).problems.filter(({ severity }) => severity === 'error');
  expect(problems.map(words)).toHaveLength(1);
  const [fix] = problems.flatMap(fixes);
  return fix?.edits.reduceRight((all, { span, text: by }) => all.slice(0, span.start) + by + all.slice(span.end), text);
}

type NotationTable = readonly (readonly [written: string, ours: string])[];

const LINES: NotationTable = [
  ['A => B : SYN seq=0', 'A -> B : SYN seq=0'],
  ['A --> B : SYN seq=0', 'A -> B : SYN seq=0'],
  ['A ->> B: SYN seq=0', 'A -> B : SYN seq=0'],
  ['A → B : SYN seq=0', 'A -> B : SYN seq=0'],
  ['A ⇒ B: SYN seq=0', 'A -> B : SYN seq=0'],
  ['A ──> B : SYN seq=0', 'A -> B : SYN seq=0'],
  ['B <- A : SYN seq=0', 'A -> B : SYN seq=0'],
  ['B <-- A : SYN seq=0', 'A -> B : SYN seq=0'],
  ['B ← A : SYN seq=0', 'A -> B : SYN seq=0'],
  ['A to B: SYN seq=0', 'A -> B : SYN seq=0'],
  ['A --SYN--> B', 'A -> B : SYN'],
  ['A --[SYN seq=0]--> B', 'A -> B : SYN seq=0'],
  ['A -> B SYN seq=0', 'A -> B : SYN seq=0'],
  ['1. A -> B : SYN seq=0', 'A -> B : SYN seq=0'],
  ['① A → B : SYN seq=0', 'A -> B : SYN seq=0'],
  ['- A -> B : SYN seq=0', 'A -> B : SYN seq=0'],
  ['A -> B : [SYN] seq=0', 'A -> B : SYN seq=0'],
  ['A -> B : [SYN] Seq=0 Win=64240 Len=0 MSS=1460', 'A -> B : SYN seq=0 win=64240 len=0 mss=1460'],
  ['A -> B : <SYN> seq=0', 'A -> B : SYN seq=0'],
  ['A -> B : SYN (seq=0)', 'A -> B : SYN seq=0'],
  ['A -> B : SYN(seq=x)', 'A -> B : SYN seq=x'],
  ['A -> B : SYN, seq=0', 'A -> B : SYN seq=0'],
  ['A -> B : SYN, seq = 0, win = 100', 'A -> B : SYN seq=0 win=100'],
  ['A -> B : SYN seq: 0', 'A -> B : SYN seq=0'],
  ['A -> B : SYN seq 0', 'A -> B : SYN seq=0'],
  ['A -> B : SYN=1, seq=x', 'A -> B : SYN seq=x'],
  ['A -> B : SYN=1 ACK=0 seq=x', 'A -> B : SYN seq=x'],
  ['A -> B : SYN packet (seq=0)', 'A -> B : SYN seq=0'],
  ['S → R : Frame seq=0', 'S -> R : Frame seq=0'],
  ['A -> B : SYN seq=0 # the first', 'A -> B : SYN seq=0 // the first'],
  ['A -> B : SYN seq=0 “hello”', 'A -> B : SYN seq=0 "hello"'],
  ['> A -> B : SYN seq=0', 'A -> B : SYN seq=0'],
  ['A -X B : SYN seq=0', 'A -x B : SYN seq=0'],
  ['A --x B : SYN seq=0', 'A -x B : SYN seq=0'],
  ['A -/-> B : SYN seq=0', 'A -x B : SYN seq=0'],
  ['A sends SYN to B', 'A -> B : SYN'],
  ['A: SYN seq=0 -> B', 'A -> B : SYN seq=0'],
  ['A -> B : **SYN** seq=0', 'A -> B : SYN seq=0'],
  ['A -> B : `SYN` seq=0', 'A -> B : SYN seq=0'],
  ['A -> B : "SYN"', 'A -> B : SYN'],
  ['A -> B : SYN, seq=0.', 'A -> B : SYN seq=0'],
  ['A -> B : SYN{seq=0}', 'A -> B : SYN seq=0'],
  ['A -> B : {SYN, seq=0}', 'A -> B : SYN seq=0'],
  ['A -> B : S', 'A -> B : SYN'],
  ['A -> B : SYN "hello', 'A -> B : SYN "hello"'],
  ['A -> B : SYN seq=100+1', 'A -> B : SYN seq=101'],
  ['A -> B : SYN seq=100 + 1 - 3', 'A -> B : SYN seq=98'],
  ['A -> B : SYN seq is 100', 'A -> B : SYN seq=100'],
  ['my-client -> my-server : SYN', 'my_client -> my_server : SYN'],
  ['A -> B : syn seq=0', 'A -> B : SYN seq=0'],
  ['A -> B : Syn Seq=0', 'A -> B : SYN seq=0'],
  ['A -> B : [Syn] SEQ=0', 'A -> B : SYN seq=0'],
  ['A -> B : SYN-ACK seq=0 ack=1', 'A -> B : SYN+ACK seq=0 ack=1'],
  ['A -> B : SYNACK seq=0 ack=1', 'A -> B : SYN+ACK seq=0 ack=1'],
  ["A -> B : SYN seq=0 'hello'", 'A -> B : SYN seq=0 "hello"'],
  ['A -> B ： SYN seq=0', 'A -> B : SYN seq=0'],
  ['A > B : SYN seq=0', 'A -> B : SYN seq=0'],
  ['A -> B :: SYN seq=0', 'A -> B : SYN seq=0'],
  ['A -> B - SYN seq=0', 'A -> B : SYN seq=0'],
  ['SYN: A -> B', 'A -> B : SYN'],
  ['Step 1: A -> B : SYN seq=0', 'A -> B : SYN seq=0'],
  ['1) A->B: SYN(seq=x)', 'A -> B : SYN seq=x'],
  ['A -> B : SYN (lost)', 'A -x B : SYN'],
  ['A -> B : SYN(100)', 'A -> B : SYN seq=100'],
  ['A -> B : SYN J', 'A -> B : SYN seq=J'],
  ['A -> B : SYN seq=1,000', 'A -> B : SYN seq=1000'],
  ['A -> B : SYN win=1KB', 'A -> B : SYN win=1024'],
  ['A -> B : SYN seq==0', 'A -> B : SYN seq=0'],
  ['A -> B : SYN, sequence number = 100', 'A -> B : SYN seq=100'],
  ['A -> B : SYN seqno=100', 'A -> B : SYN seq=100'],
  ['A -> B : <SEQ=100><CTL=SYN>', 'A -> B : SYN seq=100'],
  ['A -> B : Flags [S], seq 100', 'A -> B : SYN seq=100'],
  ['A -> B [SYN] Seq=0 Win=64240 MSS=1460 SACK_PERM WS=128', 'A -> B : SYN seq=0 win=64240 mss=1460 ws=7'],
  ['A -> B : SYN (connection request)', 'A -> B : SYN "connection request"'],
  ['Web client -> my-server : SYN', 'Web_client -> my_server : SYN'],
  ['10.0.0.1:5000 -> 10.0.0.2:80 : SYN', 'ip_10_0_0_1_5000 -> ip_10_0_0_2_80 : SYN'],
  ['클라이언트 → 서버 : SYN(100)', '클라이언트 -> 서버 : SYN seq=100'],
  ['클라이언트 -> 서버 : SYN 전송', '클라이언트 -> 서버 : SYN'],
  ['클라이언트가 서버에게 SYN을 보낸다', '클라이언트 -> 서버 : SYN'],
  ['A -> B：SYN（seq=100）', 'A -> B:SYN seq=100'],
  ['클라이언트 → 서버 : SYN (seq=0)', '클라이언트 -> 서버 : SYN seq=0'],
];

const ANSWERS: NotationTable = [
  ['B -> A : SYN-ACK seq=0 ack=1', 'B -> A : SYN+ACK seq=0 ack=1'],
  ['B -> A : SYN/ACK seq=0 ack=1', 'B -> A : SYN+ACK seq=0 ack=1'],
  ['B -> A : SYN ACK seq=0 ack=1', 'B -> A : SYN+ACK seq=0 ack=1'],
  ['B -> A : SYN & ACK seq=0 ack=1', 'B -> A : SYN+ACK seq=0 ack=1'],
  ['B -> A : SYN|ACK seq=0 ack=1', 'B -> A : SYN+ACK seq=0 ack=1'],
  ['B -> A : SYN, ACK seq=0 ack=1', 'B -> A : SYN+ACK seq=0 ack=1'],
  ['B -> A : SYN and ACK seq=0 ack=1', 'B -> A : SYN+ACK seq=0 ack=1'],
  ['B -> A : SYNACK seq=0 ack=1', 'B -> A : SYN+ACK seq=0 ack=1'],
  ['B -> A : SYN_ACK seq=0 ack=1', 'B -> A : SYN+ACK seq=0 ack=1'],
  ['B -> A : S. seq=0 ack=1', 'B -> A : SYN+ACK seq=0 ack=1'],
  ['B -> A : SYN+ACK seq=0 ack=0+1', 'B -> A : SYN+ACK seq=0 ack=1'],
  ['B -> A : SYN+ACK {seq=0, ack=1}', 'B -> A : SYN+ACK seq=0 ack=1'],
  ['B -> A : SA seq=0 ack=1', 'B -> A : SYN+ACK seq=0 ack=1'],
  ['B -> A : [SYN, ACK] seq=0 ack=1', 'B -> A : SYN+ACK seq=0 ack=1'],
  ['B -> A : [SYN,ACK] (seq=0, ack=1)', 'B -> A : SYN+ACK seq=0 ack=1'],
  ['B -> A : SYN+ACK (seq=0, ack=1)', 'B -> A : SYN+ACK seq=0 ack=1'],
  ['B -> A : SYN+ACK seq=0, ack=1', 'B -> A : SYN+ACK seq=0 ack=1'],
  ['B -> A : SYN=1, ACK=1, seq=0, ack=1', 'B -> A : SYN+ACK seq=0 ack=1'],
  ['A <= B : SYN-ACK (seq=0, ack=1)', 'B -> A : SYN+ACK seq=0 ack=1'],
];

const CLAIMS: NotationTable = [
  ['expect A in SYN-SENT', 'expect A in SYN_SENT'],
  ['expect A is SYN_SENT', 'expect A in SYN_SENT'],
  ['expect A SYN_SENT', 'expect A in SYN_SENT'],
  ['expect A in "SYN_SENT"', 'expect A in SYN_SENT'],
  ['expect A in syn_sent', 'expect A in SYN_SENT'],
  ['expect A in SynSent', 'expect A in SYN_SENT'],
  ['expect A in SYN_S', 'expect A in SYN_SENT'],
  ['expect A = SYN-SENT', 'expect A in SYN_SENT'],
];

const AFTER: NotationTable = [
  ['# the answer', '// the answer'],
  ['note: A waits', 'note "A waits"'],
  ['Note over A,B: both wait', 'note A, B "both wait"'],
  ['[A: SYN_SENT]', 'expect A in SYN_SENT'],
  ['A times out', 'A : timeout'],
  ['A: timeout()', 'A : timeout'],
];

const DATA: NotationTable = [
  ['A -> B : DATA (10 bytes)', 'A -> B : PSH+ACK len=10'],
  ['A -> B : data 10 bytes', 'A -> B : PSH+ACK len=10'],
  ['A -> B : DATA len=10', 'A -> B : PSH+ACK len=10'],
  ['A -> B : DATA (len=10)', 'A -> B : PSH+ACK len=10'],
  ['A -> B : PUSH-ACK len=10', 'A -> B : PSH+ACK len=10'],
  ['A -> B : RESET', 'A -> B : RST'],
];

describe('a line in another notation', () => {
  it.each(LINES)('%s', (written, ours) => expect(firstFix(written)).toBe(ours));

  const SYN = 'A -> B : SYN seq=0\n';
  it.each(ANSWERS)('%s', (written, ours) =>
    expect(firstFix(`${SYN}${written}\nA -> B : ACK seq=1 ack=1\n`)).toBe(`${SYN}${ours}\nA -> B : ACK seq=1 ack=1\n`),
  );

  const SPEAKING = 'host A in ESTABLISHED\nhost B in ESTABLISHED\n';
  it.each(DATA)('%s', (written, ours) => expect(firstFix(`${SPEAKING}${written}\n`)).toBe(`${SPEAKING}${ours}\n`));

  it.each(AFTER)('%s', (written, ours) => expect(firstFix(`${SYN}${written}\n`)).toBe(`${SYN}${ours}\n`));

  it.each(CLAIMS)('%s', (written, ours) => expect(firstFix(`${SYN}${written}\n`)).toBe(`${SYN}${ours}\n`));

  it('is run as it seems to be meant: what follows is judged', () => {
    const text = `${SYN}B -> A : [SYN, ACK] (seq=0, ack=1)\nA -> B : ACK seq=7 ack=1\n`;
    expect(analysed(text).problems.map(({ code }) => code)).toEqual(['syntax', 'tcp/seq']);
  });
});
