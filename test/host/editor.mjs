// The one switch: which VS Code runs the tests.
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron';
import { installHost } from './install.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const web = path.join(import.meta.dirname, 'web-code.mjs');

/** From the launcher script on the PATH to the program itself, which alone reports how tests ended. */
const besideLauncher = { linux: ['../code'], darwin: ['../../../MacOS/Electron'], win32: ['../Code.exe'] };
const launcherNames = { win32: 'code.cmd' };

export function installedDesktop() {
  const name = launcherNames[process.platform] ?? 'code';
  const launchers = (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name));
  const launcher = launchers.find((file) => existsSync(file));
  if (!launcher) return undefined;
  const programs = (besideLauncher[process.platform] ?? []).map((step) => path.resolve(path.dirname(realpathSync(launcher)), step));
  return programs.find((file) => existsSync(file));
}

/** A desktop program needs a screen. */
const hasScreen = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

async function downloadedDesktop() {
  try {
    return await downloadAndUnzipVSCode({
      version: 'stable',
      cachePath: path.join(root, '.vscode-test'),
      timeout: 15_000,
      reporter: new SilentReporter(),
    });
  } catch {
    return undefined;
  }
}

/** VSCODE_EXECUTABLE names a desktop VS Code, or is `web`; without it: the desktop build if it can be had, else the web build. */
export async function findEditor() {
  const named = process.env.VSCODE_EXECUTABLE;
  if (named && named !== 'web') return { kind: 'desktop', executable: named };
  const desktop = named || !hasScreen() ? undefined : (installedDesktop() ?? (await downloadedDesktop()));
  if (desktop) return { kind: 'desktop', executable: desktop };
  installHost();
  return { kind: 'web', executable: web };
}

// so that several runs beside each other find it there
if (process.argv[1] === import.meta.filename) await findEditor();
