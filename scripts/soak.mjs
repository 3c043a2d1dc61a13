// `npm run soak [EDITS] [DOCUMENTS]`: bundles test/soak and runs it, with the garbage collector at hand.
import './node-version.mjs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from 'esbuild';
import { generate } from './generate.mjs';

const root = path.resolve(import.meta.dirname, '..');
const outfile = path.join(root, 'dist/soak/main.mjs');

generate();
await build({
  absWorkingDir: root,
  entryPoints: ['test/soak/main.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  mainFields: ['module', 'main'],
  loader: { '.hsk': 'text' },
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  logLevel: 'warning',
});
process.exitCode =
  spawnSync(process.execPath, ['--expose-gc', outfile, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' }).status ?? 1;
