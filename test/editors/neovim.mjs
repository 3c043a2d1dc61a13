// Neovim as a client of the language server. Prints what it got; fails if something is missing.
// Run by hand: node test/editors/neovim.mjs (after npm run build; needs nvim).
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { place, recipe } from './recipe.mjs';

const version = /v0\.(\d+)/.exec(spawnSync('nvim', ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1] ?? '7';
const heading = Number(version) >= 11 ? 'Neovim 0.11 and later' : 'Neovim 0.7 to 0.10';

const { at, env } = place({
  'a.hsk': 'A -> B : SYN seq=100\nB -> A : SYN+ACK seq=300   ack=100\nA -> B : \n',
  'notes.md': '# Notes\n\n```handshake\nA -> B : SYN seq=7\nB -> A : SYN+ACK seq=9 ack=9\n```\n',
  'init.lua': recipe(heading),
});
const script = path.join(import.meta.dirname, 'neovim.lua');
const { status, stdout, stderr } = spawnSync('nvim', ['--headless', '-u', at('init.lua'), at('a.hsk'), '-c', `luafile ${script}`], {
  env: { ...env, HANDSHAKE_NOTES: at('notes.md') },
  encoding: 'utf8',
  timeout: 240_000,
});
process.stdout.write(`${stdout}${stderr}\n`);
process.exitCode = status ?? 1;
