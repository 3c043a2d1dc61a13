/** A course: documents of a teacher, folders of students, a class list, and what other programs read. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, handshake } from '../io.fixture.js';
import { csvRecords, csvRows, EXERCISM, GITHUB, GRADESCOPE, junitFaults, PRAIRIELEARN, resultFaults } from './readers.fixture.js';

const exercise = (name: string, ack: string): string => `exercise ${name} {
  points 4
  host A; host B in LISTEN
  A -> B : SYN     seq=100
  B -> A : SYN+ACK seq=300 ack=${ack}
  A -> B : ACK     seq=101 ack=${ack === '?' ? '?' : '301'}
}
`;

const course = {
  'key/one.hsk': exercise('one', '?'),
  'key/two.hsk': exercise('two', '?').replace('points', 'task "Fill them in."\n  points'),
  'list.csv': '학번,이름,이메일\n7,김하나,hana@x.org\n8,김하나,hana2@x.org\n9,Lee,lee@x.org\n',
  'in/7/one.hsk': exercise('one', '101'),
  'in/7/deep/two.hsk': exercise('two', '100'),
  'in/김하나-8/all.hsk': exercise('one', '101') + exercise('two', '101'),
  'in/nobody/one.hsk': exercise('one', '102'),
};

const graded = async (files: Readonly<Record<string, string>>, ...options: readonly string[]) => {
  const root = folder(files);
  const at = (each: string): string => (each.startsWith('@') ? path.join(root, each.slice(1)) : each);
  return handshake(['grade', '--key', path.join(root, 'key'), ...options.map(at)]);
};

describe('a course', () => {
  it('is graded by student, with those who handed in nothing', async () => {
    const { status, out } = await graded(course, '--students', '@list.csv', '--format', 'csv', '@in');
    expect(status).toBe(1);
    const rows = csvRows(out).map((row) => row.map((cell) => cell.replace(/.*\/in\//, '')));
    expect(rows[0]?.join()).toBe('id,name,email,file,one,two,points,of,result,feedback');
    expect(rows.slice(1).map((row) => row.slice(0, 9).join(' '))).toEqual([
      '7 김하나 hana@x.org 7 4 2 6 8 failed',
      '8 김하나 hana2@x.org 김하나-8 4 4 8 8 passed',
      '9 Lee lee@x.org Lee 0 0 0 8 failed',
      'nobody   nobody 2 0 2 8 failed',
    ]);
  });

  it('holds a single file against what it names', async () => {
    const { status, out } = await graded(course, '--format', 'json', '@in/7/one.hsk');
    expect(status).toBe(0);
    expect(JSON.parse(out).submissions[0]).toMatchObject({ passed: true, outOf: 4, exercises: [{ name: 'one' }] });
  });

  it('takes files beside each other for one student where they name different exercises', async () => {
    const { out } = await graded(
      { ...course, 'repo/a.hsk': exercise('one', '101'), 'repo/b.hsk': exercise('two', '101') },
      '--format',
      'json',
      '@repo',
    );
    expect(JSON.parse(out)).toMatchObject({ passed: 1, submissions: [{ points: 8, outOf: 8 }] });
  });

  it('takes them for one student also where one of them has another name', async () => {
    const two = (name: string, ack: string) => exercise(name, ack).replace('seq=100', 'seq=200').replace('seq=101', 'seq=201');
    const files = { ...course, 'key/two.hsk': two('two', '?'), 'repo/a.hsk': exercise('one', '101'), 'repo/b.hsk': two('mine', '201') };
    const { out } = await graded(files, '--format', 'json', '@repo');
    expect(JSON.parse(out)).toMatchObject({ passed: 1, submissions: [{ points: 8, outOf: 8 }] });
  });

  it('of an empty folder is no success', async () => {
    const { status, error } = await graded({ ...course, 'empty/readme.txt': '' }, '@empty');
    expect(status).toBe(2);
    expect(error).toContain('nothing was handed in');
  });

  it('tells of a path that leads through a file, once', async () => {
    const { status, error } = await graded(course, '@list.csv/one.hsk');
    expect([status, error.split('\n')]).toEqual([2, [expect.stringMatching(/^handshake: cannot read .*list.csv/), '']]);
  });

  it('is told to Moodle, Gradescope and GitHub Classroom', async () => {
    const moodle = await graded(course, '--students', '@list.csv', '--format', 'moodle', '@in');
    expect(moodle.out).toMatch(/^ID number,Full name,Email address,Grade,Maximum,Feedback\r\n7,김하나,hana@x.org,6,8,"?two, line 5: /);
    const gradescope = JSON.parse((await graded(course, '--format', 'gradescope', '@in/7')).out);
    expect(gradescope).toMatchObject({
      score: 6,
      tests: [
        { name: 'one', score: 4, max_score: 4, status: 'passed' },
        { score: 2, status: 'failed' },
      ],
    });
    const github = JSON.parse((await graded(course, '--format', 'github', '@in/7')).out);
    expect(github).toMatchObject({ version: 1, status: 'fail', max_score: 8, tests: [{ status: 'pass' }, { status: 'fail', line_no: 5 }] });
    // of a failed test the reporter shows its name, its line and this, not its message
    expect(github.tests[1].test_code).toMatch(/\nline 5: This is not right yet/);
    expect((await graded(course, '--format', 'github', '@in')).status).toBe(2);
  });

  it('writes what these programs read, and nothing else', async () => {
    const say = async (format: string, ...options: readonly string[]) => (await graded(course, '--format', format, ...options)).out;
    expect(junitFaults(await say('junit', '--students', '@list.csv', '@in'))).toEqual([]);
    expect(resultFaults(await say('gradescope', '@in/7'), GRADESCOPE)).toEqual([]);
    expect(resultFaults(await say('github', '@in/7'), GITHUB)).toEqual([]);
    const learnt = await say('prairielearn', '@in/7');
    expect([resultFaults(learnt, PRAIRIELEARN), JSON.parse(learnt).score]).toEqual([[], 0.75]);
    for (const each of ['@in/7', '@in/7/one.hsk']) expect(resultFaults(await say('exercism', each), EXERCISM)).toEqual([]);
    expect(csvRecords(await say('moodle', '--students', '@list.csv', '@in')).map((each) => [each['ID number'], each.Grade])).toEqual([
      ['7', '6'],
      ['8', '8'],
      ['9', '0'],
    ]);
    expect(csvRecords(await say('csv', '@in/7'))).toMatchObject([{ id: '7', one: '4', two: '2', points: '6' }]);
  });

  it('knows whose the folders are that Moodle and Canvas pack, but not which of two of one name', async () => {
    const files = {
      ...course,
      'list.csv': 'Student,ID\n"Lee, Ann",12\n김하나,7\n김하나,8\nBob_B Kim,9\n',
      'zip/Lee, Ann_4711_assignsubmission_file/one.hsk': exercise('one', '101'),
      'zip/김하나_4712_assignsubmission_file_/one.hsk': exercise('one', '101'),
      'zip/kimbob_LATE_9_7001_one.hsk': exercise('one', '101'),
    };
    const { out } = await graded(files, '--students', '@list.csv', '--format', 'csv', '@zip');
    expect(csvRecords(out).map(({ name, points }) => [name, points])).toEqual([
      ['Lee, Ann', '4'],
      ['김하나', '0'],
      ['김하나', '0'],
      ['Bob_B Kim', '4'],
      ['', '4'],
    ]);
  });

  it("leaves out for Moodle what is nobody's: its import would give such a row to the student above it", async () => {
    const listed = await graded(course, '--students', '@list.csv', '--format', 'moodle', '@in');
    expect(listed.error).toMatch(/^handshake: .*nobody: not on the list of students, so left out\n$/);
    const unlisted = await graded(course, '--format', 'moodle', '@in');
    expect(csvRecords(unlisted.out).map((each) => each['ID number'])).toEqual(['7', 'nobody', '김하나-8']);
    expect(unlisted.error).toBe('');
  });

  it('reads what Korean systems write, and tells files that are no text or too large', async () => {
    const root = folder(course);
    const write = (name: string, bytes: Uint8Array): void => writeFileSync(path.join(root, name), bytes);
    // 답 in EUC-KR
    write('ko.hsk', Buffer.concat([Buffer.from('// '), Buffer.from([0xb4, 0xe4]), Buffer.from(`\n${exercise('one', '101')}`)]));
    write('word.hsk', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0xff, 0xfe, 0x80, 0x81]));
    write('huge.hsk', Buffer.alloc(900_000, '// x\n'));
    const say = async (name: string) =>
      (await handshake(['grade', '--key', path.join(root, 'key/one.hsk'), path.join(root, name)])).out.split('\n')[0];
    expect(await say('ko.hsk')).not.toContain('one: -');
    expect(await say('word.hsk')).toMatch(/one: -4: This is no text file/);
    expect(await say('huge.hsk')).toMatch(/one: -4: This file is too large/);
  });

  it('tells each item with its label and its line as JSON', async () => {
    const { submissions } = JSON.parse((await graded(course, '--format', 'json', '@in/7')).out);
    expect(submissions[0].exercises[1].items).toEqual([
      { kind: 'blank', label: 'Blank', line: 5, points: 2, passed: false },
      { kind: 'blank', label: 'Blank', line: 6, points: 2, passed: true },
    ]);
  });

  it('has a report for each student', async () => {
    const root = folder(course);
    const at = (...parts: readonly string[]): string => path.join(root, ...parts);
    const run = (...options: readonly string[]) =>
      handshake(['grade', '--key', at('key'), '--students', at('list.csv'), '--reports', at('out'), ...options, at('in')]);
    await run();
    expect(readdirSync(at('out')).sort()).toEqual(['Lee-9.md', 'nobody.md', '김하나-7.md', '김하나-8.md']);
    const text = readFileSync(at('out', '김하나-7.md'), 'utf8');
    expect(text).toMatch(/^# 김하나\n\n6 of 8 points: failed\n\n## one: 4 of 4 points\n\n- ✓ Blank\n/);
    expect(text).toMatch(/\n- line 5 \(\\?-2\): This is not right yet\./);
    await run('--reports-as', 'html');
    expect(readFileSync(at('out', '김하나-7.html'), 'utf8')).toContain('<li>✗ Blank</li>');
  });

  it('is shared: hand-ins and reports of the shares together are those of one run', async () => {
    const root = folder({ ...course, 'in2/nobody/one.hsk': course['in/nobody/one.hsk'] ?? '' });
    const at = (...parts: readonly string[]): string => path.join(root, ...parts);
    const run = async (reports: string, ...options: readonly string[]) => {
      const given = ['--students', at('list.csv'), '--format', 'json', '--reports', at(reports), ...options, at('in'), at('in2')];
      const { out, status, error } = await handshake(['grade', '--key', at('key'), ...given]);
      return { status, error, submissions: status === 2 ? [] : JSON.parse(out).submissions };
    };
    const whole = await run('whole');
    const [odd, even, none] = [
      await run('shared', '--shard', '1/2'),
      await run('shared', '--shard', '2/2'),
      await run('none', '--shard', '9/9'),
    ];
    expect(odd.submissions).toEqual(whole.submissions.filter((_: unknown, nth: number) => nth % 2 === 0));
    expect(even.submissions).toEqual(whole.submissions.filter((_: unknown, nth: number) => nth % 2 === 1));
    expect(readdirSync(at('whole')).sort()).toEqual(expect.arrayContaining(['nobody.md', 'nobody-2.md']));
    expect(readdirSync(at('shared')).sort()).toEqual(readdirSync(at('whole')).sort());
    expect(none).toMatchObject({ status: 0, submissions: [] });
    expect(await run('none', '--shard', '0/2')).toMatchObject({
      status: 2,
      error: expect.stringContaining("--shard is I/N, such as 2/4, not '0/2'"),
    });
  });

  it('tells whose numbers stand there', async () => {
    const own = `exercise n {\n  vary isn in 1..9000\n  host A; host B in LISTEN\n  A -> B : SYN seq=isn\n  B -> A : SYN+ACK seq=300 ack=?\n}\n`;
    const root = folder({ 'key.hsk': own, 'list.csv': 'name\nAnn\nBob\n' });
    const at = (...parts: readonly string[]): string => path.join(root, ...parts);
    await handshake(['exercise', 'handout', at('key.hsk'), '-o', at('in'), '--students', at('list.csv')]);
    const answer = readFileSync(at('in/Ann/key.hsk'), 'utf8').replace(
      /seq=(\d+)([^?]*)\?/,
      (_, isn: string, rest: string) => `seq=${isn}${rest}${Number(isn) + 1}`,
    );
    for (const name of ['Ann', 'Bob']) writeFileSync(at('in', name, 'key.hsk'), answer);
    const { out } = await handshake(['grade', '--key', at('key.hsk'), '--students', at('list.csv'), '--format', 'csv', at('in')]);
    expect(csvRecords(out).map(({ name, points, feedback }) => [name, points, feedback])).toEqual([
      ['Ann', '10', ''],
      ['Bob', '10', 'n: These are the numbers of Ann.'],
    ]);
    const piped = await handshake(['grade', '--key', at('key.hsk'), '--students', '-', '--format', 'csv', at('in')], 'name\nAnn\nBob\n');
    expect(piped.out).toBe(out);
  });

  it('tells Exercism what could not be read as an error, and ends well', async () => {
    const { status, out } = await graded({ ...course, 'x.hsk': 'exercise one {\n  A -> : SYN\n}\n' }, '--format', 'exercism', '@x.hsk');
    expect([status, JSON.parse(out).status]).toEqual([0, 'error']);
    // what can be read of a file is judged
    const both = { ...course, 'x.hsk': `exercise one {\n  A -> : SYN\n}\n${course['in/7/deep/two.hsk']}` };
    const results = JSON.parse((await graded(both, '--format', 'exercism', '@x.hsk')).out);
    expect(results).toMatchObject({
      status: 'fail',
      tests: [
        { name: 'one', status: 'error' },
        { name: 'two', status: 'fail' },
      ],
    });
  });

  it('tells the place, the rule, or the answer', async () => {
    const say = async (...options: readonly string[]) => (await graded(course, ...options, '@in/7/deep/two.hsk')).out.split('\n')[0];
    expect(await say('--feedback', 'place')).toMatch(/-2: This is not right yet\.$/);
    expect(await say()).toMatch(/a SYN takes one number/);
    expect(await say()).not.toMatch(/\b101\b/);
    expect(await say('--feedback', 'answer')).toMatch(/\b101\b/);
  });

  it('knows an answer by its lines, and gives no line where nothing stands', async () => {
    const two = (name: string, ack: string) => exercise(name, ack).replace('seq=100', 'seq=200').replace('seq=101', 'seq=201');
    const files = { ...course, 'key/two.hsk': two('two', '?'), 'in/9/mine.hsk': two('mine', '201'), 'in/9/x.hsk': '' };
    const { out } = await graded(files, '@in');
    expect(
      out
        .split('\n')
        .flatMap((line) => line.split('/in/').slice(1))
        .filter((line) => /^9.*:/.test(line)),
    ).toEqual([
      '9: one: -4: There is no answer to one here. [absent]',
      '9/mine.hsk: two: This is the answer to two by its given lines, though it is called mine.',
    ]);
  });

  it('has statistics: what was missed by how many, and what they wrote', async () => {
    const { out } = await graded(course, '--format', 'statistics', '@in');
    expect(out).toMatch(/one: 2 of 3 passed\n.*\n {2}1 blank +1 of 3 +ack=102 \(1\)\n/);
  });

  it('has statistics that tell a blank that is gone from a wrong one', async () => {
    const asked = (fields: string, claim = '') => `exercise e { host A; host B in LISTEN\n A -> B : SYN ${fields}\n${claim} }\n`;
    const key = asked('seq=? win=7', 'expect A in ?');
    const files = { 'key/e.hsk': key, 'in/a.hsk': asked('win=7'), 'in/b.hsk': asked('seq=? win=7', 'expect A in CLOSED') };
    const { out } = await graded(files, '--format', 'statistics', '@in');
    expect(out.split('\n').filter((line) => line.includes('blank'))).toEqual([
      expect.stringMatching(/1 blank +2 of 2 +nothing \(1\), seq=\? \(1\)$/),
      expect.stringMatching(/2 blank +2 of 2 +nothing \(1\), A in CLOSED \(1\)$/),
    ]);
  });
});
