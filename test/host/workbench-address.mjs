// The address of the web workbench: the folder it opens, and what the desktop build gets as arguments.
import { statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

function opened(args) {
  const folder = args.last('folder-uri');
  const first = folder ? fileURLToPath(folder) : args.positional[0];
  return first === undefined ? undefined : path.resolve(first);
}

function workspace(target) {
  if (target === undefined) return { query: ['ew', 'true'] };
  if (target.endsWith('.code-workspace')) return { query: ['workspace', target] };
  return statSync(target).isDirectory() ? { query: ['folder', target] } : { query: ['ew', 'true'], file: target };
}

export function workbenchAddress(args, port, tests) {
  const authority = `127.0.0.1:${port}`;
  const remote = (file) => `vscode-remote://${authority}${encodeURI(path.resolve(file))}`;
  const { query, file } = workspace(opened(args));
  const payload = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
    ...args.all('extensionDevelopmentPath').map((folder) => ['extensionDevelopmentPath', remote(folder)]),
    ...(tests ? [['extensionTestsPath', remote(tests)]] : []),
    ...(args.has('disable-extensions') ? [['disableExtensions', 'true']] : []),
    ...(file ? [['openFile', remote(file)]] : []),
  ];
  return `http://${authority}/?${new URLSearchParams([query, ['payload', JSON.stringify(payload)]])}`;
}
