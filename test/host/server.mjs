// Starts VS Code's server on a free local port.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pinnedNode, vscodeServer } from './install.mjs';

const program = path.join(vscodeServer, 'out/server-main.js');

/** No gallery: nothing is looked up outside this machine. */
const noGallery = JSON.stringify({ serviceUrl: '', itemUrl: '', resourceUrlTemplate: '', controlUrl: '' });

function environment() {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  return { ...env, EXTENSIONS_GALLERY: noGallery };
}

const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'git.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
};

/** A settings.json that is already there wins. */
export function writeQuietSettings(userDataDir) {
  const file = path.join(userDataDir, 'User/settings.json');
  if (existsSync(file)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(quietSettings, null, 2));
}

export const folders = ({ data, user, extensions }) => [
  '--accept-server-license-terms',
  ...['--server-data-dir', data, '--user-data-dir', user, '--extensions-dir', extensions],
];

/** The server's own command line installs and lists extensions. What it complains about is told only when it fails. */
export function runServerCommand(args) {
  const { status, stderr } = spawnSync(pinnedNode, [program, ...args], { stdio: ['ignore', 'inherit', 'pipe'], env: environment() });
  if (status !== 0) process.stderr.write(stderr);
  return status ?? 1;
}

const alwaysGiven = ['--without-connection-token', '--disable-telemetry'];
/** Without it the server silently ignores which tests to run; with it no notification is shown. */
const driven = ['--enable-smoke-test-driver'];

/** `onLine` gets each line of the server's log, `onEnd` its exit; the promise gives the port. */
export function startServer({ args, port = 0, isDriven = true, onLine, onEnd }) {
  const child = spawn(
    pinnedNode,
    [program, '--host', '127.0.0.1', '--port', String(port), ...alwaysGiven, ...(isDriven ? driven : []), ...args],
    {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: environment(),
    },
  );
  const listening = new Promise((resolve, reject) => {
    const read = (data) => {
      for (const line of String(data).split('\n').filter(Boolean)) {
        onLine(line);
        const [, found] = /listening on (\d+)/.exec(line) ?? [];
        if (found) resolve(Number(found));
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      reject(new Error(`the server ended with ${code ?? signal}`));
      onEnd(`the server ended with ${code ?? signal}`);
    });
  });
  return { listening, stop: () => killGroup(child.pid) };
}

function killGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // it has ended already
  }
}
