import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, handshake } from './io.fixture.js';

const rough = 'A->B:SYN   seq=x // one\nB->A : ACK+SYN seq=y\n';
const fine = 'A -> B : SYN     seq=x  // one\nB -> A : SYN+ACK seq=y\n';

it('lines that end with CR alone keep them', async () => {
  const root = folder({ 'a.hsk': 'A->B:SYN seq=1\rB->A:SYN+ACK   seq=2 ack=2\r' });
  await handshake(['format', path.join(root, 'a.hsk')]);
  expect(readFileSync(path.join(root, 'a.hsk'), 'utf8')).toBe('A -> B : SYN     seq=1\rB -> A : SYN+ACK seq=2 ack=2\r');
});

describe('handshake format', () => {
  it('writes files, and says which', async () => {
    const root = folder({ 'a.hsk': rough, 'b.hsk': fine, 'c.md': `# C\n\n\`\`\`handshake\n${rough}\`\`\`\n`, 'd.hsk': `\uFEFF${rough}` });
    const check = await handshake(['format', '--check', root]);
    expect(check).toEqual({ status: 1, out: ['a.hsk', 'c.md', 'd.hsk'].map((file) => `${root}/${file}\n`).join(''), error: '' });
    expect(readFileSync(path.join(root, 'a.hsk'), 'utf8')).toBe(rough);
    expect((await handshake(['format', root])).status).toBe(0);
    expect(readFileSync(path.join(root, 'a.hsk'), 'utf8')).toBe(fine);
    expect(readFileSync(path.join(root, 'c.md'), 'utf8')).toBe(`# C\n\n\`\`\`handshake\n${fine}\`\`\`\n`);
    expect(readFileSync(path.join(root, 'd.hsk'), 'utf8')).toBe(`\uFEFF${fine}`);
    expect(await handshake(['format', '--check', root])).toEqual({ status: 0, out: '', error: '' });
  });

  it('standard input to standard output, with mistakes in it', async () => {
    expect(await handshake(['format', '-'], 'exchange e {\nA->B:SYN\nwhat is this\n')).toEqual({
      status: 0,
      out: 'exchange e {\n  A -> B : SYN\n  what is this\n',
      error: '',
    });
  });

  it('what we hand out is in its shape', async () => {
    const root = path.resolve(import.meta.dirname, '../../..');
    const paths = ['examples', 'server/library'].map((each) => path.join(root, each));
    expect(await handshake(['format', '--check', ...paths])).toEqual({ status: 0, out: '', error: '' });
  });

  it('not what is no text', async () => {
    const root = folder({ 'a.hsk': new Uint8Array([65, 0xff, 66]) });
    const { status, error } = await handshake(['format', root]);
    expect([status, error]).toEqual([2, `handshake: cannot format ${root}/a.hsk: it is not UTF-8\n`]);
  });
});
