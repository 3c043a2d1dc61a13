/** Writes what students get: one folder, or one for each student of a list. */
import path from 'node:path';
import { handout } from '../../language/index.js';
import { CLEAN, ERRORS_FOUND, type Io } from '../io.js';
import { type Arguments, oneOf, wrong } from '../options.js';
import { makeFolder, writeWhole } from '../render/output.js';
import { said } from '../words/said.js';
import { errorsIn, type ReadDocument } from './documents.js';
import { foldersOf, readStudents, type Student, seedsOf } from './students.js';

export async function handOut(documents: readonly ReadDocument[], given: Arguments, io: Io): Promise<number> {
  const folder = given.value('output');
  if (folder === undefined) throw wrong('exercise', said().handoutFolder);
  const broken = errorsIn(documents).map(({ source }) => source.path);
  if (broken.length > 0) {
    io.error(`handshake: ${said().notHandedOut(broken)}\n`);
    return ERRORS_FOUND;
  }
  const hints = oneOf('exercise', 'hints', ['first', 'all'], given.value('hints'));
  const allHints = hints === 'all';
  const list = given.value('students');
  const targets =
    list === undefined ? [{ folder, seed: given.value('seed') ?? '0' }] : forStudents(await readStudents(list, io), folder, io);
  if (new Set(documents.map(nameOf)).size < documents.length) throw wrong('exercise', said().oneName);
  for (const target of targets) {
    makeFolder(target.folder, true);
    for (const document of documents) write(document, target.folder, { seed: target.seed, allHints });
  }
  io.out(`${said().written(documents.length * targets.length, folder)}\n`);
  return CLEAN;
}

/** Who has the name of somebody before has a folder and numbers of their own, and it is told. */
function forStudents(students: readonly Student[], folder: string, io: Io): readonly { readonly folder: string; readonly seed: string }[] {
  const [folders, seeds] = [foldersOf(students), seedsOf(students)];
  return students.map(({ name }, at) => {
    const [own, seed] = [folders[at] ?? '', seeds[at] ?? name];
    if (seed !== name) io.error(`handshake: ${said().twiceInList(name, own)}\n`);
    return { folder: path.join(folder, own), seed };
  });
}

/** What would tell more than the exercise does. */
const TELLING = /[-_. ]*(?:solutions?|solved|answers?|teachers?|정답|모범답안|풀이|해답|교사용)(?=$|[-_. ])/giu;

const nameOf = ({ source }: ReadDocument): string => {
  if (source.path === '-') return 'exercise.hsk';
  const { name, ext } = path.parse(source.path);
  const plain = name.replace(TELLING, '').replace(/^[-_. ]+/u, '');
  return `${plain === '' ? 'exercise' : plain}${ext}`;
};

function write({ source, analysis }: ReadDocument, folder: string, options: { readonly seed: string; readonly allHints: boolean }): void {
  const file = path.join(folder, nameOf({ source, analysis }));
  if (path.resolve(file) === path.resolve(source.path)) throw wrong('exercise', said().overwritten(file));
  writeWhole(file, handout(analysis, { ...options, original: source.lines.text }));
}
