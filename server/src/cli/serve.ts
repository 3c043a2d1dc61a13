/** `handshake serve`: the language server. It is given from above, as the command line knows no editor. */
import type { LiveDocuments } from '../language/index.js';
import type { Command } from './command.js';
import { CLEAN, type Io } from './io.js';
import { wrong } from './options.js';
import { said } from './words/said.js';

const LAST_PORT = 65_535;

export const serve: Command = {
  name: 'serve',
  usage: '[--stdio] [--preview PORT]',
  /** Some clients say which process to watch; the server reads that by itself. */
  options: { stdio: { type: 'boolean' }, preview: { type: 'string' }, clientProcessId: { type: 'string' } },
  run: async (given, io) => {
    const [path] = given.paths;
    if (path !== undefined) throw wrong('serve', said().wantsNoPath('serve', path));
    const port = given.value('preview');
    await (port === undefined ? io.serve() : io.serve(preview(portIn(port), io)));
    return CLEAN;
  },
};

function portIn(given: string): number {
  const port = Number(given);
  if (/^\d{1,5}$/.test(given) && port <= LAST_PORT) return port;
  throw wrong('serve', said().numberFrom('preview', 0, LAST_PORT, given));
}

/** Whatever comes of it, the editor has its server. */
const preview =
  (port: number, io: Io) =>
  async (open: LiveDocuments): Promise<void> => {
    const { showLive } = await import('./live/show.js');
    const text = await showLive(open, port).then(
      (address) => said().previewAt(address),
      (error: unknown) => said().noPreview(error instanceof Error ? error.message : String(error)),
    );
    io.error(`handshake: ${text}\n`);
    open.tell(text);
  };
