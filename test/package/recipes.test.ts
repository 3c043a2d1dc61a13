/** The scripts of the guide for teachers, each in the folders that its service lays out, with stand-ins for that service's own commands. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { read, root } from './bundles.fixture.js';

const KEY = `exercise numbers {
  points 4
  host A; host B in LISTEN
  A -> B : SYN     seq=100
  B -> A : SYN+ACK seq=300 ack=?
  A -> B : ACK     seq=101 ack=?
}
`;
const HALF = KEY.replace('ack=?', 'ack=101');

/** The one of a service, as the guide has it. */
function recipe(service: string): string {
  const text = read('docs/exercises-teachers.md').split(`**${service}**`)[1] ?? '';
  return /```sh\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
}

/** Runs it in a folder of its own, which stands for the root of the service's file system. */
function run(service: string, files: Readonly<Record<string, string>>): (file: string) => string {
  const home = mkdtempSync(path.join(os.tmpdir(), 'handshake-recipe-'));
  const write = (name: string, text: string): void => {
    const file = path.join(home, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    chmodSync(file, 0o755);
  };
  write('bin/handshake', `#!/bin/sh\nexec "${process.execPath}" "${path.join(root, 'dist/cli/handshake.js')}" "$@"\n`);
  write('bin/node', `#!/bin/sh\nexec "${process.execPath}" "$@"\n`);
  write('bin/getinput', `#!/bin/sh\ncat "${path.join(home, 'input', '$1')}"\n`);
  for (const name of ['result', 'grade', 'msg']) write(`bin/feedback-${name}`, `#!/bin/sh\necho "$@" > "${path.join(home, name)}"\n`);
  for (const [name, text] of Object.entries({ 'here/.keep': '', ...files })) write(name, text);
  const script = recipe(service).replaceAll(/\/(?=(?:autograder|grade|task)\/)/g, `${home}/`);
  expect(script).toContain('handshake grade');
  execFileSync('bash', ['-e', '-c', script], {
    cwd: path.join(home, 'here'),
    env: { ...process.env, PATH: `${path.join(home, 'bin')}:${process.env.PATH}`, GITHUB_OUTPUT: path.join(home, 'output') },
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  return (file) => readFileSync(path.join(home, file), 'utf8');
}

test('the Korean guide has the same scripts', () => {
  const scripts = (file: string): readonly string[] =>
    (read(file).match(/```sh\n[\s\S]*?```/g) ?? []).map((script) => script.replace(/(?<="format_errors": )"[^"]*"/, '""'));
  expect(scripts('docs/exercises-teachers.md')).toHaveLength(4);
  expect(scripts('docs/ko/exercises-teachers.md')).toEqual(scripts('docs/exercises-teachers.md'));
});

test('GitHub Classroom', () => {
  const left = run('GitHub Classroom', { 'key/key.hsk': KEY, 'here/answer.hsk': HALF, 'here/README.md': '# Answer' });
  const result = Buffer.from(/^result=(\S+)$/m.exec(left('output'))?.[1] ?? '', 'base64').toString('utf8');
  expect(JSON.parse(result)).toMatchObject({
    version: 1,
    status: 'fail',
    max_score: 4,
    tests: [{ name: 'numbers', score: 2, line_no: 6 }],
  });
});

test('Gradescope', () => {
  const left = run('Gradescope', {
    'autograder/source/key/key.hsk': KEY,
    'autograder/submission/answer.hsk': HALF,
    'autograder/results/stdout': '',
  });
  expect(JSON.parse(left('autograder/results/results.json'))).toMatchObject({ score: 2, tests: [{ status: 'failed', max_score: 4 }] });
});

test('PrairieLearn', () => {
  const graded = (answer: Readonly<Record<string, string>>): unknown =>
    JSON.parse(run('PrairieLearn', { 'grade/tests/key.hsk': KEY, 'grade/data/data.json': '{}', ...answer })('grade/results/results.json'));
  expect(graded({ 'grade/student/answer.hsk': HALF })).toMatchObject({ gradable: true, score: 0.5, tests: [{ points: 2, max_points: 4 }] });
  expect(graded({ 'grade/student/notes.txt': '' })).toMatchObject({ gradable: false });
});

test('INGInious', () => {
  const left = run('INGInious', { 'task/key/key.hsk': KEY, 'input/answer': HALF });
  expect([left('result'), left('grade')]).toEqual(['failed\n', '50\n']);
  expect(left('msg')).toContain('answer.hsk:6:');
  expect(run('INGInious', { 'task/key/key.hsk': KEY, 'input/answer': HALF.replace('ack=?', 'ack=301') })('result')).toBe('success\n');
});
