/** A class of students: what they hand in for the shipped exercises, right in different ways, with slips, and with tricks. */
import { describe, expect, it } from 'vitest';
import { lossesOf } from './hand-ins.fixture.js';

type HandIns = Readonly<Record<string, readonly string[]>>;

/** By the number of the exercise. */
const RIGHT: HandIns = {
  '01': [
    'A -> B : SYN seq=100 | B -> A : SYN+ACK seq=300 ack=101 | A -> B : ACK seq=101 ack=301',
    'A → B : SYN seq=100 | B → A : SYN-ACK seq=300 ack=101 | A → B : ACK seq=101 ack=301',
    'A -> B : SYN(seq=100) | B -> A : [SYN, ACK] seq=300, ack=101 | A => B : ACK, seq=101, ack=301',
    'A->B:SYN seq=100|B->A:ACK+SYN ack=0x65 seq=300|A->B:ACK ack=301 seq=101',
    'A -> B : syn seq=100 | B -> A : Syn+Ack Seq=300 Ack=101 | A -> B : ack SEQ=101 ACK=301',
    'A -> B : SYN seq=100 | expect A in SYN_SENT | B -> A : SYN+ACK seq=300 ack=101 | A -> B : ACK seq=101 ack=301',
    'A -> B : SYN seq:100 | B -> A : SYN, ACK (Seq = 300, Ack = 101) | A->>B: ACK seq = 101 ack = 301',
    'A -> B : SYN seq=100 "hello" | note "done" | B -> A : SYN+ACK seq=300 ack=101 // right | A -> B : ACK seq=101 ack=301 as last',
    'host B "Server" in LISTEN | host A "Client" | A -> B : SYN seq=100 | B -> A : SYN+ACK seq=300 ack=101 | A -> B : ACK seq=101 ack=301',
  ],
  '02': [
    'A -> B : SYN seq=100 | expect A is SYN SENT and B is SYN_RECEIVED | B -> A : SYN+ACK seq=300 ack=101 | expect A = ESTABLISHED and B in SYN_RECEIVED | A -> B : ACK seq=101 ack=301 | expect (B in ESTABLISHED and A in ESTABLISHED)',
    'A -> B : SYN seq=100 | expect A in SYN-SENT, B in SYN-RECEIVED | B -> A : SYN+ACK seq=300 ack=101 | expect A in ESTAB, B in SYN_RCVD | A -> B : ACK seq=101 ack=301 | expect A in ESTABLISHED, B in ESTABLISHED',
    'A -> B : SYN seq=100 | expect B in SYN_RECEIVED, A in SYN_SENT | B -> A : SYN+ACK seq=300 ack=101 | expect A in ESTABLISHED | expect B in SYN_RECEIVED | A -> B : ACK seq=101 ack=301 | expect B in ESTAB | expect A in ESTAB',
    'A -> B : SYN seq=100 expect A in Syn_Sent, B in Syn_Rcvd | B -> A : SYN+ACK seq=300 ack=101 expect A in established, B in SYN_RECV | A -> B : ACK seq=101 ack=301 expect A in Established, B in Established',
  ],
  '03': [
    'A -> B : SYN seq=100 | B -> A : SYN+ACK seq=300 ack=101 | A -> B : ACK seq=101 ack=301 | expect A in ESTABLISHED | A -> B : PSH+ACK seq=101 ack=301 len=50 | B -> A : ACK seq=301 ack=151',
    'shuffle { | A -> B : SYN seq=100 | B -> A : SYN+ACK seq=300 ack=101 | A -> B : ACK seq=101 ack=301 | A -> B : PSH+ACK seq=101 ack=301 len=50 | B -> A : ACK seq=301 ack=151 | }',
    'A -> B : SYN seq=100 | B -> A : SYN+ACK seq=300 ack=101 | A -> B : ACK seq=101 ack=301 | A -> B : PSH+ACK seq=101 ack=301 len=50 | B -> A : ACK seq=301 ack=151',
    'shuffle { | A → B : SYN seq=100 | B → A : SYN/ACK seq=300 ack=101 | A → B : ACK seq=101 ack=301 | A → B : PSH+ACK seq=101 ack=301 len=50 | B → A : ACK seq=301 ack=151 | }',
  ],
  '04': [
    'A -> B : SYN | B -> A : SYN+ACK | A -> B : ACK | expect A in ESTABLISHED, B in ESTABLISHED',
    'A -> B : SYN | B -> A : SYN-ACK | A -> B : ACK | expect B in ESTAB, A in ESTAB',
    'A -> B : SYN seq=700 | B -> A : SYN+ACK seq=300 ack=701 | A -> B : ACK seq=701 | expect A in ESTABLISHED, B in ESTABLISHED',
    'A -> B : SYN | B -> A : SYN+ACK seq=7 ack=x+1 | A -> B : ACK | expect A in ESTABLISHED | expect B in ESTABLISHED',
    'A → B : SYN | B → A : SYN ACK | A → B : ACK | expect A in ESTABLISHED, B in ESTABLISHED',
  ],
  '05': [
    'A -> B : SYN seq=5000 | B -> A : SYN+ACK seq=9000 ack=5001 | A -> B : ACK seq=5001 ack=9001',
    'A → B : SYN seq=5000 | B → A : SYN-ACK seq=9000 ack=5001 | A → B : ACK seq=5001 ack=9001',
    'A -> B : SYN seq=5000 | expect error tcp/ack | B -> A : SYN+ACK seq=9000 ack=5000 | A -> B : ACK seq=5001 ack=9001',
  ],
  '06': [
    'A -> B : PSH+ACK seq=1000 len=100 | B -> A : ACK ack=1000+100 | A -> B : PSH+ACK seq=1100 len=100 | B -> A : ACK {ack=1200}',
    'A -> B : PSH+ACK seq=1000 len=100 | B -> A : ACK ack=1100 | A -> B : PSH+ACK seq=1100 len=100 | B -> A : ACK ack=1200',
  ],
  '07': [
    'A -> B : SYN seq=100 | expect A in SYN_SENT, B in SYN_RECEIVED | B -> A : SYN+ACK seq=300 ack=101 | expect A in ESTABLISHED, B in SYN-RCVD | A -> B : ACK seq=101 ack=301 | expect A in ESTABLISHED, B in ESTABLISHED',
    'A -> B : SYN seq=100 | expect A in SYN_SENT | expect B in SYN_RECEIVED | B -> A : SYN+ACK seq=300 ack=101 | expect B in SYN_RECEIVED | expect A in ESTABLISHED | A -> B : ACK seq=101 ack=301 | expect B in ESTABLISHED, A in ESTABLISHED',
  ],
  '08': [
    'A -> B : FIN+ACK seq=101 ack=301 | B -> A : ACK | B -> A : FIN+ACK | A -> B : ACK',
    'A -> B : FIN+ACK seq=101 ack=301 | B -> A : FIN-ACK | A -> B : ACK',
    'A → B : FIN/ACK seq=101 ack=301 | B → A : ACK (seq=301 ack=102) | B → A : PSH+ACK len=20 | A → B : ACK | B → A : FIN, ACK | A → B : ACK',
    'host B in ESTAB with rcv_nxt=101, snd_nxt=301 | host A in Established with snd_nxt=101, rcv_nxt=301 | A -> B : FIN+ACK seq=101 ack=301 | B -> A : ACK | B : close | B -> A : FIN+ACK | A -> B : ACK',
  ],
  '09': [
    'A -> B : FIN+ACK seq=101 ack=301 | expect A in FIN-WAIT-1, B in CLOSE-WAIT | B -> A : ACK seq=301 ack=102 | expect A in FIN_WAIT2 | expect B in CLOSE_WAIT | B -> A : FIN+ACK seq=301 ack=102 | expect B in LAST-ACK, A in TIME-WAIT | A -> B : ACK seq=102 ack=302 | expect A in TIME_WAIT, B in closed',
  ],
  '10': ['A -> B : FIN+ACK seq=101 ack=301 | B -> A : FIN+ACK | A -> B : ACK'],
  '11': [
    'A -> B : SYN | B -> A : RST+ACK',
    'A -> B : SYN seq=7 | B -> A : RST+ACK seq=0 ack=8',
    'A : connect | A → B : SYN seq=7 | B → A : RST-ACK seq=0 ack=8',
  ],
  '12': [
    'A -> B : SYN seq=100 | B -x A : SYN+ACK seq=300 ack=101 | B : timeout | B -> A : SYN+ACK seq=300 ack=101 | A -> B : ACK seq=101 ack=301',
    'A -> B : SYN | B -x A : SYN+ACK | A : timeout | A -> B : SYN | B -> A : SYN+ACK | A -> B : ACK',
  ],
  '13': [
    'A -x B : ACK seq=101 len=100 | A -> B : ACK seq=201 len=100 | A -> B : ACK seq=301 len=100 | expect B.rcv_nxt = 101 | expect A.snd_nxt = 401',
  ],
  '14': [
    'A -x B : PSH+ACK seq=101 len=80 | A : timeout | A -> B : PSH+ACK seq=101 len=80 | B -> A : ACK',
    'A -x B : PSH+ACK seq=101 len=80 | A : timeout | A -x B : PSH+ACK seq=101 len=80 | A : timeout | A -> B : PSH+ACK seq=101 len=80 | B -> A : ACK',
  ],
  '15': [
    'A -> B : FIN+ACK seq=101 ack=301 | B -> A : ACK seq=301 ack=102 | B -> A : FIN+ACK seq=301 ack=102 | A -x B : ACK seq=102 ack=302 | B : timeout | B -> A : FIN+ACK | A -> B : ACK | A : timeout',
  ],
  '16': [
    'A ~> B : ACK seq=101 len=100 as first | A -> B : ACK seq=201 len=100 | B -> A : ACK ack=101 | first arrives | B -> A : ACK ack=301',
  ],
  '17': [
    'B -> A : ACK seq=301 ack=101 win=300 | A -> B : ACK seq=101 ack=301 len=200 | expect error tcp/window | A -> B : PSH+ACK seq=301 ack=301 len=200 | expect B.rcv_nxt = 401',
    'B -> A : ACK seq=301 ack=101 win=300 | A -> B : ACK seq=101 ack=301 len=200 | A -> B : PSH+ACK seq=301 ack=301 len=100 | expect B.rcv_nxt = 401',
  ],
  '18': [
    'A ~> B : SYN seq=100 as syn_of_A | B -> A : SYN seq=300 | syn_of_A arrives | expect A in SYN_RECEIVED, B in SYN_RECEIVED | A ~> B : SYN-ACK as x | B -> A : SYN+ACK | x arrives',
  ],
  '20': [
    'A -> B : FIN+ACK | B -> A : ACK | B -> A : ACK len=250 | A -> B : ACK | B -x A : PSH+ACK len=250 | B : timeout | B -> A : PSH+ACK len=250 | A -> B : ACK | B -> A : FIN+ACK | A -> B : ACK | A : timeout',
    'A -> B : FIN+ACK | B -> A : ACK | B -x A : PSH+ACK len=500 | B : timeout | B -> A : PSH+ACK len=500 | A -> B : ACK | B -> A : FIN+ACK | A -> B : ACK | A : timeout',
    'A -> B : FIN+ACK | B -> A : ACK | B -x A : ACK len=250 | B -> A : ACK len=250 | A -> B : ACK | B : timeout | B -> A : ACK seq=301 len=500 | A -> B : ACK | B -> A : FIN+ACK | A -> B : ACK | A : timeout',
  ],
};

/** Slips and tricks. */
const WRONG: HandIns = {
  '01': [
    'A -> B : SYN seq=100 | expect A.snd_nxt = p | B -> A : SYN+ACK seq=300 ack=p | expect B.snd_nxt = q | A -> B : ACK seq=p ack=q',
    '',
    'A -> B : SYN seq=100 | B -> A : SYN+ACK seq=300 ack=100 | A -> B : ACK seq=101 ack=301',
    'A -> B : SYN seq=100 | B -> A : SYN+ACK seq=300 | A -> B : ACK',
    'A -> B : SYN seq=100 | B -> A : SYN+ACK seq=300 ack=a | A -> B : ACK seq=b ack=c',
    'A -> B : SYN seq=100 | expect B.rcv_nxt = p | B -> A : SYN+ACK seq=300 ack=p | A -> B : ACK seq=p ack=301',
    'A -> B : SYN seq=x | B -> A : SYN+ACK seq=y ack=x+1 | A -> B : ACK seq=x+1 ack=y+1',
    'A -> B : SYN seq=100 | expect A.iss = x | B -> A : SYN+ACK seq=300 ack=x+1 | A -> B : ACK seq=101 ack=301',
    'A -> B : SYN seq=100 | stray B -> A : SYN+ACK seq=300 ack=101 | A -> B : ACK seq=101 ack=301',
    'A -> B : SYN seq=100 | B -x A : SYN+ACK seq=300 ack=55 | A -> B : ACK seq=101 ack=301',
    'A -> B : SYN seq=100 | expect error tcp/ack | B -> A : SYN+ACK seq=300 ack=55 | A -> B : ACK seq=101 ack=301',
    'A -> B : SYN seq=100 | B -> A : SYN+ACK seq=300 ack=? | A -> B : ACK seq=? ack=?',
    'A -> B : SYN seq=100 | B -> A : SYN+ACK seq=300 ack=101 win=1 | A -> B : ACK seq=101 ack=301',
    'A -> B : SYN seq=100 | B -> A : SYN+ACK seq=300 ack=101 | A -> B : ACK seq=101 ack=301 len=10',
    'host A in ESTABLISHED | host B in ESTABLISHED | A -> B : SYN seq=100 | B -> A : SYN+ACK seq=300 ack=101 | A -> B : ACK seq=101 ack=301',
  ],
  '02': [
    'A -> B : SYN seq=100 | B -> A : SYN+ACK seq=300 ack=101 | A -> B : ACK seq=101 ack=301',
    'A -> B : SYN seq=100 | expect A in SYN_SENT, B in SYN_SENT | B -> A : SYN+ACK seq=300 ack=101 | expect A in ESTABLISHED, B in SYN_RECEIVED | A -> B : ACK seq=101 ack=301 | expect A in ESTABLISHED, B in ESTABLISHED',
    'A -> B : SYN seq=100 | expect A in (SYN_SENT, CLOSED), B in (LISTEN, SYN_RECEIVED) | B -> A : SYN+ACK seq=300 ack=101 | expect A in ESTABLISHED, B in SYN_RECEIVED | A -> B : ACK seq=101 ack=301 | expect A in ESTABLISHED, B in ESTABLISHED',
    'A -> B : SYN seq=100 | expect not A in CLOSED, not B in CLOSED | B -> A : SYN+ACK seq=300 ack=101 | expect A in ESTABLISHED, B in SYN_RECEIVED | A -> B : ACK seq=101 ack=301 | expect A in ESTABLISHED, B in ESTABLISHED',
  ],
  '03': [
    'shuffle { | A -> B : SYN seq=100 | B -> A : SYN+ACK seq=300 ack=101 | A -> B : PSH+ACK seq=101 ack=301 len=50 | B -> A : ACK seq=301 ack=151 | }',
    'shuffle { | A -> B : SYN seq=100 | B -> A : SYN+ACK seq=300 ack=101 | A -> B : PSH+ACK seq=101 ack=301 len=50 | A -> B : ACK seq=101 ack=301 | B -> A : ACK seq=301 ack=151 | }',
  ],
  '04': [
    'A -> B : SYN | B -> A : SYN+ACK | A -> B : RST | expect A in ESTABLISHED, B in ESTABLISHED',
    'A -> B : SYN | B -> A : RST+ACK | A -> B : SYN | expect A in ESTABLISHED, B in ESTABLISHED',
    'A -> B : SYN | B -> A : ? | A -> B : ? | expect A in ESTABLISHED, B in ESTABLISHED',
    'A -> B : SYN | B -> A : SYN+ACK | A -> B : ACK',
    'A -> B : SYN | B -x A : SYN+ACK | A -> B : ACK | expect A in ESTABLISHED, B in ESTABLISHED',
    'A -> B : SYN | B -> A : SYN+ACK | A -> B : FIN+ACK | expect A in ESTABLISHED, B in ESTABLISHED',
  ],
  '05': [
    'A -> B : SYN seq=5000 | B -> A : SYN+ACK seq=9000 | A -> B : ACK seq=5001 ack=9001',
    'A -> B : SYN seq=5000 | B -> A : SYN+ACK seq=9000 ack=5000 | A -> B : ACK seq=5001 ack=9001',
    'A -> B : SYN seq=5000 | B -> A : SYN+ACK seq=9000 ack=? | A -> B : ACK seq=5001 ack=9001',
    'A -> B : SYN seq=5000 | B -> A : SYN+ACK seq=9000 ack=k | A -> B : ACK seq=5001 ack=9001',
    'A -> B : SYN seq=5000 | B -x A : SYN+ACK seq=9000 ack=5000 | A -> B : ACK seq=5001 ack=9001',
    'A -> B : SYN seq=5000 | stray B -> A : SYN+ACK seq=9000 ack=5000 | A -> B : ACK seq=5001 ack=9001',
    'A -> B : SYN seq=4999 | B -> A : SYN+ACK seq=9000 ack=5000 | A -> B : ACK seq=5000 ack=9001',
    'A -> B : SYN seq=5000 | expect error | B -> A : SYN+ACK seq=9000 ack=5000 | A -> B : ACK seq=5001 ack=9001',
    'A -> B : SYN seq=5000 | expect error tcp/seq | B -> A : SYN+ACK seq=9000 ack=5000 | A -> B : ACK seq=5001 ack=9001',
    'A -> B : SYN seq=5000 | A -> B : ACK seq=5001 ack=9001',
    'A -> B : SYN seq=5000 | expect A.snd_nxt = k | B -> A : SYN+ACK seq=9000 ack=k | A -> B : ACK seq=5001 ack=9001',
  ],
  '06': [
    'A -> B : PSH+ACK seq=1000 len=100 | B -> A : ACK ack=1001 | A -> B : PSH+ACK seq=1001 len=100 | B -> A : ACK ack=1101',
    'A -> B : PSH+ACK seq=1000 len=100 | B -> A : ACK | A -> B : PSH+ACK len=100 | B -> A : ACK',
    'A -> B : PSH+ACK seq=1000 len=100 | B -> A : ACK ack=1100 len=7 | A -> B : PSH+ACK seq=1100 len=100 | B -> A : ACK ack=1200',
    'A -> B : PSH+ACK seq=1000 len=100 | B -> A : ACK ack=n | A -> B : PSH+ACK seq=n len=100 | B -> A : ACK ack=n+100',
  ],
  '07': [
    'A -> B : SYN seq=100 | expect A in SYN_SENT, B in SYN_RECEIVED | B -> A : SYN+ACK seq=300 ack=101 | expect A in ESTABLISHED | A -> B : ACK seq=101 ack=301 | expect A in ESTABLISHED, B in ESTABLISHED',
    'A -> B : SYN seq=100 | expect A in SYN_SENT, B in SYN_RECEIVED | B -> A : SYN+ACK seq=300 ack=101 | expect A in ESTABLISHED, B in ? | A -> B : ACK seq=101 ack=301 | expect A in ESTABLISHED, B in ESTABLISHED',
    'A -> B : SYN seq=100 | expect A in SYN_SENT, B in SYN_RECEIVED | B -> A : SYN+ACK seq=300 ack=101 | A -> B : ACK seq=101 ack=301 | expect A in ESTABLISHED, B in ESTABLISHED',
    'A -> B : SYN seq=100 | expect A in SYN_SENT, B in SYN_RECEIVED | B -> A : SYN+ACK seq=300 ack=101 | expect A in ESTABLISHED, B in LISTEN | A -> B : ACK seq=101 ack=301 | expect A in ESTABLISHED, B in ESTABLISHED',
    'A -> B : SYN seq=100 | expect A in SYN_SENT, B in SYN_RECEIVED | B -> A : SYN+ACK seq=300 ack=101 | expect A in ESTABLISHED, not B in ESTABLISHED | A -> B : ACK seq=101 ack=301 | expect A in ESTABLISHED, B in ESTABLISHED',
    'A -> B : SYN seq=100 | expect A in SYN_SENT, B in SYN_RECEIVED | B -> A : SYN+ACK seq=300 ack=101 | A -> B : ACK seq=101 ack=301 | expect A in ESTABLISHED, B in ESTABLISHED | expect A in ESTABLISHED, B in ESTABLISHED',
  ],
  '08': [
    'A -> B : FIN+ACK seq=101 ack=301 | B -> A : ACK | B -> A : FIN+ACK | B : crash',
    'A -> B : FIN+ACK seq=101 ack=301',
    'A -> B : FIN+ACK seq=101 ack=301 | B -> A : ACK | B : abort | B -> A : RST+ACK',
    'A -> B : FIN+ACK seq=101 ack=301 | B -> A : ACK | B -> A : FIN+ACK',
    'A -> B : FIN+ACK seq=101 ack=301 | B -> A : FIN+ACK | A -x B : ACK | B : crash',
    'A -> B : FIN+ACK seq=101 ack=301 | B -> A : ACK | B -> A : FIN+ACK | A -> B : RST+ACK',
  ],
  '09': [
    'A -> B : FIN+ACK seq=101 ack=301 | expect A in FIN_WAIT_1, B in CLOSE_WAIT | B -> A : ACK seq=301 ack=102 | expect A in FIN_WAIT_2, B in CLOSE_WAIT | B -> A : FIN+ACK seq=301 ack=102 | expect A in TIME_WAIT, B in LAST_ACK | A -> B : ACK seq=102 ack=302 | expect A in CLOSED, B in CLOSED',
  ],
  '10': [
    'A -> B : FIN+ACK seq=101 ack=301 | B -> A : ACK | B -> A : FIN+ACK | A -> B : ACK',
    'A -> B : FIN+ACK seq=101 ack=301 | B -> A : FIN+ACK | A -> B : RST',
  ],
  '11': ['A -> B : SYN', 'A -> B : SYN | B -x A : RST+ACK | A : abort', 'A -> B : SYN | A : crash'],
  '12': [
    'A -> B : SYN seq=100 | A : timeout | A -x B : SYN seq=100 | B -> A : SYN+ACK seq=300 ack=101 | A -> B : ACK seq=101 ack=301',
    'A -x B : SYN seq=100 | A : timeout | A -> B : SYN seq=100 | B -> A : SYN+ACK seq=300 ack=101 | A -> B : ACK seq=101 ack=301',
    'A -> B : SYN | B -x A : SYN+ACK',
    'A -> B : SYN seq=100 | B -> A : SYN+ACK seq=300 ack=101 | A -x B : ACK seq=101 ack=301 | B : timeout | B -> A : SYN+ACK | A -> B : ACK',
  ],
  '14': [
    'A -x B : PSH+ACK seq=101 len=80',
    'A -> B : PSH+ACK seq=101 len=80 | B -> A : ACK',
    'A -x B : PSH+ACK seq=101 len=80 | A : timeout | A -> B : PSH+ACK seq=101 len=80',
  ],
  '15': [
    'A -> B : FIN+ACK seq=101 ack=301 | B -> A : ACK seq=301 ack=102 | B -> A : FIN+ACK seq=301 ack=102 | A -x B : ACK seq=102 ack=302 | B : crash | A : timeout',
    'A -> B : FIN+ACK seq=101 ack=301 | B -> A : ACK seq=301 ack=102 | B -> A : FIN+ACK seq=301 ack=102 | A -x B : ACK seq=102 ack=302 | A : timeout | B : abort',
    'A -> B : FIN+ACK seq=101 ack=301 | B -> A : ACK seq=301 ack=102 | B -> A : FIN+ACK seq=301 ack=102 | A -x B : ACK seq=102 ack=302 | A : timeout | B : timeout | B -> A : FIN+ACK | A -> B : RST',
    'A -> B : FIN+ACK seq=101 ack=301 | B -> A : ACK seq=301 ack=102 | B -> A : FIN+ACK seq=301 ack=102 | A -> B : ACK seq=102 ack=302 | A : timeout',
  ],
  '16': [
    'A -> B : ACK seq=101 len=100 as first | A -> B : ACK seq=201 len=100 | B -> A : ACK ack=301',
    'A ~> B : ACK seq=101 len=100 as first | A -> B : ACK seq=201 len=100 | B -> A : ACK ack=301 | first arrives | B -> A : ACK ack=301',
    'A ~> B : ACK seq=101 len=100 as first | A -> B : ACK seq=201 len=100 | B -> A : ACK ack=101 | first arrives | B -> A : ACK',
  ],
  '17': [
    'B -> A : ACK seq=301 ack=101 win=300 | A -> B : ACK seq=101 ack=301 len=200 | A -> B : PSH+ACK seq=301 ack=301',
    'B -> A : ACK seq=301 ack=101 win=300 | A -> B : ACK seq=101 ack=301 len=200 | A -x B : PSH+ACK seq=301 ack=301 len=200',
    'B -> A : ACK seq=301 ack=101 win=500 | A -> B : ACK seq=101 ack=301 len=200 | A -> B : PSH+ACK seq=301 ack=301 len=200 | expect B.rcv_nxt = 401',
  ],
  '18': [
    'A ~> B : SYN seq=100 as syn_of_A | B -> A : SYN seq=300 | syn_of_A arrives | expect A in SYN_RECEIVED, B in SYN_RECEIVED',
    'A -> B : SYN seq=100 | B -> A : SYN+ACK seq=300 | A -> B : ACK',
  ],
  '19': [
    'A ~> B : FIN+ACK seq=101 ack=301 as fin_of_A | B -> A : FIN+ACK seq=301 ack=101 | expect A in CLOSING, B in FIN_WAIT_1 | fin_of_A arrives | expect B in CLOSING | A -> B : FIN+ACK | expect B in TIME_WAIT | B -> A : ACK | expect A in TIME_WAIT, B in TIME_WAIT',
  ],
  '20': [
    'B -x A : PSH+ACK len=500 | B : timeout | B -> A : PSH+ACK len=500 | A -> B : ACK | A -> B : FIN+ACK | B -> A : FIN+ACK | A -> B : ACK | A : timeout',
    'A -> B : FIN+ACK | B -> A : ACK | B -x A : PSH+ACK len=400 | B : timeout | B -> A : PSH+ACK len=400 | A -> B : ACK | B -> A : FIN+ACK | A -> B : ACK | A : timeout',
    'A -> B : FIN+ACK | B -x A : ACK | B -> A : PSH+ACK len=500 | A -> B : ACK | B -> A : RST',
    'A -> B : FIN+ACK | B -> A : ACK | B -> A : PSH+ACK len=500 | A -> B : ACK | B -> A : FIN+ACK | A -> B : ACK | A : timeout',
    'A -> B : FIN+ACK | B -> A : ACK | B -x A : ACK | B -> A : PSH+ACK len=500 | A -> B : ACK | B -> A : FIN+ACK | A -> B : ACK | A : timeout',
    'A -> B : FIN+ACK | B -> A : ACK | B -x A : PSH+ACK len=500 | B : timeout | B -> A : PSH+ACK len=500 | A -> B : ACK | B : abort | B -> A : RST+ACK',
    'A -> B : FIN+ACK | B -> A : ACK | B -x A : PSH+ACK len=500 | B : timeout | B -> A : PSH+ACK len=500 | A -> B : ACK | B -> A : FIN+ACK | A -> B : ACK | A : crash',
  ],
};

const cases = (all: HandIns) => Object.entries(all).flatMap(([number, own]) => own.map((handIn) => [number, handIn] as const));

describe('a hand-in', () => {
  it.each(cases(RIGHT))('to %s is right: %s', (number, handIn) => expect(lossesOf(number, handIn)).toEqual([]));
  it.each(cases(WRONG))('to %s is wrong: %s', (number, handIn) => expect(lossesOf(number, handIn)).not.toEqual([]));
});
