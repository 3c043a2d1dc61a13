import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const here = import.meta.dirname;
const isThere = spawnSync('nvim', ['--version']).status === 0 && existsSync(path.resolve(here, '../../dist/cli/handshake.js'));

it.skipIf(!isThere)(
  'Neovim shows problems, completes, explains and formats',
  () => {
    const { stdout, status } = spawnSync(process.execPath, [path.join(here, 'neovim.mjs')], { encoding: 'utf8' });
    expect(stdout).toContain('2 handshake ack should be 101');
    expect(stdout).toContain('offered ACK seq=101 ack=301');
    expect(status).toBe(0);
  },
  300_000,
);
