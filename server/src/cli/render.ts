/** `handshake render`: a document as a picture, wrong documents included. */
import { writeFileSync } from 'node:fs';
import { joined } from '../core/views/join.js';
import { sequenceDiagram } from '../core/views/sequence.js';
import { type Checked, count } from './checked.js';
import type { Command } from './command.js';
import { CannotDo, CLEAN, ERRORS_FOUND, type Io } from './io.js';
import { checkPaths } from './open.js';
import { oneOf, wrong } from './options.js';
import { markdown } from './print/markdown.js';
import { reasonOf } from './sources.js';

const FORMATS = ['mermaid', 'markdown'] as const;

export const render: Command = {
  name: 'render',
  usage: `[--format ${FORMATS.join('|')}] [-o OUT] FILE`,
  summary: 'Draw a document: the messages, and the states of all hosts after each step',
  details: `FILE is a *.hsk or *.md file, or - for standard input.

  --format mermaid    one Mermaid sequence diagram of the whole document (the default)
  --format markdown   a page with a diagram, a table of the states and the problems of each exchange
  -o, --output OUT    write to this file instead of standard output

Exit status: 0 no errors, 1 errors found, 2 the command could not do its work.
`,
  options: { format: { type: 'string' }, output: { type: 'string', short: 'o' } },
  run: async (given, io) => {
    const format = oneOf('render', 'format', FORMATS, given.value('format'));
    if (given.paths.length > 1) throw wrong('render', `render takes one file, not ${given.paths.length}`);
    const files = await checkPaths('render', given.paths, io);
    const [file] = files;
    if (file === undefined || files.length > 1)
      throw wrong('render', `render takes one file, and there are ${files.length} in this folder`);
    write(format === 'mermaid' ? mermaid(file) : markdown(file), given.value('output') ?? '-', io);
    return count(files).errors > 0 ? ERRORS_FOUND : CLEAN;
  },
};

function mermaid(file: Checked): string {
  const trace = joined(file.traces);
  return trace === undefined ? 'sequenceDiagram\n' : `${sequenceDiagram(trace).text.trimEnd()}\n`;
}

function write(text: string, output: string, io: Io): void {
  if (output === '-') io.out(text);
  else writeFile(output, text);
}

function writeFile(output: string, text: string): void {
  try {
    writeFileSync(output, text);
  } catch (error) {
    throw new CannotDo(`cannot write ${output}: ${reasonOf(error)}`);
  }
}
