// `npm run fuzz [MINUTES] [SEED]`: the property tests with other random cases, round by round, until time is up or one fails. Each round has a seed.
import './node-version.mjs';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const [minutes = 5, first = Math.trunc(Math.random() * 2 ** 31)] = process.argv.slice(2).map(Number);
if (!(minutes > 0) || !Number.isInteger(first)) {
  console.error('npm run fuzz [MINUTES] [SEED]: two numbers; without them, five minutes and any seed.');
  process.exit(2);
}
const files = globSync('{server,client,contract,disk,test}/**/*.test.ts', { cwd: root, exclude: ['**/node_modules/**'] });
const properties = files.filter((file) => readFileSync(path.join(root, file), 'utf8').includes("from 'fast-check'"));
const until = Date.now() + minutes * 60_000;
let rounds = 0;

for (let seed = first; Date.now() < until; seed++, rounds++) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...properties],
    {
      cwd: root,
      env: { ...process.env, HANDSHAKE_SEED: String(seed), NO_COLOR: '1' },
      encoding: 'utf8',
      timeout: 10 * 60_000,
    },
  );
  console.log(`seed ${seed}: ${status === 0 ? 'passed' : 'failed'}${/ +Tests .*/.exec(stdout)?.[0] ?? ''}`);
  if (status === 0) continue;
  console.log(stdout + stderr);
  console.log(`again: npm run fuzz 1 ${seed}`);
  process.exit(1);
}
console.log(`${rounds} rounds of ${properties.length} files of property tests, none failed`);
