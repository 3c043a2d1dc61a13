/** `handshake trace`: what happens, step by step, wrong documents included. */
import { count } from './checked.js';
import type { Command } from './command.js';
import { concluded } from './each.js';
import { CLEAN, ERRORS_FOUND } from './io.js';
import { checkPaths, printed } from './open.js';
import { oneOf } from './options.js';
import { coloursFor } from './print/colours.js';
import { traceJson } from './print/trace-json.js';
import { traceText } from './print/trace-text.js';

const FORMATS = ['text', 'json'] as const;

export const trace: Command = {
  name: 'trace',
  usage: `[--format ${FORMATS.join('|')}] PATH…`,
  options: { format: { type: 'string' } },
  run: async (given, io) => {
    const format = oneOf('trace', 'format', FORMATS, given.value('format'));
    const all = await checkPaths('trace', given.paths, io);
    const colours = coloursFor(io.isTerminal, io.environment);
    const { results, failures } = printed(all, format === 'json' ? traceJson : (files) => traceText(files, colours));
    for (const result of results) io.out(result);
    return concluded(failures, count(all.results).errors > 0 ? ERRORS_FOUND : CLEAN, io);
  },
};
