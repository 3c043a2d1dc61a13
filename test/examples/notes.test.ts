import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, handshake } from '../../server/src/cli/io.fixture.js';

const root = path.resolve(import.meta.dirname, '../..');

describe.each(['examples/notes.md', 'examples/ko/notes.md'])('%s', (notes) => {
  const file = path.join(root, notes);

  it('has the pictures of its fences; npm run -s handshake -- embed refreshes them', async () => {
    expect(await handshake(['embed', '--check', file])).toEqual({ status: 0, out: '', error: '' });
  });

  it('is named when a fence has changed', async () => {
    const copy = path.join(folder({}), 'notes.md');
    writeFileSync(copy, readFileSync(file, 'utf8').replace('seq=400 ack=101', 'seq=500 ack=101').replace('ack=401', 'ack=501'));
    const { status, out } = await handshake(['embed', '--check', copy]);
    expect(status).toBe(1);
    expect(out).toMatch(/^\S+notes\.md:\d+: the picture of this fence is stale; run handshake embed \S+\n$/);
  });
});
