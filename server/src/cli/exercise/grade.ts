/** `handshake grade`: what was handed in, judged against a key. Nothing that was handed in is trusted. */

import { LEVELS, speakingAs } from '../../core/index.js';
import type { Command } from '../command.js';
import { concluded, each } from '../each.js';
import { CannotDo, CLEAN, ERRORS_FOUND } from '../io.js';
import { jobsOf } from '../jobs.js';
import { oneOf, wrong } from '../options.js';
import { shardOf } from '../shard.js';
import { share } from '../share.js';
import { said } from '../words/said.js';
import { github, gradescope, prairielearn } from './autograders.js';
import { csv, isSomebodys, moodle } from './csv.js';
import { exercism } from './exercism.js';
import { gradeThreads, judgedOnThreads } from './grade-threads.js';
import { forStudents, handInsAt } from './hand-ins.js';
import { gradeJson } from './json.js';
import { gradeJunit } from './junit.js';
import { keyAt } from './key.js';
import { ownersOf, withOwners } from './owners.js';
import { REPORTS, writeReports } from './reports.js';
import { statistics } from './statistics.js';
import { readStudents } from './students.js';
import { judged, submissionOf, writtenHandIn } from './submit.js';
import { gradeText } from './text.js';

const FORMATS = ['text', 'json', 'junit', 'exercism', 'csv', 'moodle', 'gradescope', 'prairielearn', 'github', 'statistics'] as const;

/** Of one hand-in. */
const OF_ONE: readonly string[] = ['exercism', 'gradescope', 'prairielearn', 'github'];

export const grade: Command = {
  name: 'grade',
  usage: `[--format ${FORMATS.join('|')}] [--students LIST] [--feedback place|rule|answer] [--reports DIR [--reports-as markdown|html]] [--jobs N] [--shard I/N] --key FILE PATH…`,
  options: {
    key: { type: 'string' },
    format: { type: 'string' },
    students: { type: 'string' },
    feedback: { type: 'string' },
    reports: { type: 'string' },
    'reports-as': { type: 'string' },
    jobs: { type: 'string' },
    shard: { type: 'string' },
  },
  run: async (given, io) => {
    const format = oneOf('grade', 'format', FORMATS, given.value('format'));
    const file = given.value('key');
    if (file === undefined) throw wrong('grade', said().noKey);
    const [shard, jobs] = [shardOf('grade', given.value('shard')), jobsOf('grade', given.value('jobs'))];
    if (given.paths.length === 0) throw wrong('grade', said().missing('PATH'));
    const { key, language } = await keyAt(file, io);
    const level = oneOf('grade', 'feedback', LEVELS, given.value('feedback') ?? 'rule');
    const list = given.value('students');
    const found = await handInsAt(given.paths, key.flat(), io);
    if (found.length === 0) throw new CannotDo(said().nothingHandedIn(given.paths));
    const students = list === undefined ? [] : await readStudents(list, io);
    const owner = ownersOf(students);
    const handIns = list === undefined ? found : forStudents(found, students);
    const own = share(handIns, shard);
    const threads = gradeThreads(own, file, jobs);
    const replies = threads > 1 ? await judgedOnThreads(own, { key: file, threads }) : undefined;
    const { results: submissions, failures } = each(
      [...own.entries()],
      ([, { path }]) => ({ path }),
      ([at, handIn]) => {
        const found = replies?.[at];
        if (found?.kind === 'failed') throw new Error(found.reason);
        const all = found?.judged ?? judged(writtenHandIn(handIn), key);
        return speakingAs(language, () => withOwners(submissionOf(handIn, all, key, level), owner));
      },
    );
    if (OF_ONE.includes(format) && submissions.length === 0 && failures.length > 0) return concluded(failures, CLEAN, io);
    if (OF_ONE.includes(format) && submissions.length !== 1) throw wrong('grade', said().ofOne(format, submissions.length));
    const print = {
      text: gradeText,
      json: gradeJson,
      junit: gradeJunit,
      exercism,
      csv,
      moodle,
      gradescope,
      prairielearn,
      github,
      statistics,
    };
    io.out(speakingAs(language, () => print[format](submissions)));
    if (format === 'moodle')
      for (const each of submissions.filter((each) => !isSomebodys(each, submissions)))
        io.error(`handshake: ${said().notOnList(each.path)}\n`);
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
