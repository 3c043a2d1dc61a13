import { describe, expect, it } from 'vitest';
import type { Situation } from '../problem/fact-parts.js';
import type { Facts } from '../problem/problem.js';
import { nowhere } from '../span.js';
import { words } from './words.js';

const said = (facts: Facts): string => words({ code: 'test', severity: 'error', span: nowhere, facts, related: [] });

const opening: readonly Situation[] = [
  { host: 'A', state: 'SYN_SENT', text: 'SYN sent, waiting for a matching SYN+ACK' },
  { host: 'B', state: 'SYN_RECEIVED', text: 'SYN received, own SYN not acknowledged' },
];

describe('a requirement', () => {
  const wrong: Facts = {
    kind: 'requirement',
    host: 'B',
    message: 'SYN+ACK',
    field: 'ack',
    written: '100',
    expected: '101',
    reason: 'it names the next number expected',
    derivation: 'the SYN of A has seq=100 and counts as one',
    situation: opening,
    see: 'RFC 9293 §3.4',
  };

  it('says the right number, why, the states and the section', () => {
    expect(said(wrong)).toBe(
      'ack should be 101 in this SYN+ACK of B, not 100: it names the next number expected (the SYN of A has seq=100 and counts as one). ' +
        'A is in SYN_SENT and B is in SYN_RECEIVED. RFC 9293 §3.4.',
    );
  });

  it('names a well-known slip', () => {
    expect(said({ ...wrong, slip: 'This is the number of the SYN itself' })).toContain('. This is the number of the SYN itself. A is');
  });

  it('says which flag is missing', () => {
    expect(
      said({ kind: 'requirement', host: 'A', message: 'FIN', flag: 'ACK', reason: 'ACK is set in every segment', situation: [], see: '' }),
    ).toBe('ACK is missing in this FIN of A: ACK is set in every segment.');
  });

  it('does without a right value', () => {
    expect(
      said({
        kind: 'requirement',
        host: 'A',
        message: 'ACK',
        field: 'len',
        written: '500',
        reason: 'the window ends before',
        situation: [],
        see: '',
      }),
    ).toBe('len=500 is not possible in this ACK of A: the window ends before.');
  });
});

describe('what no rule allows', () => {
  it('lists what is owed first', () => {
    const owed = { names: ['SYN', 'ACK'], fields: [['ack', '101'] as const], owed: true };
    const reset = { names: ['RST'], fields: [], owed: false };
    expect(
      said({
        kind: 'illegal-send',
        host: 'B',
        written: 'FIN',
        state: 'SYN_RECEIVED',
        situation: opening,
        allowed: [reset, owed],
        events: [],
        see: '',
      }),
    ).toBe(
      'B cannot send FIN in SYN_RECEIVED (SYN received, own SYN not acknowledged). It owes SYN+ACK ack=101, and may also send RST. A is in SYN_SENT.',
    );
  });

  it('says which events are possible', () => {
    expect(
      said({
        kind: 'illegal-event',
        host: 'A',
        event: 'timeout',
        state: 'LISTEN',
        situation: [],
        allowed: ['connect', 'close'],
        see: 'RFC 9293 §3.10',
      }),
    ).toBe('timeout cannot happen at A in LISTEN. Possible there: connect or close. RFC 9293 §3.10.');
  });
});

describe('the outcome', () => {
  it('says what holds instead of a claim', () => {
    expect(
      said({
        kind: 'claim',
        host: 'B',
        subject: 'state',
        written: 'ESTABLISHED',
        actual: 'SYN_RECEIVED',
        before: false,
        situation: opening,
      }),
    ).toBe('B is in SYN_RECEIVED (SYN received, own SYN not acknowledged) here, not in ESTABLISHED. A is in SYN_SENT.');
  });

  it('says that a claim held before', () => {
    expect(
      said({ kind: 'claim', host: 'B', subject: 'variable', variable: 'n', written: '1', actual: '2', before: true, situation: [] }),
    ).toBe('B.n is 2 here, not 1. It held before this message, but a claim on its line is about the time after it.');
  });

  it('asks for the answer', () => {
    const owed = { names: ['ACK'], fields: [['seq', '1'] as const], owed: true };
    expect(said({ kind: 'unanswered', host: 'B', to: 'A', owed, situation: [] })).toBe(
      'B never answers this: it owes A ACK seq=1. Add B -> A : ACK, or continue in another exchange after this one.',
    );
  });
});

describe('the text', () => {
  it('suggests the nearest name', () => {
    expect(said({ kind: 'unknown-name', what: 'host', written: 'C', nearest: 'B', known: ['A', 'B'] })).toBe(
      'There is no host C. Did you mean B?',
    );
  });

  it('lists as many names as fit into a line, not hundreds', () => {
    expect(said({ kind: 'unknown-name', what: 'event', written: 'z', known: [...'abcdefghijklmnop'] })).toBe(
      'There is no event z. Known events: a, b, c, d, e, f, g, h, i, j, k, l and 4 more.',
    );
  });

  it('cuts endless names', () => {
    expect(said({ kind: 'duplicate-name', what: 'host', name: 'a'.repeat(100_000) }).length).toBeLessThan(250);
  });

  it('says why a file cannot be imported', () => {
    expect(said({ kind: 'unknown-name', what: 'file', written: 'x.hsk', known: [], reason: 'no such file' })).toBe(
      'The file x.hsk cannot be imported: no such file.',
    );
  });

  it('shows the way round', () => {
    expect(said({ kind: 'cycle', what: 'after', path: ['a', 'b', 'a'] })).toBe(
      'This exchange goes on after itself: a → b → a. One of them must start on its own, without after.',
    );
  });
});
