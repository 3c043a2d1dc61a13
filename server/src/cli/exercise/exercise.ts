/** `handshake exercise`: what a teacher does with a document of exercises. */

import { coverageDiagram, coverageOf } from '../../language/exercise/coverage.js';
import { otherTexts, solved } from '../../language/exercise/solve.js';
import { isHandout } from '../../language/exercise/withheld.js';
import type { Command } from '../command.js';
import { CLEAN, ERRORS_FOUND } from '../io.js';
import { oneOf, wrong } from '../options.js';
import { analysedPaths, drawn, type ReadDocument } from './documents.js';
import { handOut } from './handout.js';
import { sheet } from './sheet.js';
import { coverageText } from './table.js';

const ACTIONS = ['handout', 'sheet', 'solve', 'coverage'] as const;
const FORMATS = ['text', 'json', 'mermaid'] as const;

export const exercise: Command = {
  name: 'exercise',
  usage: 'handout|sheet|solve|coverage [-o DIR] [--seed N | --students list.csv] [--all] [--hints all] [--format FORMAT] PATH…',
  summary: 'Hand out exercises, solve them, and see what of a protocol they touch',
  details: `A PATH is a file, or a folder (searched for *.hsk); files without exercises are passed over.

  handout             write the documents for students: without solutions, later hints, hidden goals and comments; imports are written into them
  sheet               write the exercises for paper, with lines for blanks, and a sheet with the solutions; or a quiz for Moodle
  solve               print an answer to each exercise: its solution, else what the machine knows
  solve --all         and all answers of another kind that pass as well: by a reset, an abort, an early end, another message
  coverage            which states, transitions and paragraphs of the protocol the exercises touch

  --hints all         (handout) keep all hints, not the first one only
  -o, --output DIR    (handout, sheet) the folder to write to
  --seed N            (handout, sheet) what numbers and orders are drawn from (0)
  --students LIST     (handout) a CSV file with a student in the first column of each row; each one gets a folder and numbers of his own
  --format FORMAT     (sheet) markdown (the default), html, svg (pages of A4), or moodle: Moodle XML, for exercises of blanks
  --format FORMAT     (coverage) text (the default), json, or mermaid: the state diagram, what is touched in colour

Exit status: 0 all is well, 1 a document has errors or no answer is known, 2 the command could not do its work.
`,
  options: {
    output: { type: 'string', short: 'o' },
    seed: { type: 'string' },
    students: { type: 'string' },
    format: { type: 'string' },
    all: { type: 'boolean' },
    hints: { type: 'string' },
  },
  run: async (given, io) => {
    const [action = '', ...paths] = given.paths;
    const known = ACTIONS.find((each) => each === action);
    if (known === undefined)
      throw wrong('exercise', `exercise wants one of ${ACTIONS.join(', ')}${action === '' ? '' : `, not '${action}'`}`);
    const documents = await analysedPaths('exercise', paths, io);
    if (known === 'handout') return handOut(documents, given, io);
    if (known === 'sheet') return sheet(documents, given, io);
    if (known === 'solve') return say(...solve(documents.map(drawn), given.has('all')), io.out);
    const format = oneOf('exercise', 'format', FORMATS, given.value('format'));
    return say(coverage(documents.map(drawn), format), CLEAN, io.out);
  },
};

function say(text: string, status: number, out: (text: string) => void): number {
  out(text);
  return status;
}

function solve(documents: readonly ReadDocument[], isAll: boolean): readonly [text: string, status: number] {
  const all = documents.flatMap(({ analysis }) =>
    analysis.exercises.map((each) => ({
      each,
      text: isHandout(analysis) ? undefined : solved(each, analysis.text),
      isHandout: isHandout(analysis),
    })),
  );
  const printed = all.flatMap(({ each, text, isHandout: isOne }) => [
    text ??
      `// ${each.exercise.name}: ${isOne ? 'this is a handout, which is not answered' : 'no answer is known, as it has no solution'}\n`,
    ...(isAll && text !== undefined ? otherTexts(each, text) : []),
  ]);
  return [printed.join('\n'), all.some(({ text }) => text === undefined) ? ERRORS_FOUND : CLEAN];
}

function coverage(documents: readonly ReadDocument[], format: (typeof FORMATS)[number]): string {
  const found = coverageOf(documents.map(({ analysis }) => analysis));
  if (format === 'json') return `${JSON.stringify({ version: 1, protocols: found }, undefined, 2)}\n`;
  return format === 'mermaid' ? found.map(coverageDiagram).join('\n') : found.map(coverageText).join('\n');
}
