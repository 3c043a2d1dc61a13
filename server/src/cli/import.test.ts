import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { barText } from './import-progress.js';
import { pieces } from './io.fixture.js';
import type { Io } from './io.js';
import { main } from './main.js';

const captures = path.join(import.meta.dirname, '../../../test/captures');
const capture = (name: string): string => path.join(captures, `${name}.pcap`);
const folder = mkdtempSync(path.join(tmpdir(), 'handshake-import-'));

const run = async (
  argv: readonly string[],
  input: Uint8Array = new Uint8Array(),
): Promise<{ status: number; out: string; error: string }> => {
  let [out, error] = ['', ''];
  const io: Io = {
    version: '0',
    out: (text) => {
      out += text;
    },
    error: (text) => {
      error += text;
    },
    input: () => pieces(input),
    isTerminal: false,
    environment: {},
    serve: async () => undefined,
  };
  const status = await main(['import', ...argv], io);
  return { status, out, error };
};

describe('handshake import', () => {
  test('two captures of both ends, to standard output', async () => {
    const { status, out, error } = await run([capture('lost_ack3.a'), capture('lost_ack3.b')]);
    expect([status, error]).toEqual([0, '']);
    expect(out).toContain('// imported from lost_ack3.a.pcap and lost_ack3.b.pcap: 1 connection, ');
    expect(out).toMatch(/^ {2}A -x B : ACK seq=1 ack=1 .*$/m);
    expect(out).not.toContain('seen at one place only');
  });

  test('one capture says what is inferred', async () => {
    const { out } = await run([capture('lost_ack3.a')]);
    expect(out).toContain('seen at one place only');
    expect(out).toContain('B : listen at 0ms  // inferred: ');
  });

  test('checked at once', async () => {
    expect(await run(['--check', capture('handshake.a')])).toEqual({
      status: 0,
      out: '0 errors, 0 warnings in 1 connection.\n',
      error: '',
    });
  });

  test('checked at once: what is wrong stands in a line of its exchange', async () => {
    const bytes = readFileSync(capture('handshake.a'));
    // the flags of the SYN+ACK: a FIN as well
    const flags = bytes.length - 109;
    bytes[flags] = (bytes[flags] ?? 0) | 1;
    const { status, out } = await run(['--check', '-'], bytes);
    expect(status).toBe(1);
    expect(out).toMatch(/^c1:\d+:\d+: error: .*\[tcp\/ack\]$/m);
    expect(out).toMatch(/^1 error, 0 warnings in 1 connection\.$/m);
  });

  test('each line says its frame, and when it happened', async () => {
    const { out } = await run([capture('lost_ack3.a'), capture('lost_ack3.b')]);
    expect(out).toMatch(/A -> B : SYN .* frame=1 at 0ms takes 5\.460867ms$/m);
    expect(out).toMatch(/B : timeout at 1022\.007747ms {2}\/\//);
    expect((await run(['--no-times', capture('handshake.a')])).out).not.toMatch(/ at \d/);
    expect((await run(['--absolute-times', capture('handshake.a')])).out).toMatch(/ at 1\d{9}\.\d+s$/m);
    expect((await run(['--no-times', '--absolute-times', capture('handshake.a')])).status).toBe(2);
  });

  test('some fields', async () => {
    const { out } = await run(['--no-times', '--fields', 'ack', capture('handshake.a')]);
    expect(out).toContain('B -> A : SYN+ACK seq=0 ack=1 frame=2\n');
    expect(await run(['--fields', 'sequence', capture('handshake.a')])).toMatchObject({ status: 2 });
  });

  test('numbers as on the wire', async () => {
    const { out } = await run([capture('wrap_syn.a'), '--absolute']);
    expect(out).toContain('A -> B : SYN seq=4294967295 ');
  });

  test('from standard input, and unzipped', async () => {
    const bytes = readFileSync(capture('handshake.a'));
    const plain = await run(['-'], bytes);
    const zipped = await run(['-'], gzipSync(bytes));
    expect(plain.out).toContain('// imported from standard input: 1 connection, 3 captured segments');
    expect(zipped.out).toBe(plain.out);
    const file = path.join(folder, 'zipped.pcap.gz');
    writeFileSync(file, gzipSync(bytes));
    expect((await run([file])).out.replace('zipped.pcap.gz', 'standard input')).toBe(plain.out);
  });

  test('into a file', async () => {
    const file = path.join(folder, 'out.hsk');
    expect(await run([capture('handshake.a'), '-o', file])).toEqual({ status: 0, out: '', error: '' });
    expect(readFileSync(file, 'utf8')).toContain('exchange c1 "10.77.0.1:41001 → 10.77.0.2:7001" {');
    expect(await run([capture('handshake.a'), '-o', path.join(folder, 'no', 'such')])).toMatchObject({ status: 2 });
  });

  test('lists and picks', async () => {
    const file = capture('two_connections.a');
    expect((await run([file, '--list'])).out.split('\n')).toHaveLength(4);
    expect((await run([file, '--connection', '2'])).out.match(/^exchange \w+/gm)).toEqual(['exchange c2']);
    expect((await run([file, '--port', '41071'])).out.match(/^exchange \w+/gm)).toEqual(['exchange c1']);
    expect((await run([file, '--host', '10.77.0.2'])).out.match(/^exchange \w+/gm)).toEqual(['exchange c1', 'exchange c2']);
    expect(await run([file, '--port', '9'])).toMatchObject({
      status: 2,
      error: expect.stringContaining('no connection matches; the captures hold 2'),
    });
  });

  test('a broken capture gives what could be read, and a warning', async () => {
    const file = path.join(folder, 'cut.pcap');
    writeFileSync(file, readFileSync(capture('handshake.a')).subarray(0, 250));
    const { status, out, error } = await run([file]);
    expect(status).toBe(0);
    expect(error).toMatch(/^handshake: warning: .*cut\.pcap: the file is cut off in the middle of a frame; .*\n$/);
    expect(out).toContain('B -> A : SYN+ACK');
  });

  test('what cannot be done is one line and status 2', async () => {
    const wrongs: readonly (readonly string[])[] = [
      [],
      ['no-such-file.pcap'],
      [folder],
      [path.join(captures, 'README.md')],
      [capture('handshake.a'), capture('handshake.b'), capture('handshake.a')],
      [capture('handshake.a'), '--connection', 'x'],
      [capture('handshake.a'), '--no-such-option'],
    ];
    for (const argv of wrongs) {
      const { status, out, error } = await run(argv);
      expect([status, out]).toEqual([2, '']);
      expect(error).toMatch(/^handshake: [^\n]+\n$/);
    }
  });

  test('the bar', () => {
    expect(barText(0, 100)).toBe('[..............................] 0 %');
    expect(barText(50, 100)).toBe('[###############...............] 50 %');
    expect(barText(200, 100)).toBe('[##############################] 100 %');
  });
});

describe('a long list, a part of a capture', () => {
  const file = capture('two_connections.a');

  test('sorted and filtered', async () => {
    const numbers = async (...options: readonly string[]) =>
      (await run([file, '--list', ...options])).out
        .split('\n')
        .slice(1, -1)
        .map((row) => Number(row.trim().split(' ')[0]));
    expect(await numbers('--sort', 'hosts')).toEqual([1, 2]);
    expect(await numbers('--problems')).toEqual([]);
    expect(await numbers('--state', 'reset')).toEqual([]);
    expect((await run([file, '--list', '--sort', 'colour'])).status).toBe(2);
  });

  test('what was captured around a frame', async () => {
    const { out } = await run([capture('window_scale.a'), '--around', '20']);
    expect(out).toContain('frame=20 ');
    expect(out.match(/frame=/g)?.length).toBeLessThanOrEqual(21);
    expect((await run([capture('handshake.a'), '--around', '999'])).status).toBe(2);
  });

  test('a summary stands above the exchange', async () => {
    expect((await run([capture('handshake.a')])).out).toContain('  // opened by A, not closed in it; 0 bytes A → B, 0 bytes B → A\n');
  });
});

describe('a share of the connections', () => {
  const file = capture('two_connections.a');
  const exchangesIn = (text: string): readonly string[] => text.split(/\n(?=exchange )/).slice(1);
  const rowsIn = (text: string): readonly string[] => text.split('\n').slice(1, -1);

  test('the shares together are the whole, numbers and all', async () => {
    const parts = [await run([file, '--shard', '1/2']), await run([file, '--shard', '2/2'])];
    expect(parts.map(({ out }) => exchangesIn(out).length)).toEqual([1, 1]);
    const whole = exchangesIn((await run([file])).out).map((text) => text.trim());
    expect(parts.flatMap(({ out }) => exchangesIn(out)).map((text) => text.trim())).toEqual(whole);
    const lists = [await run([file, '--list', '--shard', '1/2']), await run([file, '--list', '--shard', '2/2'])];
    expect(lists.flatMap(({ out }) => rowsIn(out))).toEqual(rowsIn((await run([file, '--list'])).out));
  });

  test('of those that fit; a share may be empty', async () => {
    expect(rowsIn((await run([file, '--list', '--connection', '2', '--shard', '1/2'])).out)).toHaveLength(1);
    const empty = await run([file, '--shard', '3/3']);
    expect([empty.status, exchangesIn(empty.out), empty.error]).toEqual([0, [], '']);
    expect(await run([file, '--port', '9', '--shard', '3/3'])).toMatchObject({ status: 2 });
  });

  test('checked', async () => {
    expect((await run([file, '--check', '--shard', '2/2', '--jobs', '1'])).out).toBe('0 errors, 0 warnings in 1 connection.\n');
    expect((await run([file, '--check', '--shard', '3/3'])).out).toBe('0 errors, 0 warnings in 0 connections.\n');
  });

  test.each([
    [['--shard', '3/2'], "--shard is I/N, such as 2/4, not '3/2'"],
    [['--check', '--jobs', '0'], "--jobs is a number of threads from 1, not '0'"],
    [['--jobs', '2'], '--jobs needs --check'],
  ])('%j', async (options, sentence) => {
    expect(await run([file, ...options])).toMatchObject({ status: 2, out: '', error: expect.stringContaining(sentence) });
  });
});
