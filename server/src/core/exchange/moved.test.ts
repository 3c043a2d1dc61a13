import { describe, expect, it } from 'vitest';
import { analysed } from '../../language/testing/check.js';
import { moved } from './moved.js';

const LINES = [
  'A -> B : SYN+ACK seq=x+1 ack=7 "label" as m1 at 5ms takes 10ms expect A in SYN_SENT, B.snd_nxt == 3, A in ?',
  'stray A ~> B : ?',
  'm1 arrives',
  'A : timeout n=1 "why" at 2s',
  'host A "Client" is peer in CLOSED with snd_nxt=100, rcv_nxt=x',
  'host B',
  'note A, B "text"',
  'section "part"',
  'delay 50ms',
  'wait 200ms',
  'expect B in LISTEN',
  'expect error tcp/ack\nA -> B : ACK',
  'A -> B -',
];

const statements = (text: string) => analysed(text).exchanges[0]?.exchange.statements ?? [];

describe('moved down, a statement is what it is there', () => {
  it.each(LINES)('%j', (line) => {
    const found = statements(line);
    expect(found).not.toHaveLength(0);
    expect(found.map((statement) => moved(statement, 4))).toEqual(statements(`    ${line}`));
  });
});
