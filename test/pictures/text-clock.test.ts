/** The pictures in characters show the clock at their left where the document has times. */
import { describe, expect, it } from 'vitest';
import { text } from '../../server/src/core/views/renderers/text.js';
import { columns } from '../../server/src/core/views/width.js';
import { analyse } from '../../server/src/language/analysis/analyse.js';

const BOTH = 'host A in ESTABLISHED with snd_nxt=1, rcv_nxt=1\nhost B in ESTABLISHED with snd_nxt=1, rcv_nxt=1\n';

function drawn(document: string, signs: 'unicode' | 'ascii' = 'ascii'): readonly string[] {
  const [exchange] = analyse(document, { source: 'times.hsk', read: () => undefined }).exchanges;
  return exchange === undefined ? [] : text(exchange.trace, { signs }).split('\n');
}

const clock = (document: string): readonly string[] =>
  drawn(document).flatMap((line) => /^ *([0-9.]+(?:us|ms|s))(?= )/.exec(line)?.slice(1) ?? []);

describe('the clock of a picture in characters', () => {
  it('says when each message is sent, and when the last one arrives', () => {
    expect(clock('delay 50ms\nA -> B : SYN\nB -> A : SYN+ACK takes 100ms\nA -> B : ACK')).toEqual(['0ms', '50ms', '150ms', '200ms']);
  });

  it('says when a message arrives that others overtake, and when an event happens', () => {
    const sent = 'A -> B : ACK seq=1 len=8 takes 80ms\nA -> B : ACK seq=9 len=8 takes 20ms\nB -> A : ACK ack=1 at 30ms\n';
    expect(clock(`${BOTH}${sent}B -> A : ACK ack=17 at 80ms`)).toEqual(['0ms', '0ms', '20ms', '30ms', '80ms', '80ms']);
    expect(clock(`${BOTH}delay 50ms\nA -x B : ACK len=8\nA : timeout at 1.5s\nA -> B : ACK seq=1 len=8`)).toEqual([
      '0ms',
      '1.5s',
      '1.5s',
      '1.55s',
    ]);
  });

  it('stands beside the arrow, not beside the words above it', () => {
    const [row = ''] = drawn(`${BOTH}delay 1us\nA -> B : ACK len=8 "a label that is much too long to stand on the arrow itself"`).filter(
      (line) => line.startsWith('0ms'),
    );
    expect(row).toMatch(/\|-+>\|/);
  });

  it('is not there without times', () => {
    expect(clock('A -> B : SYN "50ms"\nB -> A : SYN+ACK')).toEqual([]);
    expect(drawn('A -> B : SYN').some((line) => line.startsWith(' SYN_SENT |'))).toBe(true);
  });

  it('takes its room from the lanes', () => {
    const long = `${BOTH}delay 1.234567s\nA -> B : ACK len=8 "a label that is much too long to stand on the arrow itself"\nA -> B : ACK len=9 at 1234.567s`;
    for (const [signs, most] of [
      ['ascii', 72],
      ['unicode', 78],
    ] as const)
      expect(drawn(long, signs).filter((line) => columns(line) > most)).toEqual([]);
  });
});
