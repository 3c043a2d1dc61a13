/** What is no file, or has no end, is told of; nothing waits for it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { folder, handshake, pieces } from './io.fixture.js';
import { main } from './main.js';

const SYN = 'A -> B : SYN\n';

/** Standard input that never ends. */
async function* endless(piece: Uint8Array): AsyncGenerator<Uint8Array> {
  for (;;) yield piece;
}

async function from(argv: readonly string[], input: AsyncIterable<Uint8Array>): Promise<readonly [number, string]> {
  let error = '';
  const status = await main(argv, {
    version: '',
    out: () => undefined,
    error: (text) => {
      error += text;
    },
    input: () => input,
    isTerminal: false,
    environment: {},
    serve: async () => undefined,
  });
  return [status, error];
}

describe('standard input without an end', () => {
  it.each(['check', 'trace', 'render', 'format', 'verify'])('%s', async (command) => {
    expect(await from([command, '-'], endless(Buffer.alloc(1 << 20, 'y\n')))).toEqual([
      2,
      'handshake: cannot read standard input: it is larger than 32 MB\n',
    ]);
  });

  it('as a capture that is none', async () => {
    const [status, error] = await from(['import', '-'], endless(Buffer.alloc(1 << 20, 0)));
    expect([status, error]).toEqual([2, 'handshake: cannot import standard input: this is not a pcap or pcapng file\n']);
  });

  it('zipped', async () => {
    const [status, error] = await from(['import', '-'], endless(gzipSync(Buffer.alloc(1 << 20))));
    expect([status, error]).toEqual([2, 'handshake: cannot import standard input: this is not a pcap or pcapng file\n']);
  });
});

describe('a zipped capture from standard input', () => {
  const zipped = gzipSync(readFileSync(new URL('../../../test/captures/abort_before_ack3_arrives.a.pcap', import.meta.url)));

  it('is read however its bytes come', async () => {
    const bytes = pieces(zipped.subarray(0, 1), zipped.subarray(1, 2), zipped.subarray(2));
    expect(await from(['import', '-'], bytes)).toEqual([0, '']);
  });

  it.each([
    ['breaks off', zipped.subarray(0, 12), 'cannot import standard input: what is zipped breaks off'],
    [
      'is damaged',
      Buffer.concat([zipped.subarray(0, 10), Buffer.alloc(60, 255)]),
      'cannot import standard input: what is zipped is damaged',
    ],
    ['is nothing', zipped.subarray(0, 1), 'cannot import standard input: this is not a pcap or pcapng file'],
  ])('that %s', async (_, bytes, sentence) => {
    expect(await from(['import', '-'], pieces(bytes))).toEqual([2, `handshake: ${sentence}\n`]);
  });
});

describe('a folder of what is no file', () => {
  const hostile = (): string => {
    const root = folder({ 'a.hsk': SYN, 'sub/b.hsk': SYN });
    execFileSync('mkfifo', [path.join(root, 'pipe.hsk')]);
    symlinkSync('/dev/zero', path.join(root, 'zero.hsk'));
    symlinkSync('circle.hsk', path.join(root, 'circle.hsk'));
    symlinkSync('.', path.join(root, 'again'));
    symlinkSync('absent', path.join(root, 'absent.hsk'));
    mkdirSync(path.join(root, 'folder.hsk'));
    return root;
  };

  it.runIf(process.platform !== 'win32').each(['check', 'trace', 'verify', 'format'])('%s finds the files among it', async (command) => {
    const { status, error } = await handshake([command, hostile()]);
    expect([status, error]).toEqual([0, '']);
  });
});

describe('a file that cannot be read', () => {
  const tooLarge = (): string => {
    const root = folder({ 'a.hsk': SYN, 'b.hsk': '', 'c.hsk': 'A -> B : SIN\n' });
    truncateSync(path.join(root, 'b.hsk'), 2 ** 25 + 1);
    return root;
  };

  it.each(['text', 'json'])('costs check no other (%s)', async (format) => {
    const root = tooLarge();
    const { status, out, error } = await handshake(['check', '--format', format, root]);
    expect([status, error]).toEqual([2, `handshake: cannot read ${root}/b.hsk: it is larger than 32 MB\n`]);
    expect(out).toContain('c.hsk');
    expect(out).toContain(format === 'text' ? '1 error, 2 warnings in 2 files' : '"errors": 1');
  });

  it('alone, is all that is said', async () => {
    const file = path.join(tooLarge(), 'b.hsk');
    const { status, out, error } = await handshake(['check', file]);
    expect([status, out, error]).toEqual([2, '', `handshake: cannot read ${file}: it is larger than 32 MB\n`]);
  });
});

describe('a folder that cannot be made', () => {
  it.runIf(process.platform === 'linux')('where the system has none', async () => {
    const root = folder({ 'e.hsk': 'exercise e "e" {\n  host A\n  host B in LISTEN\n  A -> B : SYN seq=?\n  goal A in SYN_SENT\n}\n' });
    const { status, error } = await handshake(['exercise', 'handout', '-o', '/proc/none/of/these', path.join(root, 'e.hsk')]);
    expect([status, error]).toEqual([2, 'handshake: cannot make /proc/none/of/these: no such file or folder\n']);
  });

  it('where there is a file', async () => {
    const root = folder({ 'e.hsk': 'exercise e "e" {\n  host A\n  host B in LISTEN\n  A -> B : SYN seq=?\n  goal A in SYN_SENT\n}\n' });
    const file = path.join(root, 'e.hsk');
    const { status, error } = await handshake(['exercise', 'handout', '-o', file, file]);
    expect([status, error]).toEqual([2, `handshake: cannot make ${file}: there is a file of this name\n`]);
  });
});

describe('what is given in place of a name', () => {
  const long = 'x'.repeat(100_000);
  it.each([[[long]], [['check', '--format', long, 'a.hsk']], [['check', long]], [['check', `--${long}`]], [['serve', long]]])(
    'is not repeated whole (%#)',
    async (argv) => {
      const { status, error } = await handshake(argv);
      expect([status, error.split('\n').length]).toEqual([2, 2]);
      expect(error.length).toBeLessThan(700);
    },
  );

  it('is a step, from 1', async () => {
    const root = folder({ 'a.hsk': SYN });
    expect((await handshake(['render', '--until', '0', path.join(root, 'a.hsk')])).status).toBe(2);
  });
});
