/** The language server's process: what the server needs of it are streams, files, the packaged pages. Runs on being imported. */
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { checkRegular } from '../../../disk/read.js';
import { TemporaryCopies } from '../../../disk/temporary.js';
import { LANGUAGE_TAGS } from '../core/index.js';
import type { CaptureBytes } from './captures/source.js';
import type { Copies } from './copies.js';
import { LifeCycle } from './life-cycle.js';
import { type PageFolder, pagesIn } from './pages.js';
import { RegularFiles } from './regular-files.js';
import { startServer } from './server.js';
import { inPlace, type VerifyPlace } from './verify/task.js';
import { Threads } from './verify/threads.js';

/** How a client says which channel it uses; without a word it is standard input and output. */
const CHANNELS = /^--(?:node-ipc|stdio|socket|pipe)\b/;
if (!process.argv.some((argument) => CHANNELS.test(argument))) process.argv.push('--stdio');

const lifeCycle = new LifeCycle();
const connection = createConnection(ProposedFeatures.all, { messageStrategy: lifeCycle });
lifeCycle.listen(connection);
surviveAndTell(connection);
const files = new RegularFiles();
const temporary = new TemporaryCopies();
// an editor that ends without a word ends us by a signal: what we wrote goes then, too
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
const copies: Copies = {
  copy: (name, text) => {
    const file = temporary.copy(name, text);
    return file && pathToFileURL(file).href;
  },
};
/** For whoever draws them elsewhere. */
export const live = startServer({ connection, fileSystemProvider: () => files, copies }, pagesIn(packagedPages()), openFile, verifyPlace());

async function openFile(uri: string): Promise<CaptureBytes> {
  const file = fileURLToPath(uri);
  checkRegular(file);
  const { size } = await stat(file);
  return { size, chunks: createReadStream(file, { highWaterMark: 1 << 20 }) };
}

/** A bug in the server must not end the session. */
function surviveAndTell({ console }: Connection): void {
  const tell = (error: unknown) => console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.on('uncaughtException', tell);
  process.on('unhandledRejection', tell);
}

/** Where the program of the thread was built, verifications have threads of their own. */
function verifyPlace(): VerifyPlace {
  const program = new URL('./verify-worker.js', import.meta.url);
  return existsSync(program) ? new Threads(program) : inPlace;
}

/** The folders of the pages, found upwards from this program, as sources and bundles lie at different depths. */
function packagedPages(): ReadonlyMap<string, PageFolder> {
  let root = import.meta.dirname;
  while (!existsSync(path.join(root, 'docs/problems')) && path.dirname(root) !== root) root = path.dirname(root);
  return new Map(
    LANGUAGE_TAGS.map((tag) => {
      const folder = path.join(root, 'docs', tag === 'en' ? '' : tag, 'problems');
      const names = new Set(existsSync(folder) ? readdirSync(folder) : []);
      return [tag, { address: pathToFileURL(`${folder}${path.sep}`).href, names }];
    }),
  );
}
