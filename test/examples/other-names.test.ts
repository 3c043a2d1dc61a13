/** Answers to the shipped exercises under another name: each is known by its lines, or left to the teacher, and never taken for another's. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { analyse } from '../../server/src/language/analysis/analyse.js';
import { answersByLines } from '../../server/src/language/exercise/by-lines.js';

const folder = new URL('../../examples/exercises/', import.meta.url);
const key = readdirSync(folder)
  .filter((file) => file.endsWith('.hsk'))
  .flatMap((file) => analyse(readFileSync(new URL(file, folder), 'utf8'), { source: file, read: () => undefined, exercises: 'not' }))
  .flatMap(({ exercises, text }) =>
    exercises.map((found) => ({ found, text: text.slice(found.exercise.span.start, found.exercise.span.end) })),
  );

/** The others say no answer in the file. */
const SOLVED = 18;

/** The exercise with its solution in place of what was given. */
const answered = (name: string, text: string): string => {
  const solution = /\n {2}solution \{\n([\s\S]*?)\n {2}\}/.exec(text)?.[1] ?? '';
  const head = text.split('\n').filter((line) => /^ {2}(?:host|task) /.test(line));
  return ['exercise mine {', ...head, solution, '}'].join('\n').replace(name, 'mine');
};

it('is known by what its handout counts, where title and task are gone', () => {
  const early = key.find(({ found }) => found.exercise.name === 'too_early')?.text ?? '';
  const lines = answered('too_early', early)
    .split('\n')
    .filter((line) => !line.startsWith('  task '));
  const handIn = lines.toSpliced(1, 0, '  blanks 0', '  points 3', '  goal no errors').join('\n');
  const found = answersByLines(
    key.map((each) => each.found),
    [handIn],
  );
  expect([...found.keys()].map(({ exercise }) => exercise.name)).toEqual(['too_early']);
});

it('is known by its task and its lines', () => {
  const told = key
    .filter(({ found }) => found.exercise.solutions.length > 0)
    .map(({ found, text }) => {
      const [meant] = answersByLines(
        key.map((each) => each.found),
        [answered(found.exercise.name, text)],
      ).keys();
      return [found.exercise.name, meant?.exercise.name ?? 'nothing'] as const;
    });
  expect(told).toHaveLength(SOLVED);
  expect(told.filter(([name, meant]) => meant !== 'nothing' && name !== meant)).toEqual([]);
  expect(told.filter(([, meant]) => meant === 'nothing').map(([name]) => name)).toEqual([]);
});
