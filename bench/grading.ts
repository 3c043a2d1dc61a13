/** How long it takes to grade a class: right answers, wrong ones, and papers with nothing on them. */

import { readFileSync } from 'node:fs';
import { analyse } from '../server/src/language/analysis/analyse.js';
import { answers } from '../server/src/language/exercise/answers.js';
import { grade } from '../server/src/language/exercise/grade.js';
import { handout } from '../server/src/language/exercise/handout.js';
import { applied } from '../server/src/language/features/actions/action.js';

const STUDENTS = 500;
const NAMES = ['01-handshake-numbers', '05-forgotten-one', '08-close', '15-last-ack-lost', '20-half-close'];

export const GRADING = ['submissions', 'passed', 'seconds', 'ms each'];

export function gradingTime(): readonly string[] {
  const text = NAMES.map((name) => readFileSync(new URL(`../../examples/exercises/${name}.hsk`, import.meta.url), 'utf8')).join('\n');
  const key = analyse(text, { source: 'key.hsk', read: () => undefined });
  const right = applied(
    text,
    key.exercises.flatMap(({ exercise, setting }) => answers(exercise, setting)),
  );
  const papers = [right, right.replace('ack=301', 'ack=300'), right.replaceAll('timeout', 'close'), handout(key, { seed: '1' })];
  const start = performance.now();
  let passed = 0;
  for (let student = 0; student < STUDENTS; student++) {
    // no two are the same text
    const paper = `// ${student}\n${papers[student % papers.length] ?? ''}`;
    if (grade(key.exercises, paper).every(({ verdict }) => verdict.passed)) passed++;
  }
  const time = performance.now() - start;
  return [String(STUDENTS), String(passed), (time / 1000).toFixed(1), (time / STUDENTS).toFixed(1)];
}
