/** `handshake check`: every problem of the documents. */
import { type Checked, count } from './checked.js';
import type { Command } from './command.js';
import { concluded, oneLine } from './each.js';
import { fixed, patch, writeFixed } from './fix.js';
import { CannotDo, CLEAN, ERRORS_FOUND, type Io, NOT_DONE } from './io.js';
import { checkPaths, printed } from './open.js';
import { type Arguments, oneOf, wrong } from './options.js';
import { coloursFor } from './print/colours.js';
import { github } from './print/github.js';
import { json } from './print/json.js';
import { junit } from './print/junit.js';
import { sarif } from './print/sarif.js';
import { counted, text } from './print/text.js';
import type { Source } from './sources.js';

const FORMATS = ['text', 'json', 'sarif', 'junit', 'github'] as const;

export const check: Command = {
  name: 'check',
  usage: `[--format ${FORMATS.join('|')}] [--fix [--dry-run]] PATH…`,
  summary: 'Check documents and report what is wrong with them',
  details: `A PATH is a file, a folder (searched for *.hsk and for handshake fences in *.md) or - for standard input.

  --format text     the problems with their lines, for people (the default)
  --format json     the problems as JSON
  --format sarif    SARIF 2.1.0, for code scanning
  --format junit    JUnit XML, for continuous integration
  --format github   annotations for GitHub Actions

  --fix             put each error right by its first fix, where that heals it, and write the files; then report what is left
  --fix --dry-run   write nothing, print what --fix would change as a unified diff

Standard input (-) is fixed to standard output. What calls a line right as it stands (stray, lost, expect error) is no fix here.
Exit status: 0 no errors, 1 errors found, 2 the command could not do its work.
NO_COLOR=1 switches colours off.
`,
  options: { format: { type: 'string' }, fix: { type: 'boolean' }, 'dry-run': { type: 'boolean' } },
  run: async (given, io) => {
    const format = oneOf('check', 'format', FORMATS, given.value('format'));
    if (given.has('dry-run') && !given.has('fix')) throw wrong('check', '--dry-run goes with --fix');
    const unwritten: string[] = [];
    const repair = given.has('fix') ? fixing(given, io, { tells: format === 'text', unwritten }) : undefined;
    const all = await checkPaths('check', given.paths, io, repair && { repair });
    const conclude = () => {
      for (const reason of unwritten) io.error(`handshake: ${oneLine(reason)}\n`);
      return concluded(all.failures, unwritten.length > 0 ? NOT_DONE : count(all.results).errors > 0 ? ERRORS_FOUND : CLEAN, io);
    };
    if (given.has('dry-run') || (repair && given.paths.includes('-'))) return conclude();
    const print = {
      text: (files: readonly Checked[]) => text(files, coloursFor(io.isTerminal, io.environment)),
      json,
      sarif: (files: readonly Checked[]) => sarif(files, io.version),
      junit,
      github,
    };
    const { results, failures } = printed(all, print[format]);
    for (const result of results) io.out(result);
    return failures.length > 0 ? concluded(failures, NOT_DONE, io) : conclude();
  },
};

/** Each file as it is after it was fixed; with `--dry-run`, as it is. One that cannot be written is told of, and costs no other. */
const fixing =
  (given: Arguments, io: Io, { tells, unwritten }: { readonly tells: boolean; readonly unwritten: string[] }) =>
  (source: Source): Source => {
    try {
      const found = fixed(source);
      if (given.has('dry-run')) io.out(patch(found));
      else if (source.path === '-') io.out(found.after.lines.text);
      else if (found.after !== source) writeFixed(found);
      if (given.has('dry-run') || found.after === source) return source;
      if (tells && source.path !== '-') io.out(`${source.path}: ${counted(found.errors, 'error')} fixed\n`);
      return found.after;
    } catch (error) {
      if (!(error instanceof CannotDo)) throw error;
      unwritten.push(error.message);
      return source;
    }
  };
