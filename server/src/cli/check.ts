/** `handshake check`: every problem of the documents. */
import { type Checked, count } from './checked.js';
import type { Command } from './command.js';
import { concluded } from './each.js';
import { CLEAN, ERRORS_FOUND } from './io.js';
import { checkPaths, printed } from './open.js';
import { oneOf } from './options.js';
import { coloursFor } from './print/colours.js';
import { github } from './print/github.js';
import { json } from './print/json.js';
import { junit } from './print/junit.js';
import { sarif } from './print/sarif.js';
import { text } from './print/text.js';

const FORMATS = ['text', 'json', 'sarif', 'junit', 'github'] as const;

export const check: Command = {
  name: 'check',
  usage: `[--format ${FORMATS.join('|')}] PATH…`,
  summary: 'Check documents and report what is wrong with them',
  details: `A PATH is a file, a folder (searched for *.hsk and for handshake fences in *.md) or - for standard input.

  --format text     the problems with their lines, for people (the default)
  --format json     the problems as JSON
  --format sarif    SARIF 2.1.0, for code scanning
  --format junit    JUnit XML, for continuous integration
  --format github   annotations for GitHub Actions

Exit status: 0 no errors, 1 errors found, 2 the command could not do its work.
NO_COLOR=1 switches colours off.
`,
  options: { format: { type: 'string' } },
  run: async (given, io) => {
    const format = oneOf('check', 'format', FORMATS, given.value('format'));
    const all = await checkPaths('check', given.paths, io);
    const print = {
      text: (files: readonly Checked[]) => text(files, coloursFor(io.isTerminal, io.environment)),
      json,
      sarif: (files: readonly Checked[]) => sarif(files, io.version),
      junit,
      github,
    };
    const { results, failures } = printed(all, print[format]);
    for (const result of results) io.out(result);
    return concluded(failures, count(all.results).errors > 0 ? ERRORS_FOUND : CLEAN, io);
  },
};
