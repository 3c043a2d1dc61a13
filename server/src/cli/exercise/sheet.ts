/** `exercise sheet`: what is done on paper, its solutions on a sheet of their own; or a quiz for Moodle. */
import path from 'node:path';
import { draw } from '../../core/index.js';
import { type Analysis, analyse, applied, handout, numberEdits, sheetOf, solutionsOf } from '../../language/index.js';
import { CLEAN, ERRORS_FOUND, type Io } from '../io.js';
import { readInto } from '../open.js';
import { type Arguments, oneOf, wrong } from '../options.js';
import { FileNames, makeFolder, writeWhole } from '../render/output.js';
import { said } from '../words/said.js';
import { errorsIn, type ReadDocument } from './documents.js';
import { moodleQuiz } from './moodle-xml.js';
import { SHEETS, type SheetFile, sheetFiles, solutionFiles } from './sheet-formats.js';

const FORMATS = [...SHEETS, 'moodle'] as const;

export function sheet(documents: readonly ReadDocument[], given: Arguments, io: Io): number {
  const folder = given.value('output');
  if (folder === undefined) throw wrong('exercise', said().sheetFolder);
  const broken = errorsIn(documents).map(({ source }) => source.path);
  if (broken.length > 0) {
    io.error(`handshake: ${said().noSheet(broken)}\n`);
    return ERRORS_FOUND;
  }
  const format = oneOf('exercise', 'format', FORMATS, given.value('format'));
  const seed = given.value('seed') ?? '0';
  makeFolder(folder, true);
  const names = new FileNames();
  const inputs = documents.map(({ source }) => source.path);
  const counts = documents.map((document) => {
    const name = names.next(document.source.path === '-' ? 'exercise' : path.parse(document.source.path).name, 'hsk').replace(/\.hsk$/, '');
    const key = withNumbers(document, seed);
    const given = analyse(handout(key, { seed }), { source: key.source, read: () => undefined });
    const files = format === 'moodle' ? quizOf(key, given, io) : sheetsOf(key, given, format);
    for (const { ending, content } of files) writeWhole(path.join(folder, `${name}${ending}`), content, inputs);
    return files.length;
  });
  const count = counts.reduce((sum, each) => sum + each, 0);
  io.out(`${said().written(count, folder)}\n`);
  return count === 0 ? ERRORS_FOUND : CLEAN;
}

/** The same numbers as in a handout of this seed. */
function withNumbers({ source, analysis: { text, exercises } }: ReadDocument, seed: string): Analysis {
  const edits = exercises.flatMap(({ exercise }) => (exercise.vary.length === 0 ? [] : numberEdits(exercise, draw(exercise, seed), text)));
  return analyse(applied(text, edits), { source: source.path, read: readInto(new Map()) });
}

function sheetsOf(key: Analysis, given: Analysis, format: (typeof SHEETS)[number]): readonly SheetFile[] {
  const solutions = solutionFiles(solutionsOf(key), format);
  return [...sheetFiles(sheetOf(given), format), ...solutions.map(({ ending, content }) => ({ ending: `-solution${ending}`, content }))];
}

function quizOf(key: Analysis, given: Analysis, io: Io): readonly SheetFile[] {
  const { xml, leftOut } = moodleQuiz(key, given);
  if (leftOut.length > 0) io.error(`handshake: ${said().leftOut(leftOut)}\n`);
  return leftOut.length === key.exercises.length ? [] : [{ ending: '.xml', content: xml }];
}
