// Packs dist/ and what the manifest names into a .vsix. No public repository exists yet, so links in the README stay as they are.
import { execFileSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];

export function packExtension(file) {
  execFileSync(process.execPath, [vsce, 'package', ...options, '--out', file], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  return file;
}

if (process.argv[1] === import.meta.filename) packExtension(path.resolve(process.argv[2] ?? 'handshake.vsix'));
