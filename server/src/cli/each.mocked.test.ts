/** A mistake of ours in one file: the results of the others come all the same, then a line for that one, and exit status 2. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { analyse } from '../language/analysis/analyse.js';
import { folder, handshake } from './io.fixture.js';

vi.mock('../language/analysis/analyse.js', async (original) => {
  const real = await original<{ readonly analyse: typeof analyse }>();
  return {
    ...real,
    analyse: (...given: Parameters<typeof analyse>) => {
      if (given[0].includes('# broken')) throw new Error('no\nluck');
      return real.analyse(...given);
    },
  };
});

const good = 'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=101\nA -> B : ACK seq=101 ack=301\n';
const files = () => folder({ 'a.hsk': good, 'b.hsk': `# broken\n${good}`, 'c.hsk': good.replace('ack=101', 'ack=100') });
const line = /^handshake: [^\n]*b\.hsk: this is a bug in handshake itself: no luck\n$/;

describe('an internal error in one file', () => {
  it.each(['text', 'json', 'sarif', 'junit', 'github'])('leaves check the others (%s)', async (format) => {
    const { status, out, error } = await handshake(['check', '--format', format, files()]);
    expect(out).toContain('c.hsk');
    expect(out).not.toContain('b.hsk');
    expect(error).toMatch(line);
    expect(status).toBe(2);
  });

  it('leaves trace and format the others', async () => {
    for (const command of [['trace'], ['format', '--check']]) {
      const { status, out, error } = await handshake([...command, files()]);
      expect(out).toContain('c.hsk');
      expect([status, line.test(error)]).toEqual([2, true]);
    }
  });

  it('leaves render the others', async () => {
    const [from, to] = [files(), path.join(folder({}), 'out/')];
    const { status, error } = await handshake(['render', '-o', to, from]);
    expect([status, line.test(error)]).toEqual([2, true]);
    expect(
      readdirSync(to, { recursive: true })
        .map(String)
        .filter((name) => name.endsWith('.mmd')),
    ).toHaveLength(2);
  });

  it('alone gives no picture', async () => {
    const from = files();
    const to = path.join(from, 'b.mmd');
    const { status, out, error } = await handshake(['render', '-o', to, path.join(from, 'b.hsk')]);
    expect([status, out, line.test(error)]).toEqual([2, '', true]);
    expect(existsSync(to)).toBe(false);
  });
});
