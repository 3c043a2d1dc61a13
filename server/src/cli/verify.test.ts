/** `handshake verify`: exit status, text and JSON. */
import { describe, expect, it } from 'vitest';
import { folder, handshake } from './io.fixture.js';

const OPENS = 'verify open "Opens" {\n  may A : connect\n  finally A in ESTABLISHED and B in ESTABLISHED\n}\n';
const FAILS = OPENS.replace('finally A', 'finally not A');

const run = (text: string, ...options: readonly string[]) => handshake(['verify', ...options, '-'], text);

it('all holds', async () => {
  const { status, out } = await run(OPENS);
  expect(status).toBe(0);
  expect(out).toContain('holds:         finally A in ESTABLISHED');
  expect(out).toMatch(/looked at: \d+ situations/);
});

it('something fails, and the way there is shown', async () => {
  const { status, out } = await run(FAILS);
  expect(status).toBe(1);
  expect(out).toContain('A -> B : SYN     seq=100');
});

it('as JSON', async () => {
  const { out } = await run(FAILS, '--format', 'json');
  const [file] = JSON.parse(out).files;
  expect(file.path).toBe('-');
  expect(file.verifications[0]).toMatchObject({
    name: 'open',
    title: 'Opens',
    protocol: 'tcp',
    line: 1,
    complete: true,
    properties: [
      { line: 3, kind: 'finally', verdict: 'fails', exchange: expect.stringContaining('exchange open_1') },
      { line: 1, kind: 'unexpected-receive', verdict: 'holds' },
      { line: 1, kind: 'dead-end', verdict: 'holds' },
    ],
  });
});

it('what a search is too short for is not decided, and no failure', async () => {
  const { status, out } = await run(OPENS, '--states', '2', '--format', 'json');
  expect(status).toBe(0);
  expect(JSON.parse(out).files[0].verifications[0]).toMatchObject({ complete: false, properties: [{ verdict: 'undecided' }, {}, {}] });
});

describe('what cannot be looked at', () => {
  it('a block with errors in it', async () => {
    const { status, error, out } = await run(OPENS.replace('connect', 'conect'));
    expect(status).toBe(1);
    expect(error).toContain('-:2: unknown-name');
    expect(out).toContain('not verified');
  });

  it('a block whose protocol, or the exchange before it, does not exist', async () => {
    for (const head of ['verify a using nowhere', 'verify b after nowhere']) {
      const { status, error } = await run(`${head} {\n  host A\n}\n`);
      expect([status, error]).toEqual([1, expect.stringContaining('-:1: unknown-name')]);
    }
  });

  it('a protocol with errors in it, or one that rests on such', async () => {
    const door = 'protocol door {\n  message Knock\n  initial state SHUT final {\n    send Knock\n    receive Knock\n  }\n}\n';
    const gate = 'protocol gate extends door {\n  message Ring\n}\n';
    for (const name of ['door', 'gate']) {
      const { status, error, out } = await run(`${door}${gate}verify using ${name} {\n  may A send Knock\n  finally nothing owed\n}\n`);
      expect([status, error.includes('-:3: syntax'), out.includes('holds')]).toEqual([1, true, false]);
    }
  });

  it.each([
    ['--states', 'no'],
    ['--seconds', '0'],
    ['--format', 'xml'],
    ['--threads', '0'],
    ['--jobs', '0'],
    ['--shard', '3/2'],
  ])('%s %s', async (option, value) => {
    expect((await run(OPENS, option, value)).status).toBe(2);
  });

  it('no block at all is nothing wrong', async () => {
    expect(await run('A -> B : SYN seq=1\n')).toMatchObject({ status: 0, out: 'No verify block was found.\n' });
  });
});

describe('shards', () => {
  const root = folder({ '0.hsk': OPENS, '1.hsk': FAILS, '2.hsk': OPENS });
  const shared = (...options: readonly string[]) => handshake(['verify', ...options, root]);
  const filesIn = ({ out }: { readonly out: string }): readonly unknown[] => JSON.parse(out).files;

  it('together are the whole', async () => {
    const [odd, even] = [await shared('--shard', '1/2', '--format', 'json'), await shared('--shard', '2/2', '--format', 'json')];
    const [first, second, third] = filesIn(await shared('--format', 'json'));
    expect([filesIn(odd), odd.status]).toEqual([[first, third], 0]);
    expect([filesIn(even), even.status]).toEqual([[second], 1]);
  });

  it('may be empty', async () => {
    expect(await shared('--shard', '4/4')).toMatchObject({ status: 0, error: '' });
  });

  it('on several threads', async () => {
    const { out } = await shared('--format', 'json');
    expect((await shared('--format', 'json', '--jobs', '2')).out).toBe(out);
    expect(await shared('--jobs', '2', '--threads', '2')).toMatchObject({
      status: 2,
      error: expect.stringContaining('cannot be used together'),
    });
  });
});
