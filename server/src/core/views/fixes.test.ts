import { describe, expect, it } from 'vitest';
import type { Facts } from '../problem/problem.js';
import { fixes } from './fixes.js';

/** The text after each fix, the place being marked by ‹ ›. */
function fixed(marked: string, facts: Facts): readonly string[] {
  const span = { start: marked.indexOf('‹'), end: marked.indexOf('›') - 1 };
  const text = marked.replace(/[‹›]/g, '');
  return fixes({ code: 'test', severity: 'error', span, facts, related: [] }).map(({ title, edits }) => {
    const [edit] = edits;
    return edit === undefined ? title : `${title}: ${text.slice(0, edit.span.start)}${edit.text}${text.slice(edit.span.end)}`;
  });
}

const requirement = { kind: 'requirement', host: 'B', message: 'M', reason: '', situation: [], see: '' } as const;

describe('fixes', () => {
  it('sets the number', () => {
    expect(fixed('B -> A : SYN+ACK ‹ack=100› win=1', { ...requirement, field: 'ack', written: '100', expected: '101' })).toEqual([
      'Set ack to 101: B -> A : SYN+ACK ack=101 win=1',
    ]);
  });

  it('adds the flag', () => {
    expect(fixed('A -> B : ‹FIN› seq=1', { ...requirement, flag: 'ACK' })).toEqual(['Add ACK: A -> B : FIN+ACK seq=1']);
  });

  it('renames to the nearest', () => {
    expect(
      fixed('expect A in ‹ESTABLISHD›', { kind: 'unknown-name', what: 'state', written: 'ESTABLISHD', nearest: 'ESTABLISHED', known: [] }),
    ).toEqual(['Change ESTABLISHD to ESTABLISHED: expect A in ESTABLISHED']);
  });

  it('corrects a claim', () => {
    const claim = { kind: 'claim', host: 'A', written: '1', actual: '2', before: false, situation: [] } as const;
    expect(fixed('expect ‹A.n == 1›', { ...claim, subject: 'variable', variable: 'n' })).toEqual(['Expect A.n = 2: expect A.n = 2']);
    expect(fixed('expect ‹A in 1›', { ...claim, subject: 'state' })).toEqual(['Expect A in 2: expect A in 2']);
  });

  it('offers the message that is owed, then those that differ by one flag', () => {
    const allowed = ['RST', 'SYN+ACK', 'FIN+PSH+ACK', 'FIN+ACK'].map((names) => ({
      names: names.split('+'),
      fields: [],
      owed: names === 'SYN+ACK',
    }));
    expect(
      fixed('B -> A : ‹FIN›', { kind: 'illegal-send', host: 'B', written: 'FIN', state: 'S', situation: [], allowed, events: [], see: '' }),
    ).toEqual(['Change to SYN+ACK: B -> A : SYN+ACK', 'Add ACK: B -> A : FIN+ACK']);
  });

  it('leaves to the author what only the author knows', () => {
    expect(fixed('‹m1›', { kind: 'in-flight', segment: 'm1' })).toEqual([]);
  });
});
