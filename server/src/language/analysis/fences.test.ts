import { describe, expect, it } from 'vitest';
import { words } from '../../core/views/words.js';
import { readableIn } from '../fences.js';
import { analyse } from './analyse.js';

const fence = (text: string): string => `\`\`\`handshake\n${text}\n\`\`\`\n`;
const OPEN = 'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=101 ack=301';
const NAMED = `exchange open {\n${OPEN}\n}`;
const CLOSE = 'exchange close after open {\nA -> B : FIN+ACK\nB -> A : ACK\n}';

const analysed = (...fences: readonly string[]) => {
  const { text, sections } = readableIn(fences.map(fence).join('text\n\n'));
  return analyse(text, { source: 'notes.md', read: () => undefined, sections });
};
const problems = (...fences: readonly string[]): readonly string[] =>
  analysed(...fences).problems.map((problem) => `${problem.code}: ${words(problem)}`);

describe('each fence is a document of its own', () => {
  it.each([
    ['bare ones', [OPEN, OPEN, OPEN]],
    ['a bare one beside a block', [NAMED, OPEN]],
    ['a block beside a bare one', [OPEN, NAMED]],
    ['the same name twice', [NAMED, NAMED]],
    ['one that goes on from one above', [NAMED, OPEN, CLOSE]],
    ['names mean the nearest one above', [NAMED, 'exchange open {\nA -> B : SYN seq=7\nB -> A : RST+ACK ack=8\n}', NAMED, CLOSE, NAMED]],
    ['a protocol above', ['protocol p {\nmessage Hi\nstate S {\nsend Hi\nreceive Hi\n}\n}', 'using p\nA -> B : Hi', OPEN]],
    ['delay means its own fence alone', [`delay 50ms\n${OPEN}`, OPEN]],
    ['no fence has anything in it', ['', '']],
  ] as const)('%s', (_, fences) => {
    expect(problems(...fences)).toEqual([]);
  });

  it('runs each from its own beginning', () => {
    expect(analysed(OPEN, OPEN).exchanges.map(({ trace }) => trace.steps.length)).toEqual([3, 3]);
  });

  it('a mistake stays in its fence', () => {
    expect(
      problems('exchange e {\nA -> B : SYN', '/* open\nA -> B : SYN', OPEN).filter((problem) => problem.startsWith('syntax')),
    ).toHaveLength(2);
  });

  it.each([
    ['a name below', [CLOSE, NAMED], ['unknown-name']],
    ['a protocol below', ['using p\nA -> B : Hi', 'protocol p {\nmessage Hi\nstate S {\nsend Hi\nreceive Hi\n}\n}'], ['unknown-name']],
    ['a bare fence', [OPEN, CLOSE], ['unknown-name']],
  ] as const)('%s is not known', (_, fences, codes) => {
    expect(problems(...fences).map((problem) => problem.split(':')[0])).toEqual(codes);
  });
});
