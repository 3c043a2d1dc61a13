/** The recipe of docs/editors.md in a Vim with the plugin ALE, which runs in a terminal of its own. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { place, recipe } from './recipe.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0;
/** Of the Debian package vim-ale. */
const isThere = existsSync('/usr/share/vim-ale') && has('vim') && has('script') && existsSync(path.join(root, 'dist/cli/handshake.js'));
const TEXT = `exchange open {
  host A
  host B in LISTEN
  A -> B : SYN seq=100
  B -> A : SYN+ACK seq=300 ack=100
  A -> B : ACK seq=101 ack=301
  expect B in ESTABLISHED
}
`;
const NOTE = '# Note\n\n```handshake\nA -> B : SYN seq=100\nB -> A : SYN+ACK seq=300 ack=7\n```\n';

it.skipIf(!isThere)(
  'Vim with ALE shows problems, fixes, formats, renames, and completes, by the recipe of docs/editors.md',
  async () => {
    const { at, env, folder } = place({ 'open.hsk': TEXT, 'note.md': NOTE });
    writeFileSync(at('vimrc'), `set nocompatible encoding=utf-8\n${recipe('Vim with ALE').replaceAll('/path/to/handshake', root)}`);
    const script = path.join(root, 'test/editors/vim-ale.vim');
    const terminal = spawn('script', ['-qfc', `stty cols 160 rows 40; vim -u vimrc -i NONE -n -S '${script}' open.hsk`, '/dev/null'], {
      cwd: folder,
      env: { ...env, TERM: 'xterm-256color', LC_ALL: 'C.UTF-8', HANDSHAKE_RESULT: at('result') },
    });
    // a screen that nobody reads would stop it
    terminal.stdout.resume();
    try {
      await new Promise((resolve) => terminal.on('exit', resolve));
    } finally {
      terminal.kill();
    }
    const [problem, ...rest] = readFileSync(at('result'), 'utf8').trim().split('\n');
    expect(problem).toMatch(/^problem: tcp\/ack: ack should be 101/);
    expect(rest).toEqual([
      'hover: A',
      'fixed:   B -> A : SYN+ACK seq=300 ack=101',
      'formatted:   A -> B : SYN     seq=100',
      'renamed:   expect Server in ESTABLISHED',
      'defined:   host Server in LISTEN',
      'offered: A -> Server : FIN+ACK seq=101 ack=301',
      'fence: 5',
    ]);
  },
  60_000,
);
