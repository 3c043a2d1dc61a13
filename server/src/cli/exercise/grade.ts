/** `handshake grade`: what was handed in, judged against a key. Nothing that was handed in is trusted. */
import { statSync } from 'node:fs';
import type { AnalysedExercise } from '../../language/analysis/analysis.js';
import { grade as judged, LONGEST } from '../../language/exercise/grade.js';
import type { Command } from '../command.js';
import { concluded, each } from '../each.js';
import { CannotDo, CLEAN, ERRORS_FOUND, type Io } from '../io.js';
import { oneOf, wrong } from '../options.js';
import { readSources, type Source, sourceOf } from '../sources.js';
import { csv } from './csv.js';
import { analysedPaths } from './documents.js';
import { exercism } from './exercism.js';
import { gradeJson } from './json.js';
import { gradeJunit } from './junit.js';
import type { Submission } from './submission.js';
import { gradeText } from './text.js';

const FORMATS = ['text', 'json', 'junit', 'exercism', 'csv'] as const;

export const grade: Command = {
  name: 'grade',
  usage: `[--format ${FORMATS.join('|')}] --key FILE PATH…`,
  summary: 'Grade what students handed in',
  details: `A PATH is a file that a student handed in, or a folder of them (searched for *.hsk and *.md); - is standard input. Each is judged by what it means.

  --key FILE          the teacher's document (or a folder of them), with the exercises as they were before they were handed out
  --format text       points and lost points with their lines, and a table (the default)
  --format json       the same as JSON
  --format junit      JUnit XML: a suite a file, a case an exercise
  --format exercism   the results.json of Exercism's test runners, of one file
  --format csv        a row a file, for a spreadsheet

Exit status: 0 all passed, 1 some did not, 2 the command could not do its work.
`,
  options: { key: { type: 'string' }, format: { type: 'string' } },
  run: async (given, io) => {
    const format = oneOf('grade', 'format', FORMATS, given.value('format'));
    const file = given.value('key');
    if (file === undefined) throw wrong('grade', 'no key given: --key FILE');
    if (given.paths.length === 0) throw wrong('grade', 'no PATH given');
    const key = await keyOf(file, io);
    const { results: submissions, failures } = each(
      await sourcesOf(given.paths, io),
      (source) => source,
      (source) => submission(source, key),
    );
    if (format === 'exercism' && submissions.length === 0 && failures.length > 0) return concluded(failures, CLEAN, io);
    if (format === 'exercism' && submissions.length !== 1)
      throw wrong('grade', `--format exercism takes one file, not ${submissions.length}`);
    const print = { text: gradeText, json: gradeJson, junit: gradeJunit, exercism, csv };
    io.out(print[format](submissions));
    return concluded(failures, submissions.every(({ passed }) => passed) ? CLEAN : ERRORS_FOUND, io);
  },
};

async function keyOf(file: string, io: Io): Promise<readonly AnalysedExercise[]> {
  const documents = await analysedPaths('grade', [file], io);
  for (const { source, analysis } of documents) {
    const error = analysis.problems.find(({ severity }) => severity === 'error');
    if (error === undefined) continue;
    const { line } = source.lines.position(error.span.start);
    throw new CannotDo(`the key ${source.path} has an error in line ${line}: see handshake check`);
  }
  return documents.flatMap(({ analysis }) => analysis.exercises);
}

/** A file of any size is given a verdict, but not read to its end. */
async function sourcesOf(paths: readonly string[], io: Io): Promise<readonly Source[]> {
  const found: Source[] = [];
  for (const path of paths) found.push(...(isHuge(path) ? [sourceOf(path, new Uint8Array())] : await readSources([path], io)));
  return found;
}

const isHuge = (path: string): boolean => {
  const stat = path === '-' ? undefined : statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() === true && stat.size > LONGEST * 4;
};

function submission(source: Source, key: readonly AnalysedExercise[]): Submission {
  const exercises = judged(key, source.text).map(({ exercise, verdict }) => ({ exercise, verdict }));
  const sum = (of: (verdict: Submission['exercises'][number]['verdict']) => number) =>
    exercises.reduce((total, { verdict }) => total + of(verdict), 0);
  return {
    source,
    exercises,
    passed: exercises.every(({ verdict }) => verdict.passed),
    points: Math.round(sum(({ points }) => points) * 100) / 100,
    outOf: sum(({ outOf }) => outOf),
  };
}
