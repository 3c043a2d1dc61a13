// The largest shipped protocols as machines, compiled once at build time: an esbuild plugin that puts them in place of analysis/prepared.ts.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const program = path.join(root, '.cache/prepare.mjs');

const source = `
import { analyse } from './analyse.js';
const machineOf = (name) => analyse('exchange e using ' + name + ' {\\n}\\n', { source: '', read: () => undefined }).exchanges[0].machine;
const names = ['tcp'];
process.stdout.write(JSON.stringify(Object.fromEntries(names.map((name) => [name, machineOf(name)]))));
`;

async function machines(options) {
  mkdirSync(path.dirname(program), { recursive: true });
  const stdin = { contents: source, resolveDir: path.join(root, 'server/src/language/analysis') };
  await build({ ...options, stdin, outfile: program, sourcemap: false });
  return execFileSync(process.execPath, [program], { encoding: 'utf8', maxBuffer: 2 ** 26 });
}

/** `options` are those of a bundle for Node. */
export async function preparedProtocols(options) {
  const json = await machines(options);
  const contents = `let machines; export const preparedMachine = (name) => (name === 'tcp' ? (machines ??= JSON.parse(${JSON.stringify(json)})).tcp : undefined);`;
  return {
    name: 'prepared-protocols',
    setup(build) {
      build.onLoad({ filter: /[\\/]analysis[\\/]prepared\.ts$/ }, () => ({ contents }));
    },
  };
}
