/** A class hands in: each Korean exercise answered in nine ways, and all that is told of it at each level, in Korean. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { feedbackText } from '../../core/views/feedback.js';
import { speaking } from '../../core/views/words/wording.js';
import { grade } from '../../language/exercise/grade.js';
import { handout } from '../../language/exercise/handout.js';
import { analysed } from '../../language/testing/check.js';
import { englishIn } from '../names.fixture.js';
import { namesIn } from '../walk.fixture.js';
import { korean } from './korean.js';

const root = path.resolve(import.meta.dirname, '../../../..');
const files = globSync('examples/ko/exercises/*.hsk', { cwd: root }).sort();

/** What students do with a handout. */
const STUDENTS: Readonly<Record<string, (text: string) => string>> = {
  'hands it in as it is': (text) => text,
  'writes 7 everywhere': (text) => text.replaceAll('?', '7'),
  'writes a state everywhere': (text) => text.replaceAll('?', 'TIME_WAIT'),
  'writes a word that does not exist': (text) => text.replaceAll('?', 'NONSENSE').replace('…', 'NONSENSE'),
  'writes nothing for what is left out': (text) => text.replaceAll(/…|\.\.\./g, ''),
  'answers with a reset': (text) => text.replaceAll(/…|\.\.\./g, 'A -> B : RST seq=5\n  A : abort'),
  'loses a brace': (text) => text.replace(/\}\s*$/, ''),
  'takes the first message out': (text) => text.replace(/^.*->.*\n/m, ''),
  'hands in another file': () => 'A -> B : SYN\n',
};

describe.each(files)('%s', (file) => {
  const text = readFileSync(path.join(root, file), 'utf8');
  const key = speaking(korean, () => analysed(text));
  const given = speaking(korean, () => handout(key, { seed: 'kim' }));
  const names = namesIn(key);

  it.each(Object.keys(STUDENTS))('a student who %s is told in Korean', (student) => {
    const answer = STUDENTS[student]?.(given) ?? '';
    const told = speaking(korean, () =>
      grade(key.exercises, answer).flatMap(({ verdict }) =>
        verdict.losses.flatMap((loss) => (['place', 'rule', 'answer'] as const).map((level) => feedbackText(loss, level))),
      ),
    );
    const known = { has: (word: string) => names.has(word) || answer.includes(word) };
    expect(told.flatMap((each) => englishIn(each, known).map((word) => `${word} in ${each}`))).toEqual([]);
  });
});

it('somebody is told something', () => {
  const text = readFileSync(path.join(root, files[0] ?? ''), 'utf8');
  const key = analysed(text);
  const told = speaking(korean, () => grade(key.exercises, 'A -> B : SYN\n').flatMap(({ verdict }) => verdict.losses));
  expect(told.length).toBeGreaterThan(0);
});
