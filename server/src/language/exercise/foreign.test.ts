/** Files that hold no answer: each is told what it is, and nothing more. */
import { describe, expect, it } from 'vitest';
import { feedbackText } from '../../core/views/feedback.js';
import { analysed } from '../testing/check.js';
import { exerciseIn } from './exercise.fixture.js';
import { grade, gradeOne } from './grade.js';
import { LONGEST } from './read.js';

const KEY = `exercise slip "A number" {
  task "Which one?"
  points 2
  host A; host B in LISTEN
  A -> B : SYN seq=100
  B -> A : SYN+ACK seq=300 ack=?
  A -> B : ACK seq=101 ack=?
}
`;
const right = KEY.replace('ack=?', 'ack=101').replace('ack=?', 'ack=301');

const told = (text: string): readonly string[] => {
  const { verdict } = gradeOne(exerciseIn(KEY), 0, text);
  return [`${verdict.points} of ${verdict.outOf}`, ...verdict.losses.map((loss) => feedbackText(loss, 'rule'))];
};

describe('a file without an answer', () => {
  const lines = right.slice(right.indexOf('  host'), right.lastIndexOf('}'));

  it.each([
    ['nothing', '', 'There is no answer to slip here.'],
    ['too much', `${right}${' '.repeat(LONGEST)}`, 'This file is too large: of more than 200000 characters nothing is read.'],
    [
      'no text',
      `PK\u0003\u0004\0\0${'\ufffd\ufffd'.repeat(50)}`,
      'This is no text file: hand in the handout itself, with the answer in it.',
    ],
    [
      'another text',
      'The SYN takes one number, so it is 101.\nRegards, Ann\n',
      'There is no exercise here: the answer stays within exercise slip { … } of the handout.',
    ],
    ['the lines alone', lines, 'There is no exercise here: the answer stays within exercise slip { … } of the handout.'],
    [
      'another name',
      right.replace('slip', 'Slipp').replace('seq=100', 'seq=1').replace('LISTEN', 'CLOSED'),
      'There is no answer to slip here, only to Slipp: the name of the exercise has to stay.',
    ],
    [
      'no name',
      right.replace('slip ', '').replace('seq=100', 'seq=1').replace('LISTEN', 'CLOSED'),
      'There is no answer to slip here, only to an exercise without a name: the name of the exercise has to stay.',
    ],
  ])('%s', (_, text, sentence) => expect(told(text)).toEqual(['0 of 2', sentence]));

  it('of another name is told at that name', () => {
    const text = right.replace('slip', 'Slipp').replace('seq=100', 'seq=1').replace('LISTEN', 'CLOSED');
    const losses = gradeOne(exerciseIn(KEY), 0, text).verdict.losses.map(({ span }) => text.slice(span.start, span.end));
    expect(losses).toEqual(['Slipp']);
  });

  it('whose first line is damaged is told what is wrong there', () =>
    expect(told(right.replace('slip "A number" {', 'slip = "A number" {'))[1]).not.toContain('There is no exercise here'));

  it('whose brace is missing is read as it is meant', () => expect(told(right.replace('"A number" {', '"A number"'))).toEqual(['2 of 2']));
});

describe('a file that was written elsewhere', () => {
  it('may have the quotes of a word processor', () => expect(told(right.replace('"A number"', '“A number”'))).toEqual(['2 of 2']));
});

describe('an exercise of another name', () => {
  const close = KEY.replace('slip', 'close').replace('seq=101 ack=?', 'seq=101 ack=301\n  A -> B : FIN+ACK seq=?');
  const key = analysed(KEY + close).exercises;
  const points = (text: string) => grade(key, text).map(({ verdict, writtenAs }) => `${verdict.points} ${writtenAs ?? '-'}`);
  const closed = close.replace('ack=?', 'ack=101').replace('seq=?', 'seq=101');

  it('is known by its given lines', () => {
    expect(points(right.replace('slip "A number"', '번호 "숫자 하나"'))).toEqual(['2 번호', '0 -']);
    expect(points(right.replace('slip ', ''))).toEqual(['2 ', '0 -']);
    expect(points(closed.replace('close', 'mine') + right.replace('slip', 'yours'))).toEqual(['2 yours', '2 mine']);
    expect(points(right.replace('slip', 'Slip').replace('ack=301', 'ack=300'))).toEqual(['1 Slip', '0 -']);
  });
  it('takes no place of one that has its name', () => expect(points(KEY + right.replace('slip', 'Slip'))).toEqual(['0 -', '0 -']));
  it('is nobody’s where two fit', () => {
    const twin = analysed(KEY + KEY.replace('slip', 'twin')).exercises;
    expect(grade(twin, right.replace('slip', 'mine')).map(({ verdict }) => verdict.points)).toEqual([0, 0]);
  });
  it('cannot bring rules of its own', () => {
    const own = right.replace('slip', 'mine').replace('ack=301', 'ack=999').replace('points 2', 'points 90\n  goal nothing owed');
    expect(points(own)).toEqual(['1 mine', '0 -']);
  });
});

describe('an exercise that stands there twice', () => {
  it('is judged by the first, and told so where that is wrong', () => {
    expect(told(`${right}\n${KEY}`)).toEqual(['2 of 2']);
    expect(told(`${KEY}\n${right}`)).toContain('slip stands here twice: only the first is judged.');
  });
});

describe('an answer that others gave, too', () => {
  it('is told at its own lines', () => {
    const key = exerciseIn(KEY);
    const lines = ['', '// by Ann\n\n'].map((before) => {
      const text = before + right.replace('ack=101', 'ack=102');
      return gradeOne(key, 0, text).verdict.losses.map(({ span }) => text.slice(0, span.start).split('\n').length);
    });
    expect(lines).toEqual([[6], [8]]);
  });
});
