/** The recipe of docs/editors.md in a Helix that runs in a terminal of its own: what it writes to the file is what the server made of it. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { place, recipe } from './recipe.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0;
const isThere = has('hx') && has('script') && existsSync(path.join(root, 'dist/cli/handshake.js'));
const TEXT = 'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300   ack=100\n';

it.skipIf(!isThere)(
  'Helix shows problems and formats, by the recipe of docs/editors.md',
  async () => {
    const { at, env, folder } = place({ 'a.hsk': TEXT });
    const settings = path.join(folder, '.config/helix');
    mkdirSync(settings, { recursive: true });
    writeFileSync(path.join(settings, 'languages.toml'), recipe('Helix').replaceAll('/path/to/handshake', root));
    const terminal = spawn('script', ['-qfc', `stty cols 160 rows 30; hx ${at('a.hsk')}`, '/dev/null'], {
      env: { ...env, TERM: 'xterm-256color' },
    });
    let shown = '';
    const seen = (words: string): Promise<void> =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!shown.includes(words)) return;
          terminal.stdout.off('data', look);
          resolve();
        };
        terminal.stdout.on('data', look);
        look();
      });
    terminal.stdout.on('data', (bytes: Buffer) => {
      shown += bytes.toString();
    });
    try {
      await seen('should');
      terminal.stdin.write(':format\r');
      await seen('[+]');
      terminal.stdin.write(':write-quit\r');
      await new Promise((resolve) => terminal.on('exit', resolve));
    } finally {
      terminal.kill();
    }
    expect(readFileSync(at('a.hsk'), 'utf8')).toBe('A -> B : SYN     seq=100\nB -> A : SYN+ACK seq=300 ack=100\n');
  },
  60_000,
);
