/** `handshake grade`: what was handed in, judged against a key. Nothing that was handed in is trusted. */

import { LEVELS, speakingAs } from '../../core/index.js';
import type { Command } from '../command.js';
import { concluded, each } from '../each.js';
import { CannotDo, CLEAN, ERRORS_FOUND, type Io } from '../io.js';
import { oneOf, wrong } from '../options.js';
import { shardOf } from '../shard.js';
import { share } from '../share.js';
import { said } from '../words/said.js';
import { github, gradescope } from './autograders.js';
import { csv, moodle } from './csv.js';
import { analysedPaths } from './documents.js';
import { exercism } from './exercism.js';
import { forStudents, handInsAt } from './hand-ins.js';
import { gradeJson } from './json.js';
import { gradeJunit } from './junit.js';
import { ownersOf, withOwners } from './owners.js';
import { REPORTS, writeReports } from './reports.js';
import { statistics } from './statistics.js';
import { readStudents } from './students.js';
import { type AnswerKey, submissionOf } from './submit.js';
import { gradeText } from './text.js';

const FORMATS = ['text', 'json', 'junit', 'exercism', 'csv', 'moodle', 'gradescope', 'github', 'statistics'] as const;

/** Of one hand-in. */
const OF_ONE: readonly string[] = ['exercism', 'gradescope', 'github'];

export const grade: Command = {
  name: 'grade',
  usage: `[--format ${FORMATS.join('|')}] [--students LIST] [--feedback place|rule|answer] [--reports DIR [--reports-as markdown|html]] [--shard I/N] --key FILE PATH…`,
  options: {
    key: { type: 'string' },
    format: { type: 'string' },
    students: { type: 'string' },
    feedback: { type: 'string' },
    reports: { type: 'string' },
    'reports-as': { type: 'string' },
    shard: { type: 'string' },
  },
  run: async (given, io) => {
    const format = oneOf('grade', 'format', FORMATS, given.value('format'));
    const file = given.value('key');
    if (file === undefined) throw wrong('grade', said().noKey);
    const shard = shardOf('grade', given.value('shard'));
    if (given.paths.length === 0) throw wrong('grade', said().missing('PATH'));
    const { key, language } = await keyOf(file, io);
    const level = oneOf('grade', 'feedback', LEVELS, given.value('feedback') ?? 'rule');
    const names = new Set(key.flat().map(({ exercise }) => exercise.name));
    const list = given.value('students');
    const found = await handInsAt(given.paths, names, io);
    if (found.length === 0) throw new CannotDo(said().nothingHandedIn(given.paths));
    const students = list === undefined ? [] : readStudents(list);
    const owner = ownersOf(students);
    const handIns = list === undefined ? found : forStudents(found, students);
    const { results: submissions, failures } = each(
      share(handIns, shard),
      ({ path }) => ({ path }),
      (handIn) => speakingAs(language, () => withOwners(submissionOf(handIn, key, level), owner)),
    );
    if (OF_ONE.includes(format) && submissions.length === 0 && failures.length > 0) return concluded(failures, CLEAN, io);
    if (OF_ONE.includes(format) && submissions.length !== 1) throw wrong('grade', said().ofOne(format, submissions.length));
    const print = { text: gradeText, json: gradeJson, junit: gradeJunit, exercism, csv, moodle, gradescope, github, statistics };
    io.out(speakingAs(language, () => print[format](submissions)));
    const reports = given.value('reports');
    if (reports !== undefined)
      speakingAs(language, () =>
        writeReports(submissions, { handIns, folder: reports, kind: oneOf('grade', 'reports-as', REPORTS, given.value('reports-as')) }),
      );
    // the runners of Exercism end well whenever they could judge
    const isGood = format === 'exercism' || submissions.every(({ passed }) => passed);
    return concluded(failures, isGood ? CLEAN : ERRORS_FOUND, io);
  },
};

/** By document, and the language that one of them says: what is handed in says nothing of that. */
async function keyOf(file: string, io: Io): Promise<{ readonly key: AnswerKey; readonly language: string | undefined }> {
  const documents = await analysedPaths('grade', [file], io);
  for (const { source, analysis } of documents) {
    const error = analysis.problems.find(({ severity }) => severity === 'error');
    if (error === undefined) continue;
    const { line } = source.lines.position(error.span.start);
    throw new CannotDo(said().keyHasError(source.path, line));
  }
  const language = documents.find(({ analysis }) => analysis.language !== undefined)?.analysis.language;
  return { key: documents.map(({ analysis }) => analysis.exercises), language };
}
