// `npm run truth`: bundles test/truth and runs it: the checker and the importer against recordings of a real TCP.
import './node-version.mjs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { generate } from './generate.mjs';

const root = path.resolve(import.meta.dirname, '..');
const outfile = path.join(root, 'dist/truth/main.js');

generate();
await build({
  absWorkingDir: root,
  entryPoints: ['test/truth/main.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  mainFields: ['module', 'main'],
  loader: { '.hsk': 'text' },
  logLevel: 'warning',
});
process.chdir(root);
await import(pathToFileURL(outfile).href);
