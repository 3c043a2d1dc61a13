// The recipes of docs/editors.md to the letter, with a `handshake` on the path that is the one that was built.
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** The code below a heading, up to the next heading. */
export function recipe(heading) {
  const page = readFileSync(path.join(root, 'docs/editors.md'), 'utf8');
  const [, section = ''] = page.split(`\n## ${heading}`);
  const [, code] = /```\w+\n([\s\S]*?)```/.exec(section.split('\n## ')[0]) ?? [];
  if (code === undefined) throw new Error(`docs/editors.md has no recipe for ${heading}`);
  return code;
}

/** A folder with these files, and the environment in which the command is found. */
export function place(files) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'handshake-editor-'));
  const bin = path.join(folder, 'bin');
  mkdirSync(bin);
  const program = path.join(root, 'dist/cli/handshake.js');
  writeFileSync(path.join(bin, 'handshake'), `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`, { mode: 0o755 });
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}`, HOME: folder };
  return { folder, env, at: (name) => path.join(folder, name) };
}
