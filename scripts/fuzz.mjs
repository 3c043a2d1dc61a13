// `npm run fuzz [ROUNDS] [SEED]`: the property tests with other random cases, until one fails.
import './node-version.mjs';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const [rounds = 20, first = Math.trunc(Math.random() * 2 ** 31)] = process.argv.slice(2).map(Number);
const files = globSync('{server,client,contract,test}/**/*.test.ts', {
  cwd: root,
  exclude: ['**/node_modules/**', '**/*.browser.test.ts'],
});
const properties = files.filter((file) => readFileSync(path.join(root, file), 'utf8').includes("from 'fast-check'"));

for (let seed = first; seed < first + rounds; seed++) {
  const { status, stdout, stderr } = spawnSync(path.join(root, 'node_modules/.bin/vitest'), ['run', '--project', 'unit', ...properties], {
    cwd: root,
    env: { ...process.env, HANDSHAKE_SEED: String(seed), NO_COLOR: '1' },
    encoding: 'utf8',
    timeout: 10 * 60_000,
  });
  console.log(`seed ${seed}: ${status === 0 ? 'passed' : 'failed'}`);
  if (status === 0) continue;
  console.log(stdout + stderr);
  process.exitCode = 1;
  break;
}
