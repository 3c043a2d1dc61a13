/** The built command over many files, ended from outside: by whoever reads it, by an interrupt, by a kill. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const HANDSHAKE = 'dist/cli/handshake.js';
const FILES = 1_000;
const NAME = (at: number): string => `${String(at).padStart(4, '0')}.hsk`;
/** Wrong, each with other numbers, so that nothing is remembered from one file to the next. */
const TEXT = (at: number): string => `host A in CLOSED\nhost B in LISTEN\nA -> B : SYN seq=${at + 1}\nB -> A : SYN+ACK seq=300 ack=${at}\n`;

let place = '';

beforeAll(() => {
  place = mkdtempSync(path.join(os.tmpdir(), 'handshake-ended-'));
  for (let at = 0; at < FILES; at++) writeFileSync(path.join(place, NAME(at)), TEXT(at));
});

afterAll(() => rmSync(place, { recursive: true, force: true }));

const started = (...args: readonly string[]): ChildProcessWithoutNullStreams => spawn(process.execPath, [HANDSHAKE, ...args, place]);

/** What it says until it has said something, and, after `then`, until it ends. */
async function ended(command: ChildProcessWithoutNullStreams, then: () => void) {
  const said = { out: '', error: '' };
  command.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  command.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.error += text;
  });
  await once(command.stdout, 'data');
  then();
  const [status, signal]: readonly unknown[] = await once(command, 'close');
  return { ...said, status, signal };
}

const filesIn = (out: string): readonly string[] => [...new Set(out.match(/\d{4}\.hsk/g))];

describe('a check of many files', { timeout: 120_000 }, () => {
  it('ends without a word when its reader has seen enough', async () => {
    const command = started('check', '--fix');
    const { error, signal } = await ended(command, () => command.stdout.destroy());
    expect({ error, signal }).toEqual({ error: '', signal: null });
    const untouched = readdirSync(place).filter((name, at) => readFileSync(path.join(place, name), 'utf8') === TEXT(at));
    expect(untouched.length).toBeGreaterThan(0);
  });

  it('prints what is done, in order, when it is interrupted, and ends with 130', async () => {
    const command = started('check', '--jobs', '2');
    const { out, status, signal } = await ended(command, () => command.kill('SIGINT'));
    expect({ status, signal }).toEqual({ status: 130, signal: null });
    const files = filesIn(out);
    expect(files.length).toBeGreaterThan(0);
    expect(files.length).toBeLessThan(FILES);
    expect(files).toEqual(files.map((_, at) => NAME(at)));
  });

  it('leaves every file whole when it is killed while it mends them', async () => {
    const command = started('check', '--fix');
    const { signal } = await ended(command, () => command.kill('SIGKILL'));
    expect(signal).toBe('SIGKILL');
    expect(readdirSync(place)).toHaveLength(FILES);
    const half = readdirSync(place).filter((name, at) => {
      const text = readFileSync(path.join(place, name), 'utf8');
      return text !== TEXT(at) && text !== TEXT(at).replace(`ack=${at}`, `ack=${at + 2}`);
    });
    expect(half).toEqual([]);
  });
});
