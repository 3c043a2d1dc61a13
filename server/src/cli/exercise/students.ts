/** A class list: one student a line, or the columns that a learning platform exports. */
import { collected, readDocument } from '../../../../disk/read.js';
import { Unfit } from '../../../../disk/reason.js';
import { attempt, cannot } from '../cannot.js';
import { CannotDo, type Io } from '../io.js';
import { said } from '../words/said.js';
import { textOf } from './list-text.js';

export interface Student {
  readonly name: string;
  readonly id?: string;
  readonly email?: string;
}

/**
 * In the order of the list; each line that names somebody is a student, also where two have one name.
 * @param list a file; `-` for standard input
 * @throws CannotDo
 */
export async function readStudents(list: string, io: Pick<Io, 'input'>): Promise<readonly Student[]> {
  const from = list === '-' ? said().standardInput : list;
  const bytes = list === '-' ? await piped(io) : attempt('read', list, () => readDocument(list));
  const students = attempt('read', from, () => studentsIn(textOf(bytes)));
  if (students.length === 0) throw new CannotDo(said().noStudent(from));
  return students;
}

async function piped(io: Pick<Io, 'input'>): Promise<Uint8Array> {
  try {
    return await collected(io.input());
  } catch (error) {
    throw cannot('read', said().standardInput, error);
  }
}

/** @throws Unfit where a quotation mark swallows lines */
export function studentsIn(text: string): readonly Student[] {
  const rows = rowsOf(text).filter((row) => row.some((cell) => cell !== ''));
  const columns = columnsIn(rows[0] ?? []);
  return (columns === undefined ? rows : rows.slice(1)).flatMap((row) => studentIn(row, columns ?? { name: [0] }));
}

interface ListColumns {
  /** First and last name may stand apart. */
  readonly name: readonly number[];
  readonly id?: number;
  readonly email?: number;
}

const NAME = /^(?:(?:full |display |student )?names?|students?|이름|성명|학생|학생 ?이름|user|username)$/i;
const FIRST = /^(?:first ?name|given ?name|이름\(명\))$/i;
const LAST = /^(?:last ?name|surname|family ?name|성)$/i;
const ID = /^(?:(?:student |sis (?:user )?|org ?defined )?(?:id|number|no\.?)(?: number)?|학번|번호)$/i;
const EMAIL = /^(?:(?:student )?e-?mail(?: address)?|이메일|메일)$/i;

/** `undefined` where the first line is a student already. */
function columnsIn(heading: readonly string[]): ListColumns | undefined {
  const at = (pattern: RegExp): number => heading.findIndex((cell) => pattern.test(cell));
  const [whole, first, last, id, email] = [NAME, FIRST, LAST, ID, EMAIL].map(at) as [number, number, number, number, number];
  const name = whole >= 0 ? [whole] : [first, last].filter((column) => column >= 0);
  if (name.length === 0 && id < 0 && email < 0) return undefined;
  return {
    name: name.length > 0 ? name : [id >= 0 ? id : email],
    ...(id >= 0 && { id }),
    ...(email >= 0 && { email }),
  };
}

function studentIn(row: readonly string[], { name, id, email }: ListColumns): readonly Student[] {
  const cell = (column: number | undefined): string => (column === undefined ? '' : (row[column] ?? ''));
  const [number, address] = [cell(id), cell(email)];
  const called =
    name
      .map(cell)
      .filter((part) => part !== '')
      .join(' ') ||
    number ||
    address ||
    // whoever stands in another column is not left out
    (row.find((each) => each !== '') ?? '');
  if (called === '') return [];
  return [{ name: called.normalize('NFC'), ...(number !== '' && { id: number }), ...(address !== '' && { email: address }) }];
}

/** Cells are apart by commas, semicolons or tabs, and may stand in quotes. */
function rowsOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let [row, cell, quoted]: [string[], string, boolean] = [[], '', false];
  let opened = 0;
  const end = (): void => {
    row.push(cell.trim());
    cell = '';
  };
  const checkQuote = (isClosed: boolean): void => {
    if (!isClosed && /[\r\n]/.test(cell)) throw new Unfit(said().openQuote(text.slice(0, opened).split(/\r\n?|\n/).length));
  };
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text.charAt(at + 1) === '"') cell += text.charAt(++at);
      else {
        quoted = false;
        checkQuote(/[,;\t\r\n]|^$/.test(text.charAt(at + 1)));
      }
    } else if (character === '"' && cell.trim() === '') [quoted, opened] = [true, at];
    else if (character === ',' || character === ';' || character === '\t') end();
    else if (character === '\n' || character === '\r') {
      end();
      rows.push(row);
      row = [];
    } else cell += character;
  }
  checkQuote(!quoted);
  end();
  return [...rows, row];
}

/** A folder for each student: never one for two, on no file system, and out of none. */
export function foldersOf(students: readonly Student[]): readonly string[] {
  const given = new Set<string>();
  return students.map(({ name, id }) => {
    const clean = folderName(name);
    const wanted = given.has(keyOf(clean)) && id !== undefined ? `${clean}-${folderName(id)}` : clean;
    let folder = wanted;
    for (let count = 2; given.has(keyOf(folder)); count++) folder = `${wanted}-${count}`;
    given.add(keyOf(folder));
    return folder;
  });
}

/** What each one's numbers are drawn from: the name; with the id, where somebody before has it. */
export function seedsOf(students: readonly Student[]): readonly string[] {
  const folders = foldersOf(students);
  const first = new Map<string, number>();
  students.forEach(({ name }, at) => {
    if (!first.has(name)) first.set(name, at);
  });
  return students.map(({ name, id }, at) => (first.get(name) === at ? name : `${name} ${id ?? folders[at]}`));
}

/** Some file systems know no case. */
const keyOf = (folder: string): string => folder.normalize('NFC').toLowerCase();

/** Bytes that a name may have on every file system. */
const longest = 120;

function folderName(student: string): string {
  const clean = student.replace(/[^\p{L}\p{M}\p{N}_.@-]+/gu, '-').replace(/^\.+|[.]+$/g, '_') || '_';
  let name = /^(?:con|prn|aux|nul|(?:com|lpt)\d)(?:\.|$)/i.test(clean) ? `_${clean}` : clean;
  while (Buffer.byteLength(name) > longest) name = [...name].slice(0, -1).join('');
  return name;
}
