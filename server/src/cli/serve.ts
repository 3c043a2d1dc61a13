/** `handshake serve`: the language server. It is given from above, as the command line knows no editor. */
import type { Command } from './command.js';
import { CLEAN } from './io.js';

export const serve: Command = {
  name: 'serve',
  usage: '[--stdio]',
  summary: 'Run the language server on standard input and output, for editors',
  details: 'The server speaks the Language Server Protocol on standard input and output, with or without --stdio.\n',
  /** Some clients say which process to watch; the server reads that by itself. */
  options: { stdio: { type: 'boolean' }, clientProcessId: { type: 'string' } },
  run: async (_, io) => {
    await io.serve();
    return CLEAN;
  },
};
