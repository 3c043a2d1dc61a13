import { describe, expect, it } from 'vitest';
import { atCursor } from './cursor.fixture.js';
import { hover } from './hover.js';

const OPEN = 'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=101 ack=301\n';
const text = (marked: string): string | undefined => {
  const { analysis, offset } = atCursor(marked);
  return hover(analysis, offset)?.text;
};

describe('hover', () => {
  it('a message: both ends, rules, numbers before and after', () => {
    const found = text(OPEN.replace('SYN+ACK', 'S<|>YN+ACK'));
    expect(found).toContain('**SYN+ACK** seq=300 ack=101, B → A');
    expect(found).toContain(
      'A: SYN_SENT → ESTABLISHED ([RFC 9293 §3.10.7.3](https://www.rfc-editor.org/rfc/rfc9293.html#section-3.10.7.3), fourth)',
    );
    expect(found).toContain('| | | before | after |\n|---|---|---|---|\n| A | snd_una | 100 | 101 |\n| A | rcv_nxt | – | 301 |');
    expect(found).toContain('A now owes ACK.');
    expect(found).toContain('**SYN**, a flag of tcp');
  });

  it('the same at the arrow', () => {
    expect(text('A -<|>> B : SYN\n')).toContain('A: CLOSED → SYN_SENT');
  });

  it.each([
    [`${OPEN}expect A in ESTAB<|>LISHED`, '**ESTABLISHED**, a state of tcp'],
    [`${OPEN}expect A in ESTAB<|>LISHED`, '- close → **FIN_WAIT_1**'],
    [
      `${OPEN}expect A in FIN_WAIT<|>_1`,
      'Ways out:\n\n- → **FIN_WAIT_2** when its FIN is acknowledged ([RFC 9293 §3.10.7.4](https://www.rfc-editor.org/rfc/rfc9293.html#section-3.10.7.4), fifth)',
    ],
    [`${OPEN}expect A in TIME<|>_WAIT`, 'Ways out:\n\n- timeout, abort → **CLOSED**'],
    ['A -> B : F<|>IN', '**FIN**, a flag of tcp\n\nno more text from its sender'],
    ['A -> B : SYN s<|>eq=1', '**seq**, a field of tcp\n\nsequence number'],
    ['A -> B : SYN seq=v<|>\nB -> A : SYN+ACK seq=1 ack=v+1', '**v**, a number of its own, different from all others\n\nUsed 2 times.'],
    ['A -> B : SYN seq=7\nB -> A : SYN+ACK seq=1 ack=w<|>', '**w**, another name for 8'],
    [`${OPEN}expect A.snd_<|>nxt = 101`, 'Here: A.snd_nxt = 101'],
    [`${OPEN}A : cl<|>ose`, 'A: ESTABLISHED → FIN_WAIT_1'],
    [`${OPEN}A : cl<|>ose`, '**close**, an event of tcp\n\nCLOSE: nothing more to send'],
    ['expect error tcp/<|>seq\nA -> B : SYN', '**tcp/seq**, an error of tcp'],
    ['host A "Client"\nhost B in LISTEN\nA<|> -> B : SYN', '**A**, Client\n\nCLOSED → SYN_SENT'],
    ['exchange open "T" { A -> B : SYN }\nexchange b after op<|>en { }', '**open**, an exchange of tcp: T\n\nEnds with A in SYN_SENT'],
    ['exchange open using t<|>cp { A -> B : SYN }', '**tcp**, a protocol'],
  ])('%j', (marked, expected) => {
    expect(text(marked)).toContain(expected);
  });

  it('tells a retransmission, and why something is dropped', () => {
    expect(text(`${OPEN.split('\n').slice(0, 2).join('\n')}\nB -> A : <|>SYN+ACK seq=300 ack=101\n`)).toContain(
      'A drops it: all of it has arrived before.',
    );
    expect(text('A -x B : SYN\nA -> B : <|>SYN\n')).toContain('This is a retransmission.');
  });

  it('does not give a ? away', () => {
    expect(text('A -> B : SYN seq=1\nB -<|>> A : ?')).toBeUndefined();
    expect(text('A -> B : SYN seq=1\nB -> A : SYN<|>+ACK ack=?')).toMatch(/^\*\*SYN\*\*, a flag of tcp/);
    expect(text('A -> B : SYN seq=1\nexpect A<|> in ?')).toBe('**A**');
  });

  it('is silent where nothing has a name', () => {
    expect(text('<|>')).toBeUndefined();
    expect(text('what is <|>this')).toBeUndefined();
  });
});

describe('in the text of a protocol', () => {
  const PROTOCOLS = `protocol other { message Ask (n); field n : int "of the other one"; initial state S { send Ask; receive Ask } }
protocol shop "A shop" {
  message Ask (n) "what does it cost"
  field n : int(8) = 1 "how many" else shop/n
  var asked : int "how many were asked for"
  let many = asked > 3 "many were asked for"
  action hear "keeps it in mind" { set asked = n }
  timer late
  initial state OPEN { send Ask; receive Ask when not many { do hear; assume asked = max(n, 2) }; on late }
}
`;
  const at = (word: string, marked: string) => text(PROTOCOLS.replace(word, marked));

  it.each([
    ['receive Ask when', 'rec<|>eive Ask when', '**receive**'],
    ['receive Ask when', 'receive Ask wh<|>en', 'A guard'],
    [
      'receive Ask when',
      'receive A<|>sk when',
      '**Ask**, a message of shop\n\nwhat does it cost\n\n- `n : int(8) = 1 else shop/n`: how many',
    ],
    ['not many', 'not ma<|>ny', '**many**, a definition of shop\n\nmany were asked for\n\n`let many = asked > 3`'],
    ['do hear', 'do he<|>ar', '**hear**, an action of shop\n\nkeeps it in mind'],
    ['assume asked', 'assume as<|>ked', '**asked**, a variable of shop\n\nhow many were asked for\n\n`asked : int`'],
    ['max(n', 'm<|>ax(n', 'the greater number'],
    ['max(n', 'max(<|>n', '**n**, a field of shop\n\nhow many\n\n`n : int(8) = 1 else shop/n`'],
    ['var asked', 'v<|>ar asked', 'A variable of each host'],
    ['on late', 'on la<|>te', '**late**, a timer of shop'],
    ['initial state OPEN', 'initial state OP<|>EN', '**OPEN**, a state of shop'],
  ])('%s: %s', (word, marked, expected) => expect(at(word, marked)).toContain(expected));

  it('says nothing of words in comments and texts', () => {
    expect(at('"how many were', '"how ma<|>ny when were')).toBeUndefined();
    expect(at('  timer late', '  timer late // wh<|>en')).toBeUndefined();
  });
});
