/** Writes what students get: one folder, or one for each student of a list. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { handout } from '../../language/exercise/handout.js';
import { CannotDo, CLEAN, ERRORS_FOUND, type Io } from '../io.js';
import { type Arguments, wrong } from '../options.js';
import { makeFolder, writeWhole } from '../render/output.js';
import { reasonOf } from '../sources.js';
import { errorsIn, type Read } from './documents.js';

export function handOut(documents: readonly Read[], given: Arguments, io: Io): number {
  const folder = given.value('output');
  if (folder === undefined) throw wrong('exercise', 'handout wants a folder: -o DIR');
  const broken = errorsIn(documents).map(({ source }) => source.path);
  if (broken.length > 0) {
    io.error(`handshake: nothing is handed out, as there are errors in ${broken.join(', ')}: see handshake check\n`);
    return ERRORS_FOUND;
  }
  const list = given.value('students');
  const targets =
    list === undefined
      ? [{ folder, seed: given.value('seed') ?? '0' }]
      : studentsIn(list).map((seed) => ({ folder: path.join(folder, folderName(seed)), seed }));
  for (const target of targets) {
    makeFolder(target.folder, true);
    for (const document of documents) write(document, target.folder, target.seed);
  }
  io.out(`${documents.length * targets.length} ${documents.length * targets.length === 1 ? 'file' : 'files'} written to ${folder}\n`);
  return CLEAN;
}

function write({ source, analysis }: Read, folder: string, seed: string): void {
  const from = source.path === '-' ? '' : path.dirname(source.path);
  const importPath = (written: string) =>
    path.isAbsolute(written) ? written : path.relative(path.resolve(folder), path.resolve(from, written)).split(path.sep).join('/');
  const file = path.join(folder, source.path === '-' ? 'exercise.hsk' : path.basename(source.path));
  if (path.resolve(file) === path.resolve(source.path)) throw wrong('exercise', `${file} would be overwritten: choose another folder`);
  writeWhole(file, handout(analysis, { seed, importPath, original: source.lines.text }));
}

/** The first column; a heading is none of them. */
function studentsIn(list: string): readonly string[] {
  const rows = read(list).split(/\r\n|\r|\n/);
  const names = rows.map((row) =>
    (
      /^\s*(?:"((?:[^"]|"")*)"|([^,;\t]*))/
        .exec(row)
        ?.slice(1)
        .find((cell) => cell !== undefined) ?? ''
    ).trim(),
  );
  const students = [...new Set(names.filter((name, at) => name !== '' && !(at === 0 && HEADING.test(name))))];
  if (students.length === 0) throw new CannotDo(`there is no student in ${list}`);
  return students;
}

const HEADING = /^(?:names?|students?|ids?|e-?mails?|이름|학생|학번)$/i;

/** A name leads out of no folder. */
const folderName = (student: string): string => student.replace(/[^\p{L}\p{M}\p{N}_.@-]+/gu, '-').replace(/^\.+/, '_') || '_';

function read(list: string): string {
  try {
    return readFileSync(list, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    throw new CannotDo(`cannot read ${list}: ${reasonOf(error)}`);
  }
}
