/** Time in the text: when things are sent, when they arrive, and what is claimed in between. */
import { describe, expect, it } from 'vitest';
import { ladder } from '../../core/views/ladder/layout.js';
import { formatted } from '../format/format.js';
import { analysed, check } from '../testing/check.js';

const BOTH = 'host A in ESTABLISHED with snd_nxt=1, rcv_nxt=1\nhost B in ESTABLISHED with snd_nxt=1, rcv_nxt=1\n';

/** Each step by its line and what it is: `3>` sent, `3<` arrived, `3` both at once. */
function order(text: string): string {
  const { exchanges } = check(text);
  const trace = exchanges.at(-1)?.trace;
  const line = (offset: number): number => text.slice(0, offset).split('\n').length;
  const sign = (step: { readonly kind: string; readonly fate?: string }): string =>
    step.kind === 'arrival' ? '<' : step.fate === 'in-flight' ? '>' : '';
  return (trace?.steps ?? []).map((step) => `${line(step.span.start)}${sign(step)}`).join(' ');
}

describe('with times', () => {
  it('a handshake is the same steps', () => {
    expect(order('delay 50ms\nA -> B : SYN\nB -> A : SYN+ACK\nA -> B : ACK\nexpect A in ESTABLISHED, B in ESTABLISHED')).toBe('2 3 4');
  });

  it('what takes no time has arrived before the next line: a wait alone changes no order', () => {
    const text = `${BOTH}A -> B : FIN+ACK\nB -> A : ACK\nB -> A : PSH+ACK len=5\nB -> A : FIN+ACK\nA -> B : ACK`;
    expect(order(`${text}\nwait 240s`)).toBe(order(text));
  });

  it('several sends and then their ACKs need no arrives', () => {
    const text = `${BOTH}delay 50ms\nA -> B : ACK len=8\nA -> B : ACK len=20 at 1ms\nB -> A : ACK ack=9\nB -> A : ACK ack=29`;
    expect(order(text)).toBe('4> 5> 4< 6> 5< 7> 6< 7<');
    expect(order(text.replace('at 1ms', ''))).toBe('4> 5> 4< 6> 5< 7> 6< 7<');
  });

  it('one ACK waits for all that is on its way', () => {
    expect(order(`${BOTH}delay 50ms\nA -> B : ACK len=8\nA -> B : ACK len=20 at 1ms\nB -> A : ACK ack=29`)).toBe('4> 5> 4< 5< 6');
  });

  it('an ACK and a FIN answer both what came together', () => {
    const text = `${BOTH}delay 50ms\nA -> B : ACK len=8\nA -> B : FIN+ACK\nB -> A : ACK ack=10\nB -> A : FIN+ACK ack=10\nA -> B : ACK ack=2`;
    expect(order(text)).toBe('4> 5> 4< 5< 6> 7> 6< 7< 8');
  });

  it('at says when, and what takes longer arrives later', () => {
    const text = `${BOTH}A -> B : ACK seq=1 len=8 takes 80ms\nA -> B : ACK seq=9 len=8 takes 20ms\nB -> A : ACK ack=1 at 30ms\nB -> A : ACK ack=17 at 80ms`;
    expect(order(text)).toBe('3> 4 5 3< 6');
  });

  it('a timer runs out while the ACK is on its way', () => {
    const text = `${BOTH}delay 50ms\nA -> B : ACK len=8\nB -> A : ACK ack=9\nA : timeout at 80ms\nA -> B : ACK seq=1 len=8\n//at ACK => discarded\nB -> A : ACK ack=9`;
    expect(order(text)).toBe('4 5> 6 7> 5< 7< 9');
  });

  it('wait lets the clock go on, and a claim after it speaks of that time', () => {
    const text =
      'A -> B : SYN takes 80ms\nwait 50ms\nexpect A in SYN_SENT, B in LISTEN\nwait 50ms\nexpect B in SYN_RECEIVED\nB -> A : SYN+ACK\nA -> B : ACK';
    expect(order(text)).toBe('1> 1< 6 7');
  });

  it('a claim under a message speaks of its receiver when it has arrived, of others at once', () => {
    const text = `${BOTH}delay 50ms\nA -> B : ACK len=8 expect A.snd_nxt = 9, B.rcv_nxt = 9\nA -> B : ACK len=8\nexpect A.snd_nxt = 17, B.rcv_nxt = 17\nB -> A : ACK`;
    expect(order(text)).toBe('4> 5> 4< 5< 7');
  });

  it('delay of a file counts for its exchanges', () => {
    const text =
      'delay 50ms\nexchange a {\n  A -> B : SYN\n  wait 10ms\n  expect B in LISTEN\n  B -> A : SYN+ACK at 60ms\n  A -> B : ACK\n}';
    expect(order(text)).toBe('3> 3< 6 7');
  });

  it('what is left to the clock needs no arrives', () => {
    expect(order(`${BOTH}A ~> B : ACK len=8 takes 5ms as m1\nB -> A : ACK ack=9`)).toBe('3> 3< 4');
  });
});

describe('the ladder', () => {
  const ladderOf = (text: string) => {
    const [exchange] = analysed(text).exchanges;
    return exchange && ladder(exchange.trace);
  };

  it('is to scale, with the times at its side', () => {
    const ticks = ladderOf('delay 50ms\nA -> B : SYN\nB -> A : SYN+ACK takes 100ms\nA -> B : ACK')?.ticks ?? [];
    expect(ticks.map(({ label }) => label.runs.map(({ text }) => text).join(''))).toEqual(['0ms', '50ms', '150ms', '200ms']);
    const [a = 0, b = 0, c = 0, d = 0] = ticks.map(({ y }) => y);
    expect((c - b) / (b - a)).toBeCloseTo(2);
    expect((d - c) / (b - a)).toBeCloseTo(1);
  });

  it('has arrows that end where another begins at that time', () => {
    const arrows = ladderOf('delay 50ms\nA -> B : SYN\nB -> A : SYN+ACK\nA -> B : ACK')?.arrows ?? [];
    expect(arrows[1]?.from.y).toBe(arrows[0]?.to.y);
  });

  it('has no scale without times', () => {
    expect(ladderOf('A -> B : SYN\nB -> A : SYN+ACK')?.ticks).toEqual([]);
  });
});

describe('without times', () => {
  it('their words are names', () => {
    check('host delay\nhost wait in LISTEN\ndelay -> wait : SYN\nwait -> delay : SYN+ACK as at\ndelay -> wait : ACK "takes"');
  });
});

describe('a time', () => {
  it.each(['1us', '1ms', '1.5s', '007ms', '0s'])('%s is one', (time) => {
    check(`${BOTH}delay ${time}\nA -> B : ACK len=1 takes ${time}\nB -> A : ACK at 9999s`);
  });

  it.each(['50 ms', '50', '5min', '1.s', '.5s', '0x5ms', 'ms'])('%s is none', (time) => {
    for (const line of [`delay ${time}`, `A -> B : ACK len=1 at ${time}`, `A : timeout at ${time}`]) {
      const text = `${BOTH}wait 1ms\n${line}`;
      expect(analysed(text).problems.filter(({ code }) => code === 'syntax')).toHaveLength(1);
    }
  });

  it('does not lie before that of the line above', () => {
    check(`${BOTH}A -> B : ACK len=1 at 5ms\nA -> B : ACK len=1 at 3ms\n//at 3ms => number 5ms or later\nB -> A : ACK`);
  });

  it('stays glued to its unit', () => {
    const text = 'delay 50ms\nA -> B : SYN at 1.5s takes 80us\nA : timeout at 200ms\nwait 3s\n';
    expect(formatted(text.replaceAll(' at ', '  at  '))).toBe(text);
  });
});
