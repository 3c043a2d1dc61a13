/** How long it takes to grade a whole course in one command: the shipped exercises of each student, some right, some with a slip, some untouched. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyse } from '../server/src/language/analysis/analyse.js';
import { answers } from '../server/src/language/exercise/answers.js';
import { handout } from '../server/src/language/exercise/handout.js';
import { applied } from '../server/src/language/features/actions/action.js';

const STUDENTS = 200;
const FORMATS = ['csv', 'json', 'junit', 'moodle', 'statistics'];
const KEYS = fileURLToPath(new URL('../../examples/exercises', import.meta.url));

export const COURSE = ['students', 'files', 'format', 'seconds'];

/** @param program the built command line */
export function courseTimes(program: string): readonly (readonly string[])[] {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'handshake-course-'));
  try {
    const [list, hands] = [path.join(folder, 'list.csv'), path.join(folder, 'hands')];
    writeFileSync(list, ['id,name', ...students((id) => `${id},Student ${id}`), ''].join('\n'));
    const files = readdirSync(KEYS).filter((name) => name.endsWith('.hsk'));
    for (const name of files) writePapers(hands, name);
    return FORMATS.map((format) => {
      const start = performance.now();
      gradeAll(program, ['--key', KEYS, '--students', list, '--format', format, hands]);
      return [String(STUDENTS), String(STUDENTS * files.length), format, ((performance.now() - start) / 1000).toFixed(1)];
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const students = <T>(each: (id: string, at: number) => T): readonly T[] =>
  Array.from({ length: STUDENTS }, (_, at) => each(`s${at + 1}`, at));

function writePapers(hands: string, name: string): void {
  const text = readFileSync(path.join(KEYS, name), 'utf8');
  const key = analyse(text, { source: name, read: () => undefined });
  const found = key.exercises.flatMap(({ exercise, setting }) => answers(exercise, setting));
  const right = applied(text, found);
  const open = handout(key, { seed: '1' });
  students((id, at) => {
    const papers = [handedIn(right), slip(right, at), handedIn(applied(text, found.toSpliced(at % Math.max(1, found.length), 1))), open];
    mkdirSync(path.join(hands, id), { recursive: true });
    writeFileSync(path.join(hands, id, name), `// ${id}\n${papers[(at + name.length) % papers.length] ?? ''}`);
  });
}

const NUMBER = /(?<=\b(?:seq|ack|len|snd_nxt|rcv_nxt)\s*=\s*)\d+/g;

/** Without the solution, which no student has. */
const handedIn = (text: string): string => text.replace(/\n *solution\b[^{]*\{[^}]*\}/g, '');

/** Another number is wrong at each student, and by another amount: an answer that is known need not be judged again. */
function slip(right: string, at: number): string {
  const most = [...handedIn(right).matchAll(NUMBER)].length;
  let nth = 0;
  return handedIn(right).replace(NUMBER, (digits) => (nth++ === at % most ? String(Number(digits) + 1 + at) : digits));
}

function gradeAll(program: string, options: readonly string[]): void {
  try {
    execFileSync(process.execPath, [program, 'grade', ...options], { stdio: 'ignore' });
  } catch (error) {
    // 1: not all passed
    if (!(error instanceof Error && 'status' in error && error.status === 1)) throw error;
  }
}
