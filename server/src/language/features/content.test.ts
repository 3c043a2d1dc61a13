/** What editors show of a document, whole: colours, outline, folds, lenses, uses, selections. */
import { describe, expect, test } from 'vitest';
import { colours } from './colours.js';
import { analysed, atCursor } from './cursor.fixture.js';
import { lenses } from './lenses.js';
import { definition, uses } from './navigate.js';
import { occurrenceAt } from './occurrences.js';
import { around, folds, type Outline, outline } from './outline.js';

const OPEN = `exchange open "Opening" {
  host A "Client"
  host B in LISTEN
  section "Numbers"
  A -> B : SYN seq=x as m
  B -> A : SYN+ACK seq=300 ack=x+2
  expect A in ESTABLISHED, B.rcv_nxt = x+1
  A : close
}
`;

/** Each word with its colour before it: `*` it is declared here, `!` it is wrong, `^` it is of a shipped protocol. */
const coloured = (text: string): string => {
  let [out, at] = ['', 0];
  for (const { what, span, declares, shipped, wrong } of colours(analysed(text))) {
    out += `${text.slice(at, span.start)}${what}${declares ? '*' : ''}${wrong ? '!' : ''}${shipped ? '^' : ''}:${text.slice(span.start, span.end)}`;
    at = span.end;
  }
  return out + text.slice(at);
};

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

const outlined = (text: string): string => {
  const lines = (all: readonly Outline[], margin: string): readonly string[] =>
    all.flatMap(({ kind, name, detail, span, children }) => [
      `${margin}${kind} ${name}${detail && ` (${detail})`} ${lineOf(text, span.start)}-${lineOf(text, span.end)}`,
      ...lines(children, `${margin}  `),
    ]);
  return lines(outline(analysed(text)), '').join('\n');
};

test('colours: names by what they name, where they are declared, what is shipped, what is wrong', () => {
  expect(coloured(OPEN)).toBe(`exchange exchange*:open "Opening" {
  host host*:A "Client"
  host host*:B in state^:LISTEN
  section "Numbers"
  host:A -> host:B : flag^:SYN field^:seq=symbol*:x as segment*:m
  host:B -> host:A : flag^:SYN+flag^:ACK field^:seq=number:300 field!^:ack=symbol!:x+2
  expect host:A in state^:ESTABLISHED, host:B.variable^:rcv_nxt = symbol:x+1
  host:A : event^:close
}
`);
  expect(
    coloured(
      'protocol p {\n  role R\n  message M\n  initial state S { send M -> S; receive M -> S }\n}\nexchange e using p {\n  A -> B : M\n}\n',
    ),
  ).toBe(
    'protocol protocol*:p {\n  role role*:R\n  message message*:M\n  initial state state*:S { send message:M -> state:S; receive message:M -> state:S }\n}\n' +
      'exchange exchange*:e using protocol:p {\n  host*:A -> host*:B : message:M\n}\n',
  );
});

test('outline: each exchange with its sections, messages with the states behind them, protocols with their states', () => {
  expect(outlined(OPEN)).toBe(`exchange open (Opening) 1-9
  host A (Client) 2-2
  host B 3-3
  section Numbers 4-8
    message A -> B : SYN seq=x as m (SYN_SENT, SYN_RECEIVED) 5-5
    message B -> A : SYN+ACK seq=300 ack=x+2 (ESTABLISHED, SYN_RECEIVED) 6-6
    event A : close (FIN_WAIT_1, SYN_RECEIVED) 8-8`);
  expect(outlined('protocol p {\n  message M\n  initial state S "waits" { send M -> S }\n}\n')).toBe(`protocol p 1-4
  state S (waits) 3-3`);
});

test('folds: blocks, sections, comments, regions, imports', () => {
  const text = `import "a.hsk"
import "b.hsk"
// one
// two
// #region r
${OPEN}// #endregion
`;
  expect(
    folds(analysed(text, { 'a.hsk': '', 'b.hsk': '' })).map(
      ({ kind, span }) => `${kind} ${lineOf(text, span.start)}-${lineOf(text, span.end)}`,
    ),
  ).toEqual(['block 6-14', 'block 9-13', 'comment 3-5', 'region 5-15', 'imports 1-2']);
});

test('lenses: where it ends, what is wrong, and what is owed', () => {
  const shown = (text: string): readonly string[] =>
    lenses(analysed(text)).map(({ span, text: said }) => `${lineOf(text, span.start)}: ${said}`);
  expect(shown(OPEN)).toEqual([
    '1: Open preview',
    '1: A: FIN_WAIT_1, B: SYN_RECEIVED',
    '1: 2 problems',
    '9: + A -> B : ACK seq=x+1 ack=301',
  ]);
  expect(shown('A -> B : SYN seq=1\nB -> A : ?\nA -> B : ACK\n')).toEqual(['1: Open preview', '1: 1 blank']);
});

describe('uses', () => {
  /** Lines on which it is used; `*` where it is declared. */
  const usesOf = (marked: string): readonly string[] => {
    const { analysis, offset } = atCursor(marked);
    const occurrence = occurrenceAt(analysis, offset);
    if (occurrence === undefined) return [];
    return uses(analysis, occurrence, () => undefined, []).map(
      ({ span, declares }) => `${lineOf(analysis.text, span.start)}${declares ? '*' : ''}`,
    );
  };

  test.each([
    ['a symbol', OPEN.replace('seq=x', 'seq=<|>x'), ['5*', '6', '7']],
    ['a host', OPEN.replace('A : close', '<|>A : close'), ['2*', '5', '6', '7', '8']],
    ['a segment', OPEN.replace('as m', 'as <|>m'), ['5*']],
    ['a flag', OPEN.replace('SYN+', 'S<|>YN+'), ['5', '6']],
    ['an exchange', `${OPEN}exchange b after op<|>en { }\n`, ['1*', '10']],
    ['nothing', OPEN.replace('"Client"', '"Cl<|>ient"'), []],
  ])('of %s', (_, marked, expected) => expect(usesOf(marked)).toEqual(expected));

  test('one is declared where it stands first', () => {
    const { analysis, offset } = atCursor(OPEN.replace('= x+1', '= <|>x+1'));
    const found = definition(analysis, offset, () => undefined);
    expect(found && analysis.text.slice(found.span.start, found.span.start + 6)).toBe('x as m');
  });
});

test('selections grow from the word to the line, its section and its block', () => {
  const { analysis, offset } = atCursor(OPEN.replace('seq=x', 'seq=<|>x'));
  const grown = around(analysis, offset).map(({ start, end }) => analysis.text.slice(start, end));
  expect(grown.slice(0, 4)).toEqual(['x', 'seq=x', 'SYN seq=x', 'A -> B : SYN seq=x as m']);
  expect(grown.slice(4).map((text) => text.split('\n')[0])).toEqual([
    'section "Numbers"',
    'exchange open "Opening" {',
    'exchange open "Opening" {',
  ]);
});
