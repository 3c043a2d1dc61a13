import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { place, recipe } from './recipe.mjs';

const hasEglot = (): boolean => spawnSync('emacs', ['--batch', '--eval', "(progn (package-initialize) (require 'eglot))"]).status === 0;
const isThere = existsSync(path.resolve(import.meta.dirname, '../../dist/cli/handshake.js')) && hasEglot();

const hasMarkdown = (): boolean =>
  spawnSync('emacs', ['--batch', '--eval', "(progn (package-initialize) (require 'markdown-mode))"]).status === 0;

it.skipIf(!isThere)(
  'Emacs shows problems, completes, explains, formats, fixes, renames and finds definitions, by the recipe of docs/editors.md',
  () => {
    const { at, env } = place({
      'a.hsk': 'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300   ack=100\nA -> B : \n',
      'notes.md': '# Notes\n\n```handshake\nA -> B : SYN seq=7\nB -> A : SYN+ACK seq=9 ack=9\n```\n',
      'init.el': recipe('Emacs'),
    });
    const { stdout, stderr } = spawnSync('emacs', ['--batch', '-l', at('init.el'), '-l', path.join(import.meta.dirname, 'emacs.el')], {
      env: { ...env, HANDSHAKE_DOCUMENT: at('a.hsk'), HANDSHAKE_NOTES: at('notes.md') },
      encoding: 'utf8',
      timeout: 100_000,
    });
    const notes = ['mode markdown-mode', /^problem in line 5: /, /^problem in line 5: ack should be 8 in this SYN\+ACK of B/];
    const wanted = [
      'mode handshake-mode nil // ',
      'problem in line 2: ack should be 101 in this SYN+ACK of B, not 100',
      /^problem in line 3: /,
      'offered ACK',
      'formatted B -> A : SYN+ACK seq=300 ack=100',
      /^hover [*]*SYN[*]* seq=100/,
      'fixed B -> A : SYN+ACK seq=300 ack=101',
      'renamed B -> Alice : SYN+ACK seq=300 ack=101',
      ...(stdout.includes('\nstate ') ? [/^state +Alice SYN_SENT, B SYN_RECEIVED/] : []),
      'definition tcp.hsk',
      ...(hasMarkdown() ? notes : []),
    ];
    expect(stdout.trim().split('\n'), stderr).toEqual(
      wanted.map((each) => (typeof each === 'string' ? each : expect.stringMatching(each))),
    );
  },
);
