// `npm start`: builds, says of every example whether it is right, writes their diagrams into out/, and how to open the editor.
import './node-version.mjs';
import { spawnSync } from 'node:child_process';
import { globSync, rmSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const inRoot = { cwd: root, encoding: 'utf8', maxBuffer: 100_000_000 };
const handshake = (...args) => [path.join(root, 'dist/cli/handshake.js'), ...args];

function build() {
  return spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' }).status === 0;
}

/** One line a document, its problems below it. */
function verdict({ path: file, problems }) {
  const isRight = problems.every(({ severity }) => severity !== 'error');
  const lines = problems.map(({ line, column, severity, code, message }) => `       ${line}:${column} ${severity} ${code}: ${message}`);
  return [`${isRight ? 'right' : 'WRONG'}  ${file}`, ...lines].join('\n');
}

function check() {
  const { status, stdout, stderr } = spawnSync(process.execPath, handshake('check', '--format', 'json', 'examples'), inRoot);
  if ((status !== 0 && status !== 1) || !stdout) throw new Error(stderr.trim());
  const { files, errors, warnings } = JSON.parse(stdout);
  console.log(`\n${files.map(verdict).join('\n')}\n\n${files.length} documents, ${errors} errors, ${warnings} warnings`);
  return status === 0;
}

/** Each exchange in a file of its own, in folders like those of the examples. */
function render(format, examples) {
  const { status, stderr } = spawnSync(process.execPath, handshake('render', '--format', format, '-o', 'out/', ...examples), inRoot);
  if (status !== 0 && status !== 1) throw new Error(stderr.trim());
}

function start() {
  if (!build()) return false;
  const isRight = check();
  const examples = globSync('examples/**/*.hsk', { cwd: root }).sort();
  console.log('\ndrawing them into out/ as Mermaid (.mmd) and Markdown (.md)');
  rmSync(path.join(root, 'out'), { recursive: true, force: true });
  for (const format of ['mermaid', 'markdown']) render(format, examples);
  console.log('done. To open the editor on them: npm run dev');
  return isRight;
}

try {
  process.exitCode = start() ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
