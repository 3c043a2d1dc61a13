/** Documents: blocks and bare statements, imports, protocols by name, exchanges after each other, what is meant to be wrong. */
import { describe, expect, it } from 'vitest';
import { analysed, check, endOf } from './testing/check.js';

const OPEN = 'A -> B : SYN\n  B -> A : SYN+ACK\n  A -> B : ACK\n';

describe('a bare document', () => {
  it('is one exchange without a name', () => {
    const analysis = check(OPEN);
    expect(analysis.exchanges).toMatchObject([{ exchange: { name: '', title: '', nameSpan: { start: 0, end: 1 } } }]);
  });

  it('may name its protocol once', () => {
    expect(check(`using tcp\n${OPEN}`).exchanges[0]).toMatchObject({ using: { text: 'tcp' }, machine: { name: 'tcp' } });
    check(`using tcp\n  using tcp\n  //    ^^^ syntax There is already a using above\n${OPEN}`);
  });

  it('is empty without statements', () => expect(check('// nothing\n').exchanges).toEqual([]));

  it('is no mixture with blocks', () => {
    const analysis = check(`exchange e { A -> B : SYN; B -> A : SYN+ACK; A -> B : ACK }
      A -> B : SYN
      //at A -> B : SYN => syntax Statements belong in exchange blocks here
      B -> A : nonsense`);
    expect(analysis.exchanges).toHaveLength(1);
  });
});

describe('exchanges', () => {
  it('have a name, a title, a protocol and one before', () => {
    const analysis = check(
      `exchange b "Title b" using tcp after a { A -> B : FIN; B -> A : ACK; B -> A : FIN; A -> B : ACK; A : timeout }\nexchange a "Title a" { ${OPEN.replaceAll('\n', ';')} }`.replaceAll(
        'FIN;',
        'FIN+ACK;',
      ),
    );
    expect(analysis.exchanges.map(({ exchange }) => `${exchange.name} ${exchange.title}`)).toEqual(['b Title b', 'a Title a']);
    expect(endOf(analysis, 0)).toBe('A CLOSED, B CLOSED');
    expect(endOf(analysis, 1)).toBe('A ESTABLISHED, B ESTABLISHED');
    expect(analysis.exchanges[0]).toMatchObject({ using: { text: 'tcp' }, after: { text: 'a' } });
    expect(analysis.references.map(({ what, name }) => `${what} ${name.text}`).sort()).toEqual(['exchange a', 'protocol tcp']);
  });

  it('go on with the protocol of the one before', () => {
    const mine = 'protocol mine { message Hi; initial state S { send Hi; receive Hi } }';
    const analysis = check(`${mine}\nexchange a using mine { A -> B : Hi }\nexchange b after a { B -> A : Hi }`);
    expect(analysis.exchanges.map(({ machine }) => machine.name)).toEqual(['mine', 'mine']);
  });

  it('are declared once, and name what exists', () => {
    const { exchanges } = check(`exchange open { }
exchange open { }
//       ^^^^ duplicate-name
exchange c after opne { A -> B : RST }
//               ^^^^ unknown-name open
exchange d using tpc { A -> B : RST }
//               ^^^ unknown-name tcp`);
    expect(exchanges.map(({ exchange }) => exchange.name)).toEqual(['open', 'open', 'c']);
  });

  it('do not come back to themselves', () => {
    check(`exchange a after c { }
exchange b after a { A -> B : RST }
exchange c after b { }
//               ^ cycle c → b → a → c
exchange d after b { A -> B : RST }
exchange e after e { }
//               ^ cycle e → e`);
  });

  it('are not asked for answers that a later one gives', () => {
    check('exchange a { A -> B : SYN }\nexchange b after a { B -> A : SYN+ACK; A -> B : ACK }');
    check('exchange a {\n  A -> B : SYN\n  //       ^^^ unanswered\n}');
  });
});

describe('imports', () => {
  const files = {
    'p.hsk': 'protocol mine "Mine" { message Hi; initial state S { send Hi; receive Hi } }',
    'open.hsk': `import "p.hsk"\nexchange open { ${OPEN.replaceAll('\n', ';')} }\nexchange say using mine { A -> B : Hi }`,
    'loop.hsk': 'import "test.hsk"',
    'self.hsk': 'import "self.hsk"',
    'broken.hsk': 'exchange open { A -> B : SYN; nonsense here }\nprotocol tcp extends tcp { state CLOSED "mine" }',
  };

  it('bring protocols and exchanges, near and far', () => {
    const analysis = check(
      'import "open.hsk"\nexchange a using mine { A -> B : Hi }\nexchange b after open { A -> B : FIN+ACK; B -> A : ACK }',
      files,
    );
    expect(analysis.exchanges.map(({ machine }) => machine.title)).toEqual(['Mine', 'Transmission Control Protocol']);
    expect(endOf(analysis, 1)).toBe('A FIN_WAIT_2, B CLOSE_WAIT');
    expect(analysis.imported.map(({ source }) => source)).toEqual(['open.hsk', 'p.hsk']);
    expect(analysis.references.find(({ what }) => what === 'protocol')?.target.source).toBe('p.hsk');
  });

  it('exist', () => void check('import "nowhere.hsk"\n//     ^^^^^^^^^^^^^ unknown-name nowhere.hsk', files));

  it('do not come back', () => {
    const loop = { 'loop.hsk': 'import "back.hsk"', 'back.hsk': 'import "loop.hsk"' };
    check('import "loop.hsk"', loop);
    const analysis = analysed('import "loop.hsk"', { ...files, 'test.hsk': '' });
    expect(analysis.problems).toMatchObject([{ code: 'cycle', facts: { path: ['test.hsk', 'loop.hsk', 'test.hsk'] } }]);
  });

  it('keep their own problems, and go before the shipped protocols', () => {
    const analysis = check('import "broken.hsk"\nexchange a after open { B -> A : SYN+ACK; A -> B : ACK }', files);
    expect(analysis.exchanges[0]?.machine.roles[0]?.states.find(({ name }) => name === 'CLOSED')?.text).toBe('mine');
  });
});

describe('expect error', () => {
  it('takes the error away, of whatever severity', () => {
    check(`exchange {
      A -> B : SYN seq=100
      expect error tcp/ack
      B -> A : SYN+ACK seq=300 ack=100
      expect error
      A -> B : ACK seq=100 ack=301
      expect error claim
      expect A in CLOSED
      expect error tcp/ack-flag
      A -> B : FIN
      expect error syntax
      A -> -> nonsense
      expect error unanswered
      B -> A : FIN+ACK
    }`);
  });

  it('must be right', () => {
    check(`exchange {
      A -> B : SYN seq=100
      expect error tcp/seq
      B -> A : SYN+ACK seq=300 ack=100
      //at B -> A : SYN+ACK seq=300 ack=100 => no-error it raises tcp/ack instead
      //                       ^^^^^^^ tcp/ack
      A -> B : ACK
      expect error
      //at expect error => no-error
    }`);
  });

  it('names a code that there is', () => {
    check(`exchange {
      A -> B : SYN seq=100
      expect error tcp/sequence
      B -> A : SYN+ACK seq=300 ack=101
      //at B -> A : SYN+ACK seq=300 ack=101 => no-error There is no code tcp/sequence, and nothing is wrong with this statement. Did you mean tcp/seq?
      expect error ack
      A -> B : ACK ack=99
      //at A -> B : ACK ack=99 => no-error There is no code ack, and this statement raises tcp/ack. Did you mean tcp/ack?
      //           ^^^^^^ tcp/ack
      expect error nonsense
      A -> B : PSH+ACK len=1
      //at A -> B : PSH+ACK len=1 => no-error Known codes: tcp/seq
      B -> A : ACK
    }`);
  });

  it('speaks of the next statement, over other expectations', () => {
    check(`exchange {
      A -> B : SYN seq=100
      expect error tcp/ack
      expect error tcp/ack
      B -> A : SYN+ACK seq=1 ack=7
      A -> B : ACK
      expect error tcp/ack
      note "not this one"
      //at note "not this one" => no-error
      A -> B : PSH+ACK ack=9 len=1
      //               ^^^^^ tcp/ack
      B -> A : ACK
    }`);
  });

  it('counts the claims at the end of the line', () => {
    check('exchange {\n  expect error claim\n  A -> B : SYN expect A in CLOSED\n  B -> A : SYN+ACK\n  A -> B : ACK\n}');
  });
});

describe('numbers that do not fit their field', () => {
  it('are wrong at the number', () => {
    check(`exchange {
      A -> B : SYN seq=4294967296 win=65535 ws=14
      //at 4294967296 => number 4294967295
      B -> A : SYN+ACK seq=1 win=65536 ws=15
      //at 65536 => number 65535
      //at 15 => number from 0 to 14
      A -> B : ACK
    }`);
  });
});

describe('words of heads', () => {
  it('can be names of hosts', () => void check('exercise -> either : SYN\neither -> exercise : SYN+ACK\nexercise -> either : ACK'));
});
