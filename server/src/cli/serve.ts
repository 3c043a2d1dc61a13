/** `handshake serve`: the language server. It is given from above, as the command line knows no editor. */
import type { Command } from './command.js';
import { CLEAN } from './io.js';

export const serve: Command = {
  name: 'serve',
  usage: '[--stdio]',
  /** Some clients say which process to watch; the server reads that by itself. */
  options: { stdio: { type: 'boolean' }, clientProcessId: { type: 'string' } },
  run: async (_, io) => {
    await io.serve();
    return CLEAN;
  },
};
