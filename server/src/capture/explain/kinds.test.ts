import { describe, expect, test } from 'vitest';
import { read } from '../captures.fixture.js';
import { Conversations } from '../conversation.js';
import { accused, captureOf, machine, opened, textOf, told } from './frame-lines.fixture.js';

describe('what a frame is filled up with is no text', () => {
  test('zeros of a bare ACK, and behind the text of a short segment', () => {
    const text = textOf(`${opened.replace(/.*$/, '2 A A 100 300 6')}
3 A PA 100 300 50
4 B A 300 150 6
5 B PA 300 150 6
6 A A 150 303 6
7 B PA 303 150 20`);
    expect(accused(text)).toEqual([]);
    expect(told(text).slice(-5)).toEqual([
      'A -> B : PSH+ACK seq=1 ack=1 len=50',
      'B -> A : ACK seq=1 ack=51',
      'B -> A : PSH+ACK seq=1 ack=51 len=3',
      'A -> B : ACK seq=51 ack=4',
      'B -> A : PSH+ACK seq=4 ack=51 len=20',
    ]);
  });

  test('its host goes on behind it only after it has sent other text again', () => {
    const text = textOf(`${opened.replace(/.*$/, '2 A A 100 300 6')}
3 A PA 100 300 50
4 B PA 300 150 20
5 B PA 320 150 6
6 B PA 300 150 20
7 A A 150 323 6
8 B PA 323 150 40`);
    expect(accused(text)).toEqual([]);
    expect(text).toContain('seq=21 ack=51 len=3');
  });

  test('six bytes of text stay text where their host goes on behind them', () =>
    expect(
      told(
        textOf(`${opened}
3 A PA 100 300 6
4 A PA 106 300 50`),
      ).slice(-2),
    ).toEqual(['A -> B : PSH+ACK seq=1 ack=1 len=6', 'A -> B : PSH+ACK seq=7 ack=1 len=50']));
});

describe('a capture elsewhere than at the receiver', () => {
  const cut = (ack: number): string => `${opened}
3 B A 300 100 1206
4 B A 1506 100 1206
4.1 A A 100 ${ack} 0
4.2 A A 100 2712 0`;

  test('text that was cut anew on the way may be acknowledged in its midst', () => {
    const text = textOf(cut(1640));
    expect(accused(text)).toEqual([]);
    expect(told(text)).toContain('B ~> A : ACK seq=1207 ack=1 len=134 as m1');
  });

  test('but not a number or two off its end', () => expect(accused(textOf(cut(1505)))).toEqual(['tcp/ack']));

  test('a large segment that was captured behind the acknowledgment of a part of it', () => {
    const text = textOf(`${opened}
3 A A 100 300 1460
3.1 B A 300 3020 0
3.102 A A 1560 300 14600
3.2 B A 300 16160 0`);
    expect(accused(text)).toEqual([]);
  });
});

describe('acknowledgments that were still on their way', () => {
  test('text is sent again though all of it had been acknowledged', () => {
    const text = textOf(`${opened}
10 B A 300 100 1000
10.1 B A 1300 100 1000
10.2 B A 2300 100 1000
10.3 A A 100 1300 0
10.4 A A 100 2300 0
10.5 A A 100 3300 0
40 B A 1300 100 1000
40.1 A A 100 3300 0
40.2 B A 2300 100 1000
40.3 A A 100 3300 0
80 B PA 3300 100 10`);
    expect(accused(text)).toEqual([]);
  });

  test('text is sent again in one segment with new text: the timer ran out, and what had acknowledged it came later', () => {
    const frames = `${opened}
10 A PA 100 300 35
20 B A 300 135 0
2100 A PA 135 300 97
2110 B A 300 232 0
2900 A PA 100 300 555
2910 B A 300 655 0`;
    expect(accused(textOf(frames))).toEqual([]);
  });

  test('an older one that was captured late, as its identification says', () => {
    const frames = `${opened}
3 B A 300 100 1000
3.1 B A 1300 100 1000
3.2 A A 100 2300 0 #12
3.21 A A 100 1300 0 #11
3.3 B A 2300 100 10
3.4 A A 100 2310 0 #13`;
    expect(accused(textOf(frames))).toEqual([]);
    expect(accused(textOf(frames.replace('#11', '#14').replace('1300 0 #14', '1299 0 #14')))).toEqual(['tcp/ack']);
  });

  test('one of text that no capture holds, with a keepalive behind it', () => {
    const text = textOf(`${opened}
3 A PA 100 300 50
4 B A 300 150 0
5 B A 300 192 0
40000 A A 191 300 0
40001 B A 300 192 0`);
    expect(accused(text)).toEqual([]);
  });
});

describe('what a capture leaves out, or somebody else sends', () => {
  const burst = (acknowledged: number): string =>
    [
      opened,
      ...Array.from({ length: 60 }, (_, i) => `${3 + i / 100} A A ${100 + i * 1460} 300 1460`),
      `900 B A 300 ${acknowledged} 0`,
    ].join('\n');

  test('text goes on beyond a window that acknowledgments have moved on, which are not in the capture', () => {
    const text = textOf(burst(100 + 60 * 1460));
    expect(accused(text)).toEqual([]);
    expect(text).toContain('not in the capture, but acknowledged');
  });

  test('but not if the next acknowledgment names less', () => expect(accused(textOf(burst(100 + 20 * 1460)))).toContain('tcp/window'));

  test('each SYN is answered with another number, by something before the server', () => {
    const text = textOf(`0 A S 99 0 0
1000 A S 99 0 0
1010 B SA 299 100 0
1011 A A 100 300 0
1012 A PA 100 300 20
1040 B SA 7000 100 0
1041 A A 120 300 0
1060 B A 300 100 0
4060 A PA 100 300 20
4080 B A 300 120 0`);
    expect(accused(text)).toEqual([]);
  });
});

describe('a capture that begins while text from before it is on its way', () => {
  const begins = (name: string, frames: string): void => test(name, () => expect(accused(textOf(frames))).toEqual([]));

  begins(
    'text is sent again behind the FIN',
    `0 A FA 24617 1 224
1 A A 1 1 1448
2 B A 1 24842 0
3 B PA 1 24842 100
4 A A 24842 101 0`,
  );

  begins(
    'an older acknowledgment was overtaken',
    `0 B A 1 14481 0
1 A A 1 1 0
2 A A 14481 1 1448
3 B A 1 15929 0`,
  );

  begins(
    'the first text is sent again',
    `0 B A 1 1 1448
1 B A 11585 1 0
2 A A 1 11585 0
3 B A 11585 1 100
4 A A 1 11685 0`,
  );

  test('but not an acknowledgment of what was never sent', () =>
    expect(
      accused(
        textOf(`0 B A 1 1 1448
1 A A 1 1449 0
2 B A 1449 1 100
3 A A 1 1549 0
4 A A 1 1559 0
5 B A 1549 1 100
6 A A 1 1649 0`),
      ),
    ).toEqual(['tcp/ack']));
});

describe('a connection of many thousand segments', () => {
  const rounds = 1_300;
  const frames = (acknowledged: number): string => {
    const at = 300 + rounds * 1000;
    const plain = Array.from(
      { length: rounds },
      (_, i) => `${3 + i} B A ${300 + i * 1000} 100 1000\n${3.1 + i} A A 100 ${1300 + i * 1000} 0`,
    );
    const last = `5000 B A ${at} 100 1206\n5000.1 B A ${at + 1206} 100 1206\n5000.2 A A 100 ${at + acknowledged} 0\n5000.3 A A 100 ${at + 2412} 0`;
    return [opened, ...plain, last].join('\n');
  };

  const unexplained = (text: string): readonly unknown[] => {
    const conversations = new Conversations(read([captureOf(text)]).captured, machine);
    return conversations.all.flatMap((each) => [...conversations.tell(each).unexplained.values()]);
  };

  test('is looked at to its end', () => {
    expect(unexplained(frames(1340))).toEqual([]);
    expect(unexplained(frames(1205))).toEqual(['wrong']);
  });
});
