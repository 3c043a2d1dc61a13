// Installs the web build of VS Code (npm package code-server) once into .vscode-test/host. A no-op when it is there already.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const host = path.join(root, '.vscode-test/host');
const lock = readFileSync(path.join(import.meta.dirname, 'package-lock.json'), 'utf8');
const stamp = path.join(host, '.installed');

/** Where the server's program is, once installed. */
export const vscodeServer = path.join(host, 'node_modules/code-server/lib/vscode');
/** code-server wants Node 24: the one that the project pins. */
export const pinnedNode = path.join(root, 'node_modules/node/bin/node');

const isInstalled = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === lock;

function npm(cwd, ...args) {
  const env = { ...process.env, PATH: path.dirname(pinnedNode) + path.delimiter + process.env.PATH };
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--fetch-retries=5'];
  execFileSync('npm', [...args, ...quiet], { cwd, stdio: ['ignore', 'ignore', 'inherit'], env });
}

function copySettings() {
  rmSync(host, { recursive: true, force: true });
  mkdirSync(host, { recursive: true });
  for (const file of ['package.json', 'package-lock.json', '.npmrc'])
    copyFileSync(path.join(import.meta.dirname, file), path.join(host, file));
}

export function installHost() {
  if (isInstalled()) return;
  console.log('installing the web build of VS Code into .vscode-test/host (once, about a minute)');
  copySettings();
  npm(host, 'ci', '--ignore-scripts');
  // `install` and not `ci`: the lock that the package ships is out of step with its package.json
  npm(vscodeServer, 'install', '--omit=dev', '--ignore-scripts', '--no-save');
  npm(path.join(vscodeServer, 'extensions'), 'install', '--omit=dev', '--ignore-scripts', '--no-save');
  writeFileSync(stamp, lock);
}

if (process.argv[1] === import.meta.filename) installHost();
