// `npm run dev`: an editor with the extension, open on the examples and the walkthrough. The desktop VS Code if it is there, else the web build.
import './node-version.mjs';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { readArguments } from '../test/host/arguments.mjs';
import { installedDesktop } from '../test/host/editor.mjs';
import { installHost } from '../test/host/install.mjs';
import { folders, startServer, writeQuietSettings } from '../test/host/server.mjs';
import { workbenchAddress } from '../test/host/workbench-address.mjs';

const root = path.resolve(import.meta.dirname, '..');
const examples = path.join(root, 'examples');
const extensions = [root, path.join(import.meta.dirname, 'dev-extension')];

function openDesktop(executable) {
  const args = extensions.map((folder) => `--extensionDevelopmentPath=${folder}`);
  spawn(executable, [...args, examples], { detached: true, stdio: 'ignore' }).unref();
  console.log(`opened ${executable} on the examples`);
}

/** The server takes an extension under development only from a driver of tests, which shows no notifications: here it is installed. */
function installLinks(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const extension of extensions) symlinkSync(extension, path.join(folder, path.basename(extension)), 'junction');
}

async function openWeb() {
  installHost();
  const home = path.join(root, '.vscode-test/dev');
  const [data, user, installed] = ['server', 'user', 'extensions'].map((name) => path.join(home, name));
  installLinks(installed);
  writeQuietSettings(user);
  const port = Number(process.env.PORT ?? 8421);
  const server = startServer({
    args: [...folders({ data, user, extensions: installed }), '--disable-workspace-trust'],
    port,
    // people read what is told
    isDriven: false,
    onLine: () => {},
    onEnd: (why) => {
      console.error(why);
      process.exitCode = 1;
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      server.stop();
      process.exit(0);
    });
  console.log(
    `VS Code in the browser, on the examples (Ctrl+C ends it):\n  ${workbenchAddress(readArguments([examples]), await server.listening)}`,
  );
}

const built = spawnSync(process.execPath, [path.join(root, 'scripts/build.mjs')], { stdio: 'inherit' }).status;
const desktop = installedDesktop();
if (built !== 0) process.exitCode = 1;
else if (desktop) openDesktop(desktop);
else await openWeb();
