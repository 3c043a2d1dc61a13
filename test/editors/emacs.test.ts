import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { place, recipe } from './recipe.mjs';

const hasEglot = (): boolean => spawnSync('emacs', ['--batch', '--eval', "(progn (package-initialize) (require 'eglot))"]).status === 0;
const isThere = existsSync(path.resolve(import.meta.dirname, '../../dist/cli/handshake.js')) && hasEglot();

it.skipIf(!isThere)('Emacs shows problems, completes and formats, by the recipe of docs/editors.md', () => {
  const { at, env } = place({
    'a.hsk': 'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300   ack=100\nA -> B : \n',
    'init.el': recipe('Emacs'),
  });
  const { stdout, stderr } = spawnSync('emacs', ['--batch', '-l', at('init.el'), '-l', path.join(import.meta.dirname, 'emacs.el')], {
    env: { ...env, HANDSHAKE_DOCUMENT: at('a.hsk') },
    encoding: 'utf8',
    timeout: 100_000,
  });
  expect(stdout.trim().split('\n'), stderr).toEqual([
    'mode handshake-mode nil // ',
    'problem in line 2: ack should be 101 in this SYN+ACK of B, not 100',
    expect.stringMatching(/^problem in line 3: /),
    'offered ACK',
    'formatted B -> A : SYN+ACK seq=300 ack=100',
  ]);
});
