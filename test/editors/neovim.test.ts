import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const here = import.meta.dirname;
const isThere = spawnSync('nvim', ['--version']).status === 0 && existsSync(path.resolve(here, '../../dist/cli/handshake.js'));

it.skipIf(!isThere)(
  'Neovim shows problems, in Markdown too, completes, explains, formats, fixes, renames and finds definitions',
  () => {
    const { stdout, status } = spawnSync(process.execPath, [path.join(here, 'neovim.mjs')], { encoding: 'utf8' });
    for (const line of [
      '2 handshake ack should be 101',
      'offered ACK seq=101 ack=301',
      'hover',
      'formatted B -> A : SYN+ACK seq=300 ack=100',
      'blanks 2 true // %s',
      'fixed Set ack to 101 B -> A : SYN+ACK seq=300 ack=101',
      'renamed Alice -> B : SYN     seq=100 B -> Alice : SYN+ACK seq=300 ack=101',
      'definition protocol tcp "Transmission Control Protocol" { true',
      'notes',
      '5 handshake ack should be 8',
    ])
      expect(stdout).toContain(line);
    expect(status).toBe(0);
  },
  300_000,
);
