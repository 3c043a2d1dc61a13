import { describe, expect, it } from 'vitest';
import { libraryNames } from '../../analysis/library.js';
import { analysed, atCursor, CURSOR, changed, errorsOf } from '../cursor.fixture.js';
import type { Offer } from '../offer.js';
import { spotAt } from '../spot.js';
import { complete } from './complete.js';
import { documented } from './skeletons.js';

const offered = (marked: string): readonly Offer[] => {
  const { analysis, offset } = atCursor(marked);
  return complete(analysis, offset, { files: () => ['lib/a.hsk', 'b.hsk'] });
};
const labels = (marked: string): readonly string[] => offered(marked).map(({ label }) => label);
const taken = (marked: string, { insert, replaces }: Offer): string => {
  const { analysis, offset } = atCursor(marked);
  return changed(analysis.text, [{ span: replaces ?? spotAt(analysis, offset).word, text: insert }]);
};
const SYN = 'A -> B : SYN seq=100\n';
const OPEN = `${SYN}B -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=101 ack=301\n`;

describe('messages', () => {
  it.each([
    ['A -> B : <|>', ['SYN']],
    [`${SYN}B -> A : <|>`, ['SYN+ACK', 'RST']],
    [`${SYN}B -> A : S<|>`, ['SYN+ACK', 'RST']],
    [`${SYN}B -> A : SYN+<|>`, ['SYN+ACK']],
    [`${SYN}B -> A : ACK+<|>`, ['SYN+ACK']],
    [`${SYN}B -> A : SYN+A<|>`, ['SYN+ACK']],
    [`${SYN}B -> A : SYN+ACK seq=300 ack=101\nA -> B :<|>`, ['ACK', 'FIN+ACK', 'RST']],
    [`${SYN}B -> A : <|>\nA -> B : ACK seq=101 ack=301\n`, ['SYN+ACK', 'RST']],
    [`${OPEN}A -> B : <|>`, ['FIN+ACK', 'RST', 'ACK']],
    [`${OPEN}nonsense nonsense\nA -> B : <|>`, ['FIN+ACK', 'RST', 'ACK']],
    [`exchange e {\n${OPEN}A -> B : <|>\n}\n`, ['FIN+ACK', 'RST', 'ACK']],
    [`exchange e {\n${OPEN}A -> B : <|>`, ['FIN+ACK', 'RST', 'ACK']],
    [`exchange e { ${OPEN.trimEnd().split('\n').join('; ')}; A -> B : <|> }`, ['FIN+ACK', 'RST', 'ACK']],
  ])('%j', (marked, expected) => {
    expect(labels(marked)).toEqual(expected);
  });

  it.each([
    `A -> B : ${CURSOR}`,
    `${SYN}B -> A : ${CURSOR}`,
    `${SYN}B -> A : SYN+${CURSOR}`,
    `${OPEN}A -> B : ${CURSOR}`,
    `${OPEN}B -> A : FI${CURSOR}`,
    `${OPEN}${CURSOR}`,
  ])('after %j, whatever is taken leaves no error', (marked) => {
    for (const each of offered(marked).filter(({ kind }) => kind === 'message'))
      expect(
        errorsOf(analysed(taken(marked, each))).filter((problem) => !problem.startsWith('unanswered')),
        each.label,
      ).toEqual([]);
  });

  it('come with their numbers, why, and what follows', () => {
    const [first] = offered(`${SYN}B -> A : ${CURSOR}`);
    expect(first).toMatchObject({ label: 'SYN+ACK', detail: 'seq=x ack=101', insert: 'SYN+ACK seq=x ack=101', preferred: true });
    expect(first?.documentation).toBe('B owes it: it answers SYN (RFC 9293 §3.10.7.2).\n\nA: SYN_SENT → ESTABLISHED');
  });

  it('know what the lines after them know', () => {
    expect(offered(`${SYN}B -> A : ${CURSOR}\nA -> B : ACK seq=101 ack=301\n`)[0]?.insert).toBe('SYN+ACK seq=300 ack=101');
  });

  it('know it in long exchanges, too', () => {
    const data = Array.from({ length: 1_500 }, (_, i) => `A -> B : PSH+ACK seq=${101 + i} len=1\nB -> A : ACK ack=${102 + i}\n`);
    expect(offered(`${SYN}B -> A : ${CURSOR}\nA -> B : ACK seq=101 ack=301\n${data.join('')}`)[0]?.insert).toBe('SYN+ACK seq=300 ack=101');
  });

  it('leave numbers out where the document does', () => {
    expect(offered(`A -> B : SYN\nB -> A : ${CURSOR}`)[0]?.insert).toBe('SYN+ACK');
  });

  it('do not give a ? away', () => {
    const messages = offered(`${SYN}B -> A : ${CURSOR}?`);
    expect(messages.map(({ label }) => label)).toEqual(['SYN', 'FIN', 'RST', 'PSH', 'URG', 'ACK', 'ECE', 'CWR']);
    expect(messages.filter(({ detail, documentation, preferred }) => detail ?? documentation ?? preferred)).toEqual([]);
  });
});

describe('fields and values', () => {
  it.each([
    [`${SYN}B -> A : SYN+ACK <|>`, ['seq=x', 'ack=101', 'len', 'win', 'mss', 'ws', 'ts', 'tsecr', 'sack', 'as', 'expect', 'at', 'takes']],
    [`${SYN}B -> A : SYN+ACK seq=300 <|>`, ['ack=101', 'len', 'win', 'mss', 'ws', 'ts', 'tsecr', 'sack', 'as', 'expect', 'at', 'takes']],
    [`${SYN}B -> A : SYN+ACK seq=300 a<|>`, ['ack=101', 'len', 'win', 'mss', 'ws', 'ts', 'tsecr', 'sack', 'as', 'expect', 'at', 'takes']],
    [`${SYN}B -> A : SYN+ACK seq=300 ack=<|>`, ['101']],
    [`${SYN}B -> A : SYN+ACK seq=300 ack=<|>\nA -> B : ACK\n`, ['101']],
    [`A -> B : SYN seq=x\nB -> A : SYN+ACK seq=y ack=<|>`, ['x+1', 'x']],
    [`${SYN}B -> A : SYN+ACK seq=300 ack=1<|>`, ['101']],
    [`${SYN}B -> A : SYN+ACK seq=300 ack=<|>?`, []],
    [`A -> B : SYN seq=<|>`, ['x']],
  ])('%j', (marked, expected) => {
    expect(labels(marked)).toEqual(expected);
  });
});

describe('times', () => {
  const DATA = `${OPEN}delay 50ms\nA -> B : PSH+ACK seq=101 len=8\n`;
  it.each([
    [`${DATA}A -> B : PSH+ACK len=8 at <|>`, ['0ms', '1ms', '50ms']],
    [`${DATA}A -> B : PSH+ACK len=8 at 1<|>`, ['0ms', '1ms', '50ms']],
    [`${DATA}A -> B : PSH+ACK len=8 at 1m<|>`, ['0ms', '1ms', '50ms']],
    [`${DATA}B -> A : ACK at <|>`, ['50ms', '51ms']],
    [`${DATA}A : timeout at <|>`, ['0ms', '1ms', '50ms']],
    [`${DATA}wait 200ms\nA : timeout <|>`, ['seq', 'ack', 'len', 'win', 'mss', 'ws', 'ts', 'tsecr', 'sack', 'at']],
    [`${DATA}A -> B : PSH+ACK len=8 takes <|>`, ['50ms', '10ms', '100ms']],
    [`${SYN}A -> B : SYN takes <|>`, ['10ms', '50ms', '100ms']],
    [`${DATA}A -> B : PSH+ACK len=8 takes 80ms <|>`, ['as', 'expect', 'at']],
    [`${DATA}A -> B : ACK as <|>`, []],
    ['delay <|>\nA -> B : SYN', ['10ms', '50ms', '100ms']],
    [`${DATA}wait <|>`, ['100ms', '50ms', '200ms', '1s']],
    [`${DATA}wait 2<|>`, ['100ms', '50ms', '200ms', '1s']],
  ])('%j', (marked, expected) => {
    expect(labels(marked)).toEqual(expected);
  });

  it('whatever is taken leaves no error', () => {
    for (const marked of [
      `${DATA}A -> B : PSH+ACK len=8 at 2m<|>`,
      `${DATA}B -> A : ACK takes <|>`,
      `${DATA}wait 3<|>\nA -> B : PSH+ACK len=8`,
    ])
      for (const each of offered(marked))
        expect(
          errorsOf(analysed(taken(marked, each))).filter((text) => !text.startsWith('un')),
          each.label,
        ).toEqual([]);
  });
});

describe('events, states, variables, names', () => {
  it.each([
    [`${SYN}measure <|>`, ['A', 'B']],
    [`${SYN}box A, <|>`, ['A', 'B']],
    [`${OPEN}A : <|>`, ['send', 'close', 'abort', 'crash', 'timeout']],
    [
      `${SYN}<|>`,
      [
        'B -> A : SYN+ACK seq=x ack=101',
        'A',
        'B',
        'expect A in SYN_SENT, B in SYN_RECEIVED',
        'expect',
        'note',
        'delay',
        'wait',
        'section',
        'box',
        'stray',
        'measure',
        'highlight',
        'either',
        'opt',
        'repeat',
        'host',
        'exchange',
        'exercise',
        'protocol',
        'import',
        'language',
        'using',
        'Exchange with its hosts',
        'Bare handshake',
        'Three-way handshake',
        'Four-way close',
        'Last ACK lost',
        'Exercise',
        'Protocol of your own',
        'Simultaneous open',
        'Simultaneous close',
        'Data and its acknowledgement',
      ],
    ],
    [`${SYN}A <|>`, ['->', '-x', '~>', ':']],
    [`${SYN}B -> <|>`, ['A']],
    [`${SYN}B -> A <|>`, [':']],
    ['A ~> B : SYN as m1\nm1 <|>', ['arrives']],
    [`${SYN}expect <|>`, ['A in SYN_SENT, B in SYN_RECEIVED', 'A in SYN_SENT', 'B in SYN_RECEIVED', 'A', 'B', 'error']],
    [`${SYN}expect A <|>`, ['in', '.']],
    ['exchange a { A -> B : SYN }\nexchange b after <|> {\n}\n', ['a']],
    ['exchange a using <|> {\n}\n', [...libraryNames]],
    ['protocol mine { flags X; state S }\nusing <|>', ['mine', ...libraryNames]],
    ['import "<|>"', ['lib/a.hsk', 'b.hsk']],
    ['import "l<|>', ['lib/a.hsk', 'b.hsk']],
    [`${SYN}// A -> B : <|>`, []],
    [`${SYN}A -> B : SYN // <|>\nB -> A : ACK`, []],
    [`${SYN}note "A <|>"`, []],
    ['protocol p { flags X, Y\nstate S { send <|> } }', ['X', 'Y', 'any']],
    ['protocol p { flags X, Y\nstate S { send X -> <|>\n }\n state T }', ['S', 'T']],
  ])('%j', (marked, expected) => {
    expect(labels(marked)).toEqual(expected);
  });

  it('an empty document begins with skeletons, each with its picture', () => {
    const found = offered(CURSOR);
    expect(found.slice(0, 11).map(({ label }) => label)).toEqual([
      'Exchange with its hosts',
      'Bare handshake',
      'Three-way handshake',
      'Four-way close',
      'Last ACK lost',
      'Exercise',
      'Protocol of your own',
      'Simultaneous open',
      'Simultaneous close',
      'Data and its acknowledgement',
      'Import a capture…',
    ]);
    const [first, ...others] = found.slice(0, 10).map((offer) => documented(offer) ?? '');
    expect(first).not.toContain('```');
    expect(others.filter((text) => !/```text\n[\s\S]*─[\s\S]*\n```$/.test(text))).toEqual([]);
    expect(found.map(({ label }) => label)).toContain('A -> B : SYN seq=x');
  });

  it.each([
    ['using tls13\n<|>', 'A -> B : ClientHello'],
    ['exchange e using tls13 {\n  host C\n  host S\n  <|>\n}\n', 'C -> S : ClientHello'],
    ['exchange e using smtp {\n  <|>\n', 'A -> B : '],
    ['protocol p {\n  message Hi\n  state S {\n    send Hi\n    receive Hi\n  }\n}\nexchange e using p {\n  <|>\n}\n', 'A -> B : Hi'],
    ['exchange e {\n  host A\n  host B in LISTEN\n  <|>\n}\n', 'A -> B : SYN'],
    [`${OPEN}<|>`, 'A -> B : FIN+ACK'],
  ])('%j begins with whole messages', (marked, begins) => {
    expect(labels(marked)[0]).toMatch(new RegExp(`^${begins.replace('+', '\\+')}`));
  });

  it('words and arrows are snippets with a sentence each', () => {
    for (const [marked, label, insert] of [
      [`${SYN}B <|>`, '~>', '~> A : $1 as m1$0'],
      [`${SYN}B <|>`, '->', '-> A : $1$0'],
      [`${OPEN}<|>`, 'host', 'host $1'],
      [CURSOR, 'exchange', 'exchange $1 "$2" {\n  $0\n}'],
    ] as const)
      expect(offered(marked).find((each) => each.label === label)).toMatchObject({
        insert,
        isSnippet: true,
        documentation: expect.stringMatching(/\w/),
      });
  });

  it('the state that holds comes first, marked', () => {
    expect(offered(`${SYN}expect A in ${CURSOR}`).slice(0, 2)).toMatchObject([
      { label: 'SYN_SENT', detail: 'here now', preferred: true },
      { label: 'CLOSED' },
    ]);
    expect(offered(`${SYN}B -> A : SYN+ACK expect A in ${CURSOR}`)[0]?.label).toBe('ESTABLISHED');
    expect(offered(`${SYN}expect A in ${CURSOR}?`)[0]?.preferred).toBeUndefined();
  });

  it('variables come with their values', () => {
    expect(offered(`${SYN}expect A.${CURSOR}`).find(({ label }) => label === 'snd_nxt')).toMatchObject({ insert: 'snd_nxt = 101' });
    expect(labels(`${SYN}expect A.snd_nxt = ${CURSOR}`)).toEqual(['101']);
  });

  it('a host starts in a state', () => {
    expect(labels(`host A in ${CURSOR}\nhost B\n`)).toContain('TIME_WAIT');
    expect(labels(`host A in ESTABLISHED with ${CURSOR}\nhost B\n`)).toContain('snd_nxt');
  });

  it('protocols, each with what it is called in full', () => {
    const { analysis, offset } = atCursor(
      `protocol door "A door" { message M; state S { send M; receive M } }\nexchange x using ${CURSOR}`,
    );
    const found = new Map(complete(analysis, offset).map(({ label, detail }) => [label, detail]));
    expect([found.get('door'), found.get('dns'), found.get('tcp_793')]).toEqual(['A door', 'Domain Name System', 'TCP as in RFC 793']);
  });

  it('codes', () => {
    expect(labels(`expect error ${CURSOR}\nA -> B : ACK`)).toEqual(expect.arrayContaining(['tcp/seq', 'illegal-send']));
  });
});

describe('in a protocol', () => {
  const P = `protocol p {
  message Q (n)
  field n : int else p/n
  timer tick
  peers c - s
  role c { var x : int; initial state A { send Q -> B }; state B { receive Q } }
  role s {
    var y : int
    initial state S {
      ROW
    }
    state T
  }
}`;
  it.each([
    ['receive Q -> <|>', ['S', 'T'], ['A', 'B']],
    ['receive Q from <|>', ['c', 's'], []],
    ['receive Q when <|>', ['n', 'y', 'has', 'count', 'peer'], ['x']],
    ['send Q { require n == 1 else <|> }', ['p/n'], []],
    ['on tick { restart <|> }', ['tick'], []],
    ['receive Q { <|> }', ['owe', 'continue'], []],
  ])('%s', (row, some, none) => {
    const found = labels(P.replace('ROW', row));
    expect(found).toEqual(expect.arrayContaining(some));
    expect(none.filter((each) => found.includes(each))).toEqual([]);
  });

  it('the messages that rows name and no line declares', () => {
    const offered = (member: string) =>
      labels(`protocol p {
  message Ask
  ${member}
  state A { send Ask; send Again+Soon; receive any }
  state B { receive Told { reply Thanks } }
}
protocol other { message Far; state A { send Farther; receive Far } }
exchange e using p { A -> B : Nothing }`);
    expect(offered('message <|>')).toEqual(['Again', 'Told', 'Thanks']);
    expect(offered('message Told, <|>')).toEqual(['Again', 'Thanks']);
    expect(offered('message T<|>')).toEqual(['Again', 'Told', 'Thanks']);
  });

  it('nothing is offered of what has no name yet', () => {
    const offered = (line: string, role = '') =>
      labels(`protocol p {
  message Q
  role ${role} {
    initial state A { send Q }
    state
    state DONE
  }
}
exchange e using p {
  A -> B : Q
  ${line}
}`);
    for (const line of ['expect A in <|>', 'host C in <|>', 'host C is <|>', 'A -> B : <|>']) expect(offered(line), line).not.toContain('');
    expect(offered('expect A in <|>', 'r')).toEqual(['A', 'DONE']);
  });

  it.each([
    ['start <|>', ['sender', 'receiver', 'c', 's'], ['when']],
    ['start sender <|>', ['is', 'in'], ['when']],
    ['start sender is <|>', ['c', 's'], ['when']],
    ['start sender is c in <|>', ['A', 'B'], ['S']],
    ['start c in <|>', ['A', 'B'], ['S']],
    ['message R (<|>', ['n'], ['when']],
    ['message <|>', [], ['when', 'see']],
    ['field m : int else <|>', ['p/n'], []],
    ['main <|>', ['n'], ['x', 'when']],
    ['main n, <|>', [], ['n', 'x']],
  ])('%s', (member, some, none) => {
    const found = labels(P.replace('timer tick', `timer tick\n  ${member}`).replace('ROW', ''));
    expect(found).toEqual(expect.arrayContaining(some));
    expect(none.filter((each) => found.includes(each))).toEqual([]);
  });
});
