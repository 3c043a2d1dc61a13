/** The language's contract, sections 2 to 4: what can be written, and what is said of what cannot. */
import { describe, expect, it } from 'vitest';
import type { Exchange, Message, Statement } from '../core/exchange/exchange.js';
import { analysed, check, endOf } from './testing/check.js';

const HANDSHAKE = 'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=101 ack=301\n';
const OPEN = 'A ESTABLISHED, B ESTABLISHED';

const exchange = (text: string, index = 0): Exchange => {
  const found = analysed(text).exchanges[index]?.exchange;
  if (found === undefined) throw new Error('no exchange');
  return found;
};
const statements = (text: string): readonly Statement[] => exchange(text).statements;
const message = (text: string): Message | undefined => statements(text).find((each) => each.kind === 'message');

describe('lines', () => {
  it.each([
    ['end with LF', HANDSHAKE],
    ['end with CRLF', HANDSHAKE.replaceAll('\n', '\r\n')],
    ['end with CR', HANDSHAKE.replaceAll('\n', '\r')],
    ['end with ;', HANDSHAKE.replaceAll('\n', '; ')],
    ['may lack the last line break', HANDSHAKE.trimEnd()],
    ['may begin with a BOM', `\uFEFF${HANDSHAKE}`],
    ['may have NBSP and U+3000 for blanks', HANDSHAKE.replaceAll(' ', '\u00A0').replaceAll(':', '\u3000:')],
    ['may have tabs and blank lines', `\n\n\t${HANDSHAKE.replaceAll('\n', '\n\t\n  \n')}`],
    ['may stand close', HANDSHAKE.replaceAll(' : ', ':').replaceAll(' -> ', '->')],
    ['may stand in a block on one line', `exchange { ${HANDSHAKE.trimEnd().replaceAll('\n', '; ')} }`],
    ['may have comments', `// a\n/* b\n b */ ${HANDSHAKE.replaceAll('\n', ' // c\n').replaceAll(':', '/* d */ :')}/* e */`],
  ])('%s', (_, text) => {
    expect(endOf(check(text))).toBe(OPEN);
  });
});

describe('names', () => {
  it.each(['클라이언트', 'Zürich', 'クライアント_1', 'Ω', 'नमस्ते', '_', 'x1', '𝒳'])('%s', (name) => {
    const analysis = check(HANDSHAKE.replaceAll('A ', `${name} `).replaceAll('ACK', 'ACK'));
    expect(endOf(analysis)).toBe(`${name} ESTABLISHED, B ESTABLISHED`);
  });

  it('are compared in NFC', () => {
    const [composed, decomposed] = ['\u00E9', 'e\u0301'];
    const analysis = check(
      `${composed} -> B : SYN seq=1\nB -> ${decomposed} : SYN+ACK seq=5 ack=2\n${decomposed} -> B : ACK\nexpect ${decomposed} in ESTABLISHED`,
    );
    expect(analysis.exchanges[0]?.trace.hosts.map(({ name }) => name)).toEqual([composed, 'B']);
  });

  it('are case-sensitive, and hosts of any name are not mixed up', () => {
    expect(endOf(check('a -> A : SYN seq=1\nA -> a : SYN+ACK\na -> A : ACK'))).toBe('a ESTABLISHED, A ESTABLISHED');
    expect(endOf(check('constructor -> toString : SYN seq=1\ntoString -> constructor : SYN+ACK\nconstructor -> toString : ACK'))).toBe(
      'constructor ESTABLISHED, toString ESTABLISHED',
    );
  });
});

describe('strings and numbers', () => {
  it('have escapes', () => expect(message('A -> B : SYN "a \\"b\\" \\\\ \\n \\u00e9 // /* ; {"')?.label).toBe('a "b" \\ \n é // /* ; {'));

  it('have no other escapes, and an end', () => {
    check(`A -> B : SYN "a\\q"
           //at "a\\q" => syntax \\q
           B -> A : SYN+ACK "open
           //               ^^^^^ syntax no end
           A -> B : ACK`);
  });

  it('are decimal or hexadecimal, and kept as written', () => {
    expect(message('A -> B : SYN seq=0x1F')?.fields[0]?.value).toMatchObject({ kind: 'number', value: 31, written: '0x1F' });
    expect(message('A -> B : SYN seq=0012')?.fields[0]?.value).toMatchObject({ value: 12, written: '0012' });
    const huge = '9'.repeat(40);
    expect(message(`A -> B : SYN seq=${huge}`)?.fields[0]?.value).toMatchObject({ written: huge });
    check('A -> B : SYN seq=4294967296\n//at 4294967296 => number\nB -> A : SYN+ACK\nA -> B : ACK');
  });

  it('can be symbols with an offset, texts and blanks', () => {
    const fields = message('A -> B : SYN seq=x ack=x+1 len=y - 2 sack="1-2" win=?')?.fields.map(({ value }) => value);
    expect(fields).toMatchObject([
      { kind: 'symbol', name: 'x', offset: 0 },
      { kind: 'symbol', name: 'x', offset: 1 },
      { kind: 'symbol', name: 'y', offset: -2 },
      { kind: 'text', value: '1-2' },
      { kind: 'blank' },
    ]);
  });
});

describe('statements', () => {
  it('say where each of their parts stands', () => {
    const text = 'stray A ~> B : SYN+ACK seq=1 ack=x+2 "label" as m1 expect A in CLOSED, B.snd_nxt == 1';
    const at = (part: string) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length });
    const [sent, claims] = statements(text);
    expect(sent).toMatchObject({
      kind: 'message',
      stray: true,
      fate: 'in-flight',
      from: { text: 'A', span: at('A') },
      to: { text: 'B', span: at('B') },
      names: [{ text: 'SYN' }, { text: 'ACK' }],
      namesSpan: at('SYN+ACK'),
      fields: [
        { name: { text: 'seq' }, span: at('seq=1'), value: { span: at('1') } },
        { span: at('ack=x+2'), value: { span: at('x+2') } },
      ],
      label: 'label',
      segment: { text: 'm1', span: at('m1') },
      span: { start: 0, end: text.indexOf(' expect') },
    });
    expect(claims).toMatchObject({
      kind: 'claims',
      trailing: true,
      span: at('A in CLOSED, B.snd_nxt == 1'),
      claims: [
        { kind: 'state', span: at('A in CLOSED') },
        { kind: 'variable', variable: { text: 'snd_nxt' }, value: { value: 1 } },
      ],
    });
  });

  it('of hosts have their parts in any order, with commas or without', () => {
    const parts = {
      name: { text: 'A' },
      label: 'L',
      role: { text: 'r' },
      state: { text: 'S' },
      variables: [{ name: { text: 'a' } }, { name: { text: 'b' } }],
    };
    for (const line of ['host A "L" is r in S with a=1, b=2', 'host A with a=1 b=2 in S is r "L"', 'host A in S with a=1, b=2 "L" is r'])
      expect(statements(line)[0]).toMatchObject({ kind: 'host', ...parts });
    expect(statements('host A')[0]).toMatchObject({ label: '', variables: [] });
  });

  it('can be blanks', () => {
    expect(message('A -> B : ?')).toMatchObject({ blank: true, names: [], namesSpan: { start: 9, end: 10 } });
    expect(statements('expect A in ?')[0]).toMatchObject({ claims: [{ kind: 'state', host: { text: 'A' } }] });
  });

  it('are of all other kinds', () => {
    const all = statements(
      'A -x B : SYN\nm arrives\nA : send len=10 "w" \nnote "n"\nnote A, B "n"\nsection "s"\nexpect A in S\nexpect error',
    );
    expect(all.map((each) => each.kind)).toEqual(['message', 'arrival', 'event', 'note', 'note', 'section', 'claims', 'expect-error']);
    expect(all[0]).toMatchObject({ fate: 'lost' });
    expect(all[2]).toMatchObject({ event: { text: 'send' }, fields: [{ name: { text: 'len' } }], label: 'w' });
    expect(all[4]).toMatchObject({ hosts: [{ text: 'A' }, { text: 'B' }], text: 'n' });
  });

  it('have an order', () => {
    check(`exchange {
      host A "L" in CLOSED in LISTEN "M"
      //                      ^^^^^^ syntax one state
      host B in LISTEN
      A -> B : SYN "L" seq=1
      //               ^^^^^ syntax before the label
      B -> A : SYN+ACK "L" "M"
      //                   ^^^ syntax one label
      A -> B : ACK expect A in ESTABLISHED as x
      //                                      ^ syntax as comes once
      A : send as m2
      //          ^^ syntax only a message
      stray A : close
      //      ^ syntax an arrow
    }`);
  });
});

describe('lines that cannot be read', () => {
  it('say what was expected', () => {
    check(`exchange {
      host A; host B
      A
      //at A => syntax an arrow after the host: ->, -x or ~>
      A -xB : SYN
      //at - => syntax -x with a space after it
      A -> B : SYN seq=
      //              ^ syntax a value
      B -> A : SYN+ACK
      A -> B : ACK
      expect A in
      //       ^^ syntax the name of a state, or ?
    }`);
  });

  it.each([
    ['A → B : SYN', '→', 'Write -> instead of →.'],
    ['A -> B ： SYN', '：', 'Write : instead of ：.'],
    ['A -> B : SYN @#', '@#', 'These characters mean nothing here.'],
    ['A -> B : SYN \u0000', '\u0000', 'This character means nothing here.'],
  ])('%s', (text, part) => {
    const { problems } = analysed(text);
    expect(problems.filter(({ code }) => code === 'syntax')).toMatchObject([
      { span: { start: text.indexOf(part), end: text.indexOf(part) + part.length } },
    ]);
  });
});
