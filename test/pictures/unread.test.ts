/** Lines that cannot be read stand in every kind of picture, at their place, as they are written. */
import { describe, expect, it } from 'vitest';
import { ladder } from '../../server/src/core/views/ladder/layout.js';
import { svg } from '../../server/src/core/views/renderers/svg.js';
import { text } from '../../server/src/core/views/renderers/text.js';
import { tikz } from '../../server/src/core/views/renderers/tikz.js';
import { sequenceDiagram } from '../../server/src/core/views/sequence.js';
import { withUnread } from '../../server/src/core/views/unread.js';
import { analyse } from '../../server/src/language/analysis/analyse.js';

const traceOf = (lines: string) => {
  const { exchanges, problems, text: whole } = analyse(lines, { source: 'x', read: () => undefined });
  const [only] = exchanges;
  if (!only) throw new Error('There is no exchange in this text.');
  return withUnread(only.trace, whole, problems);
};

const rowsOf = (lines: string): readonly string[] =>
  sequenceDiagram(traceOf(lines)).marks.flatMap((mark) => (mark.kind === 'unread' ? [`${mark.text} | ${mark.said}`] : []));

const open = 'A -> B : SYN seq=1\nB -> A : SYN+ACK seq=5 ack=2\n';

describe('a line that cannot be read', () => {
  it.each([
    ['B => A', 'B => A | Expected an arrow after the host: ->, -x or ~>, not =>.'],
    ['A -> B : ACKK', 'A -> B : ACKK | There is no flag ACKK. Did you mean ACK?'],
    ['A -> B : ACK sek=2', expect.stringMatching(/^A -> B : ACK sek=2 \| There is no field sek/)],
    ['A : opn', expect.stringMatching(/There is no event opn/)],
    ['A is ESTABLISHD', expect.stringMatching(/^A is ESTABLISHD \| /)],
    ['A -> B : ACK seq=', expect.stringMatching(/^A -> B : ACK seq= \| Expected/)],
    ['note A "open', expect.stringMatching(/^note A "open \| /)],
  ])('%s has its row', (line, row) => expect(rowsOf(`${open}${line}\n`)).toEqual([row]));

  it.each([
    ['an event that cannot happen', 'B : listen', /^B : listen \| .*listen cannot happen at B in SYN_RECEIVED/],
    ['what arrives though nobody sent it', 'm7 arrives', /^m7 arrives \| .*m7/],
  ])('and so has %s', (_, line, row) => expect(rowsOf(`${open}${line}\nA -> B : ACK\n`)).toEqual([expect.stringMatching(row)]));

  it('a message that is still to be filled in is a note', () => {
    const lines = `${open}A -> B : ACK\nA -> B : ?\nB -> A : ACK len=1\n`;
    expect(rowsOf(lines)).toEqual([]);
    expect(sequenceDiagram(traceOf(lines)).text).toMatch(/ACK[^\n]*\n.*\n *Note over p0,p1: A -#62; B : \?\n/);
  });

  it('has one row, however much stands on it', () => {
    expect(rowsOf(`${open}A -> B : ACKK seq=, B is CLOSD\n`)).toHaveLength(1);
  });

  it('has no sentence where the mistake is expected', () => {
    expect(rowsOf(`${open}expect error syntax\nB => A\n`)).toEqual(['B => A | ']);
  });

  it('stands between its neighbours, in every kind of picture', () => {
    const trace = traceOf('A -> B : SYN seq=1\nB => A\nB -> A : SYN+ACK seq=5 ack=2\n');
    const drawn = [sequenceDiagram(trace).text, svg(ladder(trace)), tikz(ladder(trace)), text(trace), text(trace, { signs: 'ascii' })];
    for (const one of drawn) {
      const plain = one.replaceAll('#62;', '>').replaceAll('&gt;', '>').replaceAll('\\textgreater{}', '>');
      const [before, row, after] = [plain.indexOf('seq=1'), plain.indexOf('B => A'), plain.indexOf('seq=5')];
      expect(row).toBeGreaterThan(0);
      if (!one.startsWith('<svg') && !one.startsWith('%')) expect(before < row && row < after).toBe(true);
    }
    expect(svg(ladder(trace))).toMatch(/stroke-dasharray="5 4"/);
  });

  it('leaves a sound document as it is', () => {
    expect(rowsOf(open)).toEqual([]);
  });
});

describe('a field of which the run can make nothing', () => {
  const drawnIn = (line: string) => {
    const trace = traceOf(`host A in CLOSED\nhost B in LISTEN\n${line}\n`);
    return { ladder: svg(ladder(trace)), text: text(trace), mermaid: sequenceDiagram(trace).text };
  };

  it('stands in every picture as a ? where it is left open', () => {
    const { ladder: drawn, text: characters, mermaid } = drawnIn('A -> B : SYN seq=100 win=9 mss=?');
    expect(drawn).toMatch(/seq=100 win=9 mss=<tspan[^>]*>\?</);
    for (const each of [characters, mermaid]) expect(each).toContain('SYN seq=100 win=9 mss=?');
  });

  it('stands there as it is written, in red, where it does not fit', () => {
    const { ladder: drawn, text: characters, mermaid } = drawnIn('A -> B : SYN seq=100 win=70000');
    expect(drawn).toMatch(/<tspan[^>]*underline[^>]*>win=70000</);
    for (const each of [characters, mermaid]) expect(each).toContain('SYN seq=100 win=70000');
  });

  it('is not made up where the author expects the mistake', () =>
    expect(drawnIn('expect error number\nA -> B : SYN seq=100 win=70000').mermaid).toContain('win=70000'));
});
