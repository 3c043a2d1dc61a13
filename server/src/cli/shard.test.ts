/** Shards, joined, are to the byte what one run over all files prints. */
import { truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, handshake } from './io.fixture.js';

const right = 'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=101 ack=301\n';

/** Some right, some wrong in several ways, one in Markdown. */
const files = Object.fromEntries([
  ...Array.from({ length: 9 }, (_, at) => [
    `${at}.hsk`,
    at % 3 === 0 ? right : at % 3 === 1 ? right.replace('ack=101', `ack=${at}`) : `${right}what is this\nA -> B : FIN seq=101\n`,
  ]),
  ['notes.md', `# Notes\n\n\`\`\`handshake\n${right.replace('seq=101', 'seq=7')}\`\`\`\n`],
]);

async function shards(root: string, of: number): Promise<readonly string[]> {
  const all: string[] = [];
  for (let number = 1; number <= of; number++) {
    const { out } = await handshake(['check', '--shard', `${number}/${of}`, '--format', 'json', root]);
    all.push(path.join(root, `shard-${number}.json`));
    writeFileSync(all.at(-1) ?? '', out);
  }
  return all;
}

describe('shards', () => {
  it.each(['text', 'json', 'sarif', 'junit', 'github'])('joined as %s', async (format) => {
    const root = folder(files);
    const whole = await handshake(['check', '--format', format, root]);
    for (const of of [1, 3, 4]) {
      const joined = await handshake(['report', '--format', format, ...(await shards(root, of))]);
      expect(joined.out).toBe(whole.out);
      expect(joined.status).toBe(whole.status);
    }
  });

  it('with a file that cannot be checked: told once more, with the status of one run over all', async () => {
    const root = folder(files);
    truncateSync(path.join(root, '4.hsk'), 40_000_000);
    const whole = await handshake(['check', root]);
    const joined = await handshake(['report', ...(await shards(root, 3))]);
    expect([joined.out, joined.status]).toEqual([whole.out, whole.status]);
    expect([joined.status, joined.error.split('\n').filter((line) => line.includes('4.hsk'))]).toEqual([
      2,
      whole.error.split('\n').filter((line) => line.includes('4.hsk')),
    ]);
  });

  it('in any order, but none missing or twice', async () => {
    const root = folder(files);
    const [one = '', two = '', three = ''] = await shards(root, 3);
    const whole = await handshake(['report', one, two, three]);
    expect((await handshake(['report', three, one, two])).out).toBe(whole.out);
    expect(await handshake(['report', one, three])).toMatchObject({ status: 2, error: 'handshake: share 2 of 3 is missing\n' });
    expect((await handshake(['report', one, one, two])).error).toContain('share 1 of 3 is there twice');
    expect((await handshake(['report', path.join(root, '0.hsk')])).error).toContain('it is not JSON');
  });

  it.each(['0/3', '4/3', 'x', '1'])('%s is none', async (written) => {
    const { status, error } = await handshake(['check', '--shard', written, '--format', 'json', folder(files)]);
    expect([status, error.includes('--shard is I/N')]).toEqual([2, true]);
  });
});
