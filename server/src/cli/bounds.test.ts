/** What is too large, too long or too small is told of before anybody waits, with the way out. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, handshake } from './io.fixture.js';

const open = 'host A in ESTABLISHED with snd_nxt=1, rcv_nxt=1\nhost B in ESTABLISHED with snd_nxt=1, rcv_nxt=1\n';
const long = `${open}${Array.from({ length: 2_000 }, (_, i) => `A -> B : PSH+ACK seq=${1 + 10 * i} ack=1 len=10\nB -> A : ACK seq=1 ack=${11 + 10 * i}\n`).join('')}`;
const wide = `${Array.from({ length: 1_500 }, (_, i) => `host H${i}\n`).join('')}${'H1 -> H2 : SYN seq=1\nH2 : timeout\n'.repeat(400)}`;

describe('bounds', () => {
  it.each([
    ['a PNG of 4 000 messages', long, ['--format', 'png'], '--format svg'],
    ['hosts by the thousand in characters', wide, ['--format', 'text'], '--format svg'],
    ['a capture of 2 000 MB', `${open}A -> B : ACK seq=1 len=2000000000\n`, ['--format', 'pcap'], '268 MB at most'],
    ['a scale that leaves nothing', open, ['--format', 'png', '--scale', '0.001'], 'a number from 0.05 to 10'],
  ])('%s', async (_, text, options, way) => {
    const root = folder({ 'a.hsk': text });
    const { status, error } = await handshake(['render', ...options, '-o', path.join(root, 'out'), path.join(root, 'a.hsk')]);
    expect([status, error.split('\n').length]).toEqual([2, 2]);
    expect(error).toContain(way);
  });

  it('names longer than a file system takes', async () => {
    const name = '한'.repeat(200);
    const root = folder({ 'a.hsk': `exchange ${name} {\n  A -> B : SYN\n}\nexchange b {\n  A -> B : SYN\n}\n` });
    const given = await handshake(['render', '--format', 'svg', '-o', `${root}/`, path.join(root, 'a.hsk')]);
    expect(given.error).toBe('');
    const tooLong = await handshake([
      'render',
      '--format',
      'svg',
      '-o',
      path.join(root, `${'x'.repeat(300)}.svg`),
      path.join(root, 'a.hsk'),
    ]);
    expect(tooLong.status).toBe(2);
    expect(tooLong.error).toContain('the name is too long');
  });
});
