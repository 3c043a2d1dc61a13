import { describe, expect, it } from 'vitest';
import { analysed } from './cursor.fixture.js';
import { type HintKind, hints } from './hints.js';

const KINDS: readonly HintKind[] = ['states', 'fields', 'symbols'];

/** The text with the hints in it. */
function shown(text: string, kinds: readonly HintKind[] = KINDS): string {
  const found = hints(analysed(text), { start: 0, end: text.length }, (kind) => kinds.includes(kind));
  return found.toReversed().reduce((now, { offset, text: hint }) => {
    const words = hint.trimStart();
    return `${now.slice(0, offset)}${'·'.repeat(hint.length - words.length)}«${words}»${now.slice(offset)}`;
  }, text);
}

describe('hints', () => {
  it.each<[string, readonly HintKind[], string]>([
    ['A -> B : SYN seq=1', ['states'], 'A -> B : SYN seq=1«A SYN_SENT, B SYN_RECEIVED»'],
    ['A -> B : SYN seq=1 expect A in SYN_SENT', ['states'], 'A -> B : SYN seq=1 expect A in SYN_SENT«B SYN_RECEIVED»'],
    ['A -> B : SYN "l"\nB -> A : SYN+ACK', ['fields'], 'A -> B : SYN«seq=x» "l"\nB -> A : SYN+ACK«seq=y ack=x+1»'],
    ['A -> B : SYN seq=1\nB -> A : SYN+ACK seq=v ack=w', ['symbols'], 'A -> B : SYN seq=1\nB -> A : SYN+ACK seq=v ack=w«w = 2»'],
    [
      'A -> B : SYN seq=1\nexpect A in SYN_SENT, B in SYN_RECEIVED',
      ['states'],
      'A -> B : SYN seq=1\nexpect A in SYN_SENT, B in SYN_RECEIVED',
    ],
    [
      'A -> B : SYN seq=1\nB -> A : SYN+ACK seq=v ack=w',
      ['states'],
      'A -> B : SYN seq=1··········«A SYN_SENT, B SYN_RECEIVED»\nB -> A : SYN+ACK seq=v ack=w«A ESTABLISHED»',
    ],
    ['A -> B : SYN\nB -> A : SYN+ACK', KINDS, 'A -> B : SYN····«A SYN_SENT, B SYN_RECEIVED»\nB -> A : SYN+ACK«A ESTABLISHED»'],
    ['A -> B : SYN seq=1\nwhat is this\nB -> A : SYN+ACK', ['fields'], 'A -> B : SYN seq=1\nwhat is this\nB -> A : SYN+ACK«seq=x ack=2»'],
    ['A -> B : SYN seq=?\nB -> A : ?', KINDS, 'A -> B : SYN seq=?\nB -> A : ?'],
    ['A -> B : SYN seq=1\nexpect A in ?', ['states'], 'A -> B : SYN seq=1\nexpect A in ?'],
    ['A -> B : SYN (seq=1)', KINDS, 'A -> B : SYN (seq=1)«A SYN_SENT, B SYN_RECEIVED»'],
    ['A -> B [SYN] // why', ['states'], 'A -> B [SYN]«A SYN_SENT, B SYN_RECEIVED» // why'],
    ['1. A sends SYN (seq=1) to B.', ['states'], '1. A sends SYN (seq=1) to B.«A SYN_SENT, B SYN_RECEIVED»'],
    ['A -> B : SYN (seq=1) "a // b; c"', ['states'], 'A -> B : SYN (seq=1) "a // b; c"«A SYN_SENT, B SYN_RECEIVED»'],
    ['A -> B : [SYN]', ['fields'], 'A -> B : [SYN]'],
  ])('%j %j', (text, kinds, expected) => {
    expect(shown(text, kinds)).toBe(expected);
  });

  it('without columns are below the 43 characters from which VS Code cuts them', () => {
    const text =
      'A -> B : SYN seq=4294967295 "a long label of a student"\nB -> A : SYN+ACK\nA -> B : ACK\nA -> B : FIN+ACK\nB -> A : FIN+ACK';
    const found = hints(analysed(text), { start: 0, end: text.length }, () => true, false);
    expect(found.length).toBeGreaterThan(3);
    expect(Math.max(...found.map((hint) => hint.text.length))).toBeLessThan(43);
  });

  it('writing the left-out fields leaves the hints out', () => {
    const text = 'A -> B : SYN\nB -> A : SYN+ACK\nA -> B : ACK\n';
    const found = hints(analysed(text), { start: 0, end: text.length }, (kind) => kind === 'fields');
    const written = found.toReversed().reduce((now, { offset, writes = '' }) => now.slice(0, offset) + writes + now.slice(offset), text);
    expect(written).toBe('A -> B : SYN seq=x\nB -> A : SYN+ACK seq=y ack=x+1\nA -> B : ACK seq=x+1 ack=y+1\n');
    expect(analysed(written).problems).toEqual([]);
    expect(shown(written, ['fields'])).toBe(written);
  });
});

it('writes texts in quotes, and plain words where the author does', () => {
  const OFFER = 'using dhcp\nhost C is client\nhost S is server\nC -> S : DISCOVER xid=7\nS -> C : OFFER xid=7 yiaddr="10.0.0.5" server=';
  const written = (server: string) => {
    const text = `${OFFER}${server}\nC -> S : REQUEST`;
    return hints(analysed(text), { start: 0, end: text.length }, (kind) => kind === 'fields').map(({ writes }) => writes);
  };
  expect(written('"gw-1"')).toEqual([' xid=7 yiaddr="10.0.0.5" server="gw-1"']);
  expect(written('"Router"')).toEqual([' xid=7 yiaddr="10.0.0.5" server="Router"']);
  expect(written('Router')).toEqual([' xid=7 yiaddr="10.0.0.5" server=Router']);
});
