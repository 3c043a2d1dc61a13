/** `handshake exercise`: what a teacher does with a document of exercises. */

import { speakingAs } from '../../core/index.js';
import { coverageDiagram, coverageOf, isHandout, otherTexts, solved } from '../../language/index.js';
import type { Command } from '../command.js';
import { CLEAN, ERRORS_FOUND } from '../io.js';
import { oneOf, wrong } from '../options.js';
import { said } from '../words/said.js';
import { analysedPaths, drawn, type ReadDocument } from './documents.js';
import { handOut } from './handout.js';
import { sheet } from './sheet.js';
import { coverageText } from './table.js';

const ACTIONS = ['handout', 'sheet', 'solve', 'coverage'] as const;
const FORMATS = ['text', 'json', 'mermaid'] as const;

export const exercise: Command = {
  name: 'exercise',
  usage: 'handout|sheet|solve|coverage [-o DIR] [--seed N | --students list.csv] [--all] [--hints all] [--format FORMAT] PATH…',
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
    if (known === undefined) throw wrong('exercise', said().noExerciseAction(ACTIONS, action));
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
      language: analysis.language,
    })),
  );
  const printed = all.flatMap(({ each, text, isHandout: isOne, language }) => [
    text ?? `// ${each.exercise.name}: ${isOne ? said().isHandout : said().noAnswer}\n`,
    ...(isAll && text !== undefined ? speakingAs(language, () => otherTexts(each, text)) : []),
  ]);
  return [printed.join('\n'), all.some(({ text }) => text === undefined) ? ERRORS_FOUND : CLEAN];
}

function coverage(documents: readonly ReadDocument[], format: (typeof FORMATS)[number]): string {
  const found = coverageOf(documents.map(({ analysis }) => analysis));
  if (format === 'json') return `${JSON.stringify({ version: 1, protocols: found }, undefined, 2)}\n`;
  return format === 'mermaid' ? found.map(coverageDiagram).join('\n') : found.map(coverageText).join('\n');
}
