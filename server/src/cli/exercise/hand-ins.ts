/** From PATHs to what each student handed in: a file, or a folder of files. */
import { type Stats, statSync } from 'node:fs';
import path from 'node:path';
import { readDocument } from '../../../../disk/read.js';
import { type AnalysedExercise, answersByLines, LONGEST, namesIn } from '../../language/index.js';
import type { Io } from '../io.js';
import { readSources, type SourceFile, sourceOf } from '../sources.js';
import { textOf } from './list-text.js';
import { foldersOf, type Student } from './students.js';

export interface HandIn {
  /** The file, or the student's folder. */
  readonly path: string;
  readonly sources: readonly SourceFile[];
  readonly student?: Student;
}

/** Each folder within a given one is a student's. Files beside each other are, where each answers other exercises, of one student. */
export async function handInsAt(paths: readonly string[], key: readonly AnalysedExercise[], io: Io): Promise<readonly HandIn[]> {
  const found: HandIn[] = [];
  for (const given of paths) {
    const sources = isHuge(given) ? [sourceOf(given, UNREAD)] : (await readSources([given], io)).map(asText);
    found.push(...(isFolder(given) ? ofFolder(given, sources, key) : sources.map(alone)));
  }
  return found;
}

/** A hand-in for each student of the list, also for those who handed in nothing; then what is nobody's. */
export function forStudents(handIns: readonly HandIn[], students: readonly Student[]): readonly HandIn[] {
  const folders = foldersOf(students);
  const left = new Set(handIns);
  const byName = new Map<string, HandIn[]>();
  for (const handIn of handIns) {
    const name = keyOf(nameOf(handIn));
    const same = byName.get(name);
    if (same === undefined) byName.set(name, [handIn]);
    else same.push(handIn);
  }
  const downloaded = downloadsOf(handIns, students);
  const own = students.map((student, at): HandIn => {
    const keys = [student.id, student.email, folders[at], student.name].flatMap((each) => (each === undefined ? [] : [keyOf(each)]));
    const named = keys.map((key) => byName.get(key)?.find((each) => left.has(each))).find((each) => each !== undefined);
    const found = named ?? downloaded.get(student);
    if (found === undefined) return { path: folders[at] ?? student.name, sources: [], student };
    left.delete(found);
    return { ...found, student };
  });
  return [...own, ...left];
}

/** `Ann Lee_4711_assignsubmission_file`, a folder as Moodle packs it; its number stands on no list. */
const OF_MOODLE = /^(.+?)_\d+_assignsubmission_(?:file|onlinetext)(?:_.*)?$/;
/** `leeann_LATE_12_7001_week3`: the 12 is the ID of Canvas's list. */
const OF_CANVAS = /^[^_]+_(?:late_)?(\d+)_\d+_.+$/;

/** What such a program names by a student; nothing where two of a name could be meant. */
function downloadsOf(handIns: readonly HandIn[], students: readonly Student[]): ReadonlyMap<Student, HandIn> {
  const named = Map.groupBy(handIns, (each) => OF_MOODLE.exec(keyOf(nameOf(each)))?.[1] ?? '');
  const numbered = Map.groupBy(handIns, (each) => OF_CANVAS.exec(keyOf(nameOf(each)))?.[1] ?? '');
  const namesakes = Map.groupBy(students, ({ name }) => keyOf(name));
  return new Map(
    students.flatMap((student): readonly (readonly [Student, HandIn])[] => {
      const name = keyOf(student.name);
      const [of, other] = named.get(name) ?? numbered.get(keyOf(student.id ?? '?')) ?? [];
      const isOnes = of !== undefined && other === undefined && (!named.has(name) || namesakes.get(name)?.length === 1);
      return isOnes ? [[student, of]] : [];
    }),
  );
}

const keyOf = (name: string): string => name.normalize('NFC').toLowerCase();

const nameOf = (handIn: HandIn): string => path.basename(handIn.path).replace(/\.(?:hsk|md)$/i, '');

const alone = (source: SourceFile): HandIn => ({ path: source.path, sources: [source] });

function ofFolder(folder: string, sources: readonly SourceFile[], key: readonly AnalysedExercise[]): readonly HandIn[] {
  const groups = new Map<string, SourceFile[]>();
  const files: SourceFile[] = [];
  for (const source of sources) {
    const [first = '', ...rest] = path.relative(folder, source.path).split(path.sep);
    if (rest.length === 0) files.push(source);
    else groups.set(first, [...(groups.get(first) ?? []), source]);
  }
  const students = [...groups].map(([name, own]): HandIn => ({ path: path.join(folder, name), sources: own }));
  const isOnes = (students.length === 0 || files.length > 0) && areOfOne(sources, key);
  return [...(isOnes ? [{ path: folder, sources }] : [...files.map(alone), ...students])];
}

function areOfOne(files: readonly SourceFile[], key: readonly AnalysedExercise[]): boolean {
  // nobody hands in more files than there are exercises
  if (files.length < 2 || files.length > key.length) return false;
  const known = new Set(key.map(({ exercise }) => exercise.name));
  const texts = files.map(({ text }) => text);
  const byName = texts.map((text) => namesIn(text).filter((name) => known.has(name)));
  const byLines = byName.some((names) => names.length === 0) ? answersByLines(key, texts) : new Map<AnalysedExercise, never>();
  const named = byName.map((names, at) => [
    ...names,
    ...[...byLines].flatMap(([{ exercise }, answer]) => (answer.text === at ? [exercise.name] : [])),
  ]);
  const all = named.flat();
  return named.every((names) => names.length > 0) && new Set(all).size === all.length;
}

const isFolder = (given: string): boolean => statOf(given)?.isDirectory() === true;

/** What is no UTF-8 may be what Korean systems write: how it is stored is never worth a point. */
function asText(source: SourceFile): SourceFile {
  if (source.problems.length === 0 || source.path === '-') return source;
  const text = textOf(readDocument(source.path));
  return text.includes('\ufffd') ? source : sourceOf(source.path, new TextEncoder().encode(text));
}

/** More than is judged, in place of what is not read. */
const UNREAD = new Uint8Array(LONGEST + 1).fill(' '.charCodeAt(0));

/** A file of any size is given a verdict, but not read to its end. */
function isHuge(given: string): boolean {
  const stat = statOf(given);
  return stat?.isFile() === true && stat.size > LONGEST * 4;
}

/** That a path leads nowhere is told where it is read. */
function statOf(given: string): Stats | undefined {
  try {
    return given === '-' ? undefined : statSync(given);
  } catch {
    return undefined;
  }
}
