// `npm start`: builds, checks every example, writes their diagrams into out/, and says how to open the editor.
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const out = path.join(root, 'out');
const node = (...args) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1;
const handshake = (...args) => node('dist/cli/handshake.js', ...args);

function render(example) {
  const target = path.join(out, path.relative('examples', example).replace(/\.hsk$/, ''));
  mkdirSync(path.dirname(target), { recursive: true });
  return [
    handshake('render', '--format', 'mermaid', '-o', `${target}.mmd`, example),
    handshake('render', '--format', 'markdown', '-o', `${target}.md`, example),
  ];
}

function start() {
  if (node('scripts/build.mjs') !== 0) return 1;
  console.log('\nchecking the examples');
  const checked = handshake('check', 'examples');
  rmSync(out, { recursive: true, force: true });
  const examples = globSync('examples/**/*.hsk', { cwd: root }).sort();
  console.log(`\ndrawing ${examples.length} examples into out/ (Mermaid and Markdown)`);
  const drawn = examples.flatMap(render);
  console.log('\nOpen the editor on them with: npm run dev');
  return Math.max(checked, ...drawn);
}

process.exitCode = start();
