// Runs the tests of test/vscode in a real VS Code. With --vsix: against the packaged extension instead of this folder.
// With --others: only what the packaged extension is not held against.
// With --typing: only what is typed by hand, at the pace of people, in a window of two folders.
// With --screenshots: makes the pictures of docs/images (with --korean those of docs/images/ko) and tests nothing else. HANDSHAKE_GREP names the tests to run.
import '../../scripts/node-version.mjs';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { resolveCliPathFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { packExtension } from '../../scripts/package.mjs';
import { findEditor } from './editor.mjs';
import { removeFolder } from './remove.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const cache = path.join(root, '.cache');
const isPackaged = process.argv.includes('--vsix');
const isTyping = process.argv.includes('--typing');
const part = isPackaged ? 'packaged' : isTyping ? 'typing' : process.argv.includes('--others') ? 'others' : '';
const isKorean = process.argv.includes('--korean');
const forScreenshots = process.argv.includes('--screenshots')
  ? {
      HANDSHAKE_SCREENSHOTS: path.join(root, isKorean ? 'docs/images/ko' : 'docs/images'),
      HANDSHAKE_GREP: isKorean ? 'screens in Korean' : 'screenshots',
    }
  : {};
const entry = path.join(cache, `vscode-tests/${part || 'all'}.cjs`);
const results = path.join(cache, isPackaged ? 'vsix.json' : isTyping ? 'typing.json' : 'vscode.json');

const bundleTests = () =>
  build({
    absWorkingDir: root,
    entryPoints: ['test/vscode/index.ts'],
    outfile: entry,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode', 'mocha', 'playwright-core', 'axe-core'],
    logLevel: 'warning',
  });

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** A folder of its own for each run: the examples to open, the user's settings, the installed extensions. */
function makeFolders() {
  const base = mkdtempSync(path.join(os.tmpdir(), 'handshake-tests-'));
  const [workspace, user, extensions] = ['workspace', 'user', 'extensions'].map((name) => path.join(base, name));
  for (const folder of [workspace, extensions]) mkdirSync(folder);
  cpSync(path.join(root, 'examples'), path.join(workspace, 'examples'), { recursive: true });
  return { base, workspace, user, extensions };
}

/** Two folders in one window, each with settings of its own. */
function inTwoFolders({ base, workspace }) {
  const second = path.join(base, 'second');
  mkdirSync(path.join(second, '.vscode'), { recursive: true });
  writeFileSync(path.join(second, '.vscode/settings.json'), JSON.stringify({ 'handshake.problems.severity': { 'tcp/ack': 'hint' } }));
  const file = path.join(base, 'both.code-workspace');
  writeFileSync(file, JSON.stringify({ folders: [{ path: workspace }, { path: second }] }));
  return file;
}

/** VS Code insists on an extension under development; the packaged one is tested beside one that does nothing. */
function emptyExtension(base) {
  const folder = path.join(base, 'empty-extension');
  mkdirSync(folder);
  const manifest = { name: 'empty', publisher: 'empty', version: '0.0.1', engines: { vscode: '*' } };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

function installPackaged(editor, folders) {
  const args = [
    '--extensions-dir',
    folders.extensions,
    '--user-data-dir',
    folders.user,
    '--install-extension',
    packExtension(path.join(cache, 'handshake.vsix')),
  ];
  const command = editor.kind === 'desktop' ? resolveCliPathFromVSCodeExecutablePath(editor.executable) : editor.executable;
  execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
}

const readCounts = () => {
  try {
    return JSON.parse(readFileSync(results, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 };
  }
};

async function main() {
  const editor = await findEditor();
  console.log(
    `running in ${editor.kind === 'desktop' ? `the desktop VS Code ${editor.executable}` : 'the web build of VS Code (code-server) in headless Chromium'}`,
  );
  await bundleTests();
  rmSync(results, { force: true });
  const folders = makeFolders();
  if (isPackaged) installPackaged(editor, folders);
  const port = String(await freePort());
  const launchArgs = [
    isTyping ? inTwoFolders(folders) : folders.workspace,
    '--extensions-dir',
    folders.extensions,
    '--user-data-dir',
    folders.user,
    '--disable-workspace-trust',
  ];
  try {
    await runTests({
      vscodeExecutablePath: editor.executable,
      extensionDevelopmentPath: isPackaged ? emptyExtension(folders.base) : root,
      extensionTestsPath: entry,
      extensionTestsEnv: {
        HANDSHAKE_ROOT: root,
        HANDSHAKE_RESULTS: results,
        HANDSHAKE_PART: part,
        HANDSHAKE_CDP_PORT: port,
        VSCODE_WEB_CDP_PORT: port,
        ...forScreenshots,
      },
      launchArgs: [
        ...launchArgs,
        ...(isKorean ? ['--locale=ko'] : []),
        ...(editor.kind === 'desktop' ? [`--remote-debugging-port=${port}`] : []),
      ],
    });
  } finally {
    removeFolder(folders.base);
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
const { passed, failed } = readCounts();
console.log(`${passed} passed, ${failed} failed`);
