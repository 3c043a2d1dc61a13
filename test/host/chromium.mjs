// The browser that the tests need. It is installed where that may be done without asking: as root on a Debian.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const packages = ['chromium', 'fonts-dejavu-core', 'fonts-nanum'];
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file));

const named = () => process.env.CHROMIUM_PATH ?? names.map(onPath).find(Boolean);

function isInstalled(debianPackage) {
  try {
    return execFileSync('dpkg', ['--status', debianPackage], { encoding: 'utf8', stdio: 'pipe' }).includes('install ok installed');
  } catch {
    return false;
  }
}

const mayInstall = () => process.getuid?.() === 0 && existsSync('/etc/debian_version') && onPath('apt-get');

/** Somebody else may be installing, and a mirror may be slow to answer. */
const patience = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=5'];

function install() {
  const missing = packages.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  console.log(`installing ${missing.join(', ')}`);
  const apt = (...args) =>
    execFileSync('apt-get', ['-qq', ...patience, ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...missing);
}

/** The program's path, or undefined. */
export function findChromium() {
  if (mayInstall() && !process.env.CHROMIUM_PATH) install();
  return named();
}

export const chromiumMissing =
  'The browser tests need Chromium: install it (on Debian: apt-get install chromium fonts-dejavu-core fonts-nanum), or name it in CHROMIUM_PATH.';
