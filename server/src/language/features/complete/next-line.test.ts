import { describe, expect, it } from 'vitest';
import { analysed, atCursor, changed, errorsOf } from '../cursor.fixture.js';
import { nextLine } from './next-line.js';

const found = (marked: string): string | undefined => {
  const { analysis, offset } = atCursor(marked);
  const line = nextLine(analysis, offset);
  return line === undefined ? undefined : changed(analysis.text, [line]);
};
const written = (marked: string): string | undefined => found(marked)?.slice(marked.indexOf('<|>'));

const SYN = 'A -> B : SYN seq=100\n';
const OPEN = `${SYN}B -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=101 ack=301\n`;

describe('the line that is due', () => {
  it.each([
    [`${SYN}<|>`, 'B -> A : SYN+ACK seq=x ack=101'],
    [`${SYN}  <|>\n`, 'B -> A : SYN+ACK seq=x ack=101\n'],
    [`${SYN}B -> <|>`, 'A : SYN+ACK seq=x ack=101'],
    [`A -> B : SYN\n<|>`, 'B -> A : SYN+ACK'],
    [`${OPEN}<|>`, 'expect A in ESTABLISHED, B in ESTABLISHED'],
    [`exchange e {\n  ${SYN}  <|>\n}\n`, 'B -> A : SYN+ACK seq=x ack=101\n}\n'],
    [`exchange e {\n  host A\n  host B in LISTEN\n  <|>\n}\n`, 'A -> B : SYN seq=x\n}\n'],
    ['host C\nhost D in LISTEN\n<|>', 'C -> D : SYN seq=x'],
    ['using tls13\n<|>', 'A -> B : ClientHello'],
    [
      'using dhcp\nhost C is client\nhost S is server\nC -> S : DISCOVER xid=7\nS -> C : OFFER xid=7 yiaddr="10.0.0.5" server="gw-1"\n<|>',
      'C -> S : REQUEST xid=7 yiaddr="10.0.0.5" server="gw-1"',
    ],
    ['exchange e using tls13 {\n  A -> B : ClientHello\n  <|>\n}\n', 'B -> A : ServerHello\n}\n'],
  ])('after %j', (marked, expected) => {
    expect(written(marked)).toBe(expected);
  });

  it.each([
    '<|>',
    `${OPEN}expect A in ESTABLISHED\n<|>`,
    `${SYN}B -> A : FIN<|>`,
    `${SYN}B <|>-> A : FIN`,
    `${SYN}// <|>`,
    `${SYN}B -> A : SYN+ACK seq=x ack=101<|>`,
    `${OPEN}A -> B : <|>`,
    'exercise e "E" {\n  A -> B : SYN seq=100\n  <|>\n}\n',
    'protocol p {\n  <|>\n}\n',
    `exchange e {\n  ${SYN}}\n<|>`,
  ])('nothing at %j', (marked) => {
    expect(found(marked)).toBeUndefined();
  });

  it('taken, leaves no error', () => {
    for (const marked of [`${SYN}<|>`, `${OPEN}<|>`, 'host A\nhost B in LISTEN\n<|>'])
      expect(errorsOf(analysed(found(marked) ?? '')).filter((problem) => !problem.startsWith('unanswered'))).toEqual([]);
  });
});
