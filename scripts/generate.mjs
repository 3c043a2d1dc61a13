// Makes server/src/language/generated from the grammar, when the grammar (or its settings) is newer. The output is not committed.
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const grammar = path.join(root, 'server/src/language/handshake.langium');
const output = path.join(root, 'server/src/language/generated/grammar.ts');
const cli = path.join(root, 'node_modules/langium-cli/bin/langium.js');
const pinnedNode = path.join(root, 'node_modules/node/bin/node');
const settings = path.join(root, 'langium-config.json');

const changed = (file) => statSync(file).mtimeMs;
const isFresh = () => existsSync(output) && changed(output) >= Math.max(changed(grammar), changed(settings));

/** The generator needs Node 22 or later, so it runs with the pinned one whatever Node the machine has. */
export function generate() {
  if (!existsSync(grammar) || isFresh()) return;
  execFileSync(existsSync(pinnedNode) ? pinnedNode : process.execPath, [cli, 'generate', '--mode=production'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** vitest calls this once before its tests. */
export const setup = generate;

if (process.argv[1] === import.meta.filename) generate();
