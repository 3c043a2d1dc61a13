import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mermaidLabel, mermaidLines, mermaidText } from './escape.js';
import { type ToldExchange, told, traceOf } from './sequence.fixture.js';
import { sequenceDiagram } from './sequence.js';

const draw = (what: ToldExchange) => sequenceDiagram(traceOf(what), { title: what.title ?? '' });

describe('the text', () => {
  test('states stand beside the lifelines, whenever they change', () => {
    expect(draw(told.open).text).toBe(`sequenceDiagram
  title: TCP three-way handshake
  accTitle: TCP three-way handshake
  participant p0 as Client
  participant p1 as Server
  Note left of p0: CLOSED
  Note right of p1: LISTEN
  p0->>p1: SYN seq=100
  Note left of p0: SYN_SENT
  Note right of p1: SYN_RECEIVED
  p1->>p0: SYN+ACK seq=300 ack=101
  Note left of p0: ESTABLISHED
  p0->>p1: ACK seq=101 ack=301
  Note right of p1: ESTABLISHED
`);
  });

  test('lost, repeated, timed out', () => {
    const { text } = draw(told.close);
    expect(text).toContain('p0-xp1: ACK seq=102 ack=302');
    expect(text).toContain('p1->>p0: FIN+ACK seq=301 ack=102 (retransmission)');
    expect(text).toContain('Note over p0: timeout · 2 MSL');
  });

  test('in flight, and its arrival', () => {
    const { text } = draw(told.crossing);
    expect(text).toContain('p0-)p1: SYN seq=100 (a)');
    expect(text).toContain('Note over p1: (a arrives)');
    expect(sequenceDiagram(traceOf(told.crossing), { nowrap: true }).text).toContain('p0-->>p1:nowrap:(a arrives)');
  });

  test('a mistake, a stray that is dropped, sections, a host in the middle', () => {
    expect(draw(told.error).text).toContain('p1->>p0: ✗ SYN+ACK seq=300 ack=100');
    const { text } = draw(told.korean);
    expect(text).toContain('p2-->>p1: SYN seq=90 · 옛 복제 (stray)');
    expect(text).toContain('Note over p1: dropped · 창 밖의 번호');
    expect(text.match(/^ {2}rect /gm)?.length).toBe(2);
    expect(text.match(/^ {2}end$/gm)?.length).toBe(2);
  });

  test('of a part: the states before it come first', () => {
    const { text } = sequenceDiagram(traceOf(told.open), { steps: { from: 1, to: 2 } });
    expect(text.split('\n').slice(3)).toEqual([
      '  Note left of p0: SYN_SENT',
      '  Note right of p1: SYN_RECEIVED',
      '  p1->>p0: SYN+ACK seq=300 ack=101',
      '  Note left of p0: ESTABLISHED',
      '',
    ]);
  });

  test('without states', () => {
    expect(sequenceDiagram(traceOf(told.open), { states: false }).text).not.toContain('Note');
  });
});

describe('the marks', () => {
  test('count messages, notes, and the borders of bands', () => {
    const lines = draw(told.korean)
      .text.split('\n')
      .filter((line) => /^\s+(?:p\d.*p\d|Note|rect|end)/.test(line));
    const kinds = draw(told.korean).marks.map(({ record, kind }) => [lines[record]?.trim().slice(0, 4), kind]);
    for (const [line, kind] of kinds) expect(line, kind).toMatch(kind === 'message' ? /^p\d/ : /^Note/);
  });

  test('an arrival knows its message, and the message its arrivals', () => {
    const { marks } = draw(told.crossing);
    for (const mark of marks) {
      if (mark.kind !== 'arrival') continue;
      const sent = marks.find((other) => other.record === mark.sent);
      expect(sent?.kind === 'message' && sent.arrivals).toEqual([mark.record]);
    }
  });

  test('a timer knows when it was started: at what is then repeated, else at the last thing done', () => {
    const { marks } = draw(told.close);
    const timers = marks.filter((mark) => mark.kind === 'event');
    expect(timers.map((mark) => mark.kind === 'event' && marks.find((other) => other.record === mark.since)?.step)).toEqual([2, 6]);
  });

  test('a wrong field is named', () => {
    const wrong = draw(told.error).marks.find((mark) => mark.kind === 'message' && mark.flaws.length > 0);
    expect(wrong?.kind === 'message' && wrong.flaws).toEqual([{ code: 'tcp/ack', severity: 'error', field: 'ack' }]);
  });
});

describe('escaping', () => {
  const dangerous = /[;<>&"%$\\{}`*~\n\r]|#(?!\d+;)/;

  test('leaves what people write mostly as it is', () => {
    expect(mermaidText('SYN+ACK seq=x+1 (again)')).toBe('SYN+ACK seq=x+1 (again)');
    expect(mermaidText('FIN_WAIT_1')).toBe('FIN_WAIT_1');
    expect(mermaidText('_x_')).toBe('#95;x#95;');
    expect(mermaidText('a; b')).toBe('a#59; b');
    expect(mermaidLines('a\nb')).toBe('a<br/>b');
  });

  test('no text holds a sign that means something', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const escaped of [mermaidText(text), mermaidLabel(text)]) {
          expect(escaped.replaceAll(/#\d+;/g, '')).not.toMatch(dangerous);
          expect(escaped).not.toBe('');
        }
      }),
    );
  });
});
