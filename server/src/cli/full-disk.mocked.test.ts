/** Each command that writes, on a disk on which each step of writing fails in turn: what was there stands, and it is said. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { folder, handshake } from './io.fixture.js';

type WritingStep = 'openSync' | 'writeSync' | 'fsyncSync' | 'renameSync';

const { STEPS, disk } = vi.hoisted(() => {
  const steps: readonly WritingStep[] = ['openSync', 'writeSync', 'fsyncSync', 'renameSync'];
  const state: { failing: WritingStep | undefined } = { failing: undefined };
  return { STEPS: steps, disk: state };
});

vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  const failing = (name: WritingStep) => ({
    [name]: (...given: never[]) => {
      const isForWriting = name !== 'openSync' || String(given[1]).includes('w');
      if (disk.failing === name && isForWriting) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      return Reflect.apply(real[name], real, given);
    },
  });
  const mocked = Object.assign({}, real, ...STEPS.map(failing)) as typeof real;
  return { ...mocked, default: mocked };
});

afterEach(() => {
  disk.failing = undefined;
});

const EXCHANGE = `exchange opens {
    host A
  host B in LISTEN
  A -> B : SYN seq=100
  B -> A : SYN+ACK seq=300 ack=100
}
`;
const EXERCISE = `exercise numbers "Numbers" {
  blanks 1
  host A; host B in LISTEN
  A -> B : SYN     seq=100
  B -> A : SYN+ACK seq=300 ack=?
}
`;
const KEY = EXERCISE.replace('ack=?', 'ack=101');
const NOTES = `# Notes\n\n\`\`\`handshake\n${EXCHANGE}\`\`\`\n`;

/** Every file below, with its content. */
const contents = (root: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(path.join(root, name)).isFile())
      .sort()
      .map((name) => [name, readFileSync(path.join(root, name), 'latin1')]),
  );

const COMMANDS: readonly (readonly string[])[] = [
  ['format', 'a.hsk'],
  ['check', '--fix', 'a.hsk'],
  ['embed', 'notes.md'],
  ['embed', '--format', 'svg', 'notes.md'],
  ['import', 'a.pcap', '-o', 'old.hsk'],
  ['import', 'a.pcap', '-o', 'new.hsk'],
  ...['mermaid', 'markdown', 'svg', 'png', 'pdf', 'html', 'pcap'].map((format) => ['render', '--format', format, 'a.hsk', '-o', 'old.hsk']),
  ['exercise', 'handout', 'exercise.hsk', '-o', 'out/'],
  ['exercise', 'handout', 'exercise.hsk', '--students', 'list.csv', '-o', 'out/'],
  ['exercise', 'sheet', 'exercise.hsk', '-o', 'out/'],
  ['grade', '--key', 'exercise.hsk', '--reports', 'out', 'hand-in.hsk'],
];

describe.each(STEPS)('when %s fails', (step) => {
  it.each(COMMANDS.map((command) => [command.join(' '), command] as const))('%s leaves what was there', async (_, command) => {
    const root = folder({
      'a.hsk': EXCHANGE,
      'exercise.hsk': KEY,
      'hand-in.hsk': EXERCISE,
      'notes.md': NOTES,
      'old.hsk': 'what was there\n',
      'list.csv': 'Kim\nLee\n',
      'a.pcap': readFileSync(new URL('../../../test/captures/lost_ack_of_fin.a.pcap', import.meta.url)),
    });
    const before = contents(root);
    disk.failing = step;
    const { status, error } = await handshake(
      command.map((word) => (/[./]|^out$/.test(word) ? path.join(root, word) + (word.endsWith('/') ? '/' : '') : word)),
    );
    disk.failing = undefined;
    expect(contents(root)).toEqual(before);
    expect({ status, error }).toEqual({ status: 2, error: expect.stringContaining('the disk is full') });
    expect(error).not.toContain('mistake in handshake itself');
  });
});
