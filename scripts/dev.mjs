// `npm run dev`: an editor with the extension, open on the examples. The desktop VS Code if it is there, else the web build.
import './node-version.mjs';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { readArguments } from '../test/host/arguments.mjs';
import { installedDesktop } from '../test/host/editor.mjs';
import { installHost } from '../test/host/install.mjs';
import { folders, startServer, writeQuietSettings } from '../test/host/server.mjs';
import { workbenchAddress } from '../test/host/workbench-address.mjs';

const root = path.resolve(import.meta.dirname, '..');
const examples = path.join(root, 'examples');
const args = [`--extensionDevelopmentPath=${root}`, examples];

function openDesktop(executable) {
  spawn(executable, args, { detached: true, stdio: 'ignore' }).unref();
  console.log(`opened ${executable} on the examples`);
}

async function openWeb() {
  installHost();
  const home = path.join(root, '.vscode-test/dev');
  const [data, user, extensions] = ['server', 'user', 'extensions'].map((name) => path.join(home, name));
  mkdirSync(extensions, { recursive: true });
  writeQuietSettings(user);
  const port = Number(process.env.PORT ?? 8421);
  const server = startServer({
    args: [...folders({ data, user, extensions }), '--disable-workspace-trust'],
    port,
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
    `VS Code in the browser, on the examples (Ctrl+C ends it):\n  ${workbenchAddress(readArguments(args), await server.listening)}`,
  );
}

const built = spawnSync(process.execPath, [path.join(root, 'scripts/build.mjs')], { stdio: 'inherit' }).status;
const desktop = installedDesktop();
if (built !== 0) process.exitCode = 1;
else if (desktop) openDesktop(desktop);
else await openWeb();
