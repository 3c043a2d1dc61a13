import { describe, expect, test } from 'vitest';
import { accused, opened, textOf, told } from './frame-lines.fixture.js';

describe('segments that somebody else sends', () => {
  test('several servers behind one address answer a SYN', () => {
    const text = textOf(`0 A S 99 0 0
1 B SA 299 100 0
30 B SA 7299 100 0
31 A A 100 7300 0
32 A PA 100 7300 50
33 B A 7300 150 0
40 B SA 299 100 0`);
    expect(accused(text)).toEqual([]);
    expect(told(text).filter((line) => line.startsWith('stray'))).toEqual([
      'stray B -x A : SYN+ACK seq=4294960296 ack=1',
      'stray B -> A : SYN+ACK seq=4294960296 ack=1',
    ]);
  });

  const reset = (id: number): string => `${opened}
3 B A 300 100 1000 #11
3.1 B A 1300 100 1000 #12
3.2 A A 100 1300 0 #5
3.3 B A 2300 100 1000 #13
3.4 B RA 1300 100 0 #${id}
30 A A 100 3300 0 #6`;

  test('a device on the way resets with the number that it saw acknowledged', () => expect(accused(textOf(reset(9000)))).toEqual([]));

  test('but not the host itself, as its identification says', () => expect(accused(textOf(reset(14)))).toContain('tcp/seq'));

  const injected = (options: string): string => `0 A S 99 0 0 ts=100/0
1 B SA 299 100 0 ts=900/100
2 A A 100 300 0 ts=101/900
3 A PA 100 300 50 ts=101/900
3.5 B PA 300 150 43${options}
4 A A 150 343 0 ts=102/900
9 B A 300 150 0 ts=905/101
9.1 B PA 300 150 200 ts=905/101`;

  test('text without a timestamp is taken, and its host goes on before it', () => expect(accused(textOf(injected('')))).toEqual([]));

  test('but not with one', () => expect(accused(textOf(injected(' ts=904/101')))).toContain('tcp/seq'));
});
