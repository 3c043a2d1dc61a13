// Checks the types of every side. The parser is generated first, as the sides import it.
import './node-version.mjs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { generate } from './generate.mjs';

const root = path.resolve(import.meta.dirname, '..');
generate();
process.exitCode =
  spawnSync(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-b', ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  }).status ?? 1;
