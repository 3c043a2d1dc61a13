// Bundles a program of the tests, documents as text, and runs it with what the command line says, in the root of the repository.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from 'esbuild';
import { generate } from './generate.mjs';

const root = path.resolve(import.meta.dirname, '..');

/** `flags` are those of Node. */
export async function runBundled(entryPoint, flags = []) {
  const outfile = path.join(root, 'dist', path.dirname(entryPoint), 'main.mjs');
  generate();
  await build({
    absWorkingDir: root,
    entryPoints: [entryPoint],
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
  const { status } = spawnSync(process.execPath, [...flags, outfile, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
