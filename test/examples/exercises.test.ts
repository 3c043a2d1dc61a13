/** The shipped exercises: solutions pass, handouts fail, other right answers pass, and whatever the checker calls wrong costs points there. */

import { describe, expect, it } from 'vitest';
import type { Statement, Value } from '../../server/src/core/exchange/exchange.js';
import type { Exercise } from '../../server/src/core/exercise/exercise.js';
import { judge } from '../../server/src/core/exercise/judge.js';
import { errorsOf, runOf } from '../../server/src/core/exercise/plan.js';
import type { Span } from '../../server/src/core/span.js';
import { lossText } from '../../server/src/core/views/loss.js';
import { analyse } from '../../server/src/language/analysis/analyse.js';
import type { AnalysedExercise } from '../../server/src/language/analysis/analysis.js';
import { answers } from '../../server/src/language/exercise/answers.js';
import { handout } from '../../server/src/language/exercise/handout.js';
import { withFirstNumbers } from '../../server/src/language/exercise/numbers.js';
import { exercisesIn, problemsOf } from '../../server/src/language/exercise/read.js';
import { applied } from '../../server/src/language/features/actions/action.js';
import { analysisOf, documentsIn } from './documents.js';

const english = documentsIn('examples/exercises');
const all = [...english, ...documentsIn('examples/ko/exercises')];

/** The exercise with the first of its numbers, and its document. */
function keyOf(file: string): AnalysedExercise & { readonly text: string } {
  const text = withFirstNumbers(analysisOf(file));
  const [exercise] = analyse(text, { source: file, read: () => undefined }).exercises;
  if (exercise === undefined) throw new Error(`${file} holds no exercise`);
  return { ...exercise, text };
}

const solved = (key: ReturnType<typeof keyOf>): string => applied(key.text, answers(key.exercise, key.setting));

function read(text: string): Exercise {
  const [exercise] = exercisesIn(text).exercises;
  if (exercise === undefined) throw new Error('the answer holds no exercise');
  return exercise;
}

function verdict({ exercise, setting }: AnalysedExercise, text: string) {
  const own = read(text);
  return judge(exercise, { exercise: own, problems: problemsOf(own, exercisesIn(text).problems) }, setting);
}

const toldOf = (key: AnalysedExercise, text: string): readonly string[] => verdict(key, text).losses.map((loss) => lossText(loss));

interface AnswerEdit {
  readonly span: Span;
  readonly text: string;
}

const inValue = (value: Value): readonly AnswerEdit[] =>
  value.kind === 'number'
    ? [{ span: value.span, text: String(value.value + 1) }]
    : value.kind === 'symbol'
      ? [{ span: value.span, text: '7' }]
      : [];

/** Each number one more, each message another one, each state another one, each line gone. */
function changesOf(statement: Statement): readonly AnswerEdit[] {
  switch (statement.kind) {
    case 'message':
      return [
        ...statement.fields.flatMap(({ value }) => inValue(value)),
        { span: statement.namesSpan, text: 'SYN+FIN' },
        { span: statement.namesSpan, text: 'RST' },
        { span: statement.span, text: '' },
      ];
    case 'claims':
      return statement.claims.flatMap((claim) =>
        claim.kind === 'variable'
          ? inValue(claim.value)
          : claim.kind === 'condition' || claim.state === undefined
            ? []
            : [{ span: claim.state.span, text: 'LISTEN' }],
      );
    case 'event':
    case 'arrival':
      return [{ span: statement.span, text: '' }];
    default:
      return [];
  }
}

describe('the exercises', () => {
  it('are twenty, each of them in Korean too', () => {
    expect(english).toHaveLength(20);
    expect(all).toHaveLength(40);
  });

  it.each(all)('%s is passed by its solution', (file) => {
    const key = keyOf(file);
    expect(toldOf(key, solved(key))).toEqual([]);
  });

  it.each(all)('%s is handed out with nothing done yet', (file) => {
    const text = handout(analysisOf(file), { seed: 'somebody' });
    expect(verdict({ ...keyOf(file), exercise: read(analysisOf(file).text) }, text)).toMatchObject({ passed: false, points: 0 });
    expect(text).not.toMatch(/solution|\{[a-z]+\}/);
  });

  it.each(english)('%s loses points wherever the checker finds a mistake', (file) => {
    const key = keyOf(file);
    const right = solved(key);
    const wrong = read(right).given.statements.flatMap((statement) => changesOf(statement).map((change) => applied(right, [change])));
    expect(wrong.length).toBeGreaterThan(3);
    for (const text of wrong) {
      const { given } = read(text);
      const errors = errorsOf(runOf(given, key.setting), given);
      if (errors.length === 0) continue;
      const { passed, points, outOf, losses } = verdict(key, text);
      expect([passed, points < outOf], text).toEqual([false, true]);
      // what follows from a given line that was changed, or from another message in a blank, is not told
      if (losses.some(({ cause }) => ['changed', 'gone', 'other-message'].includes(cause.kind))) continue;
      expect(
        losses.map(({ span }) => span.start),
        text,
      ).toContain(Math.min(...errors.map(({ span }) => span.start)));
    }
  });
});

/** Parts of the solved exercise, and what is as right in their place. */
const others: Readonly<Record<string, readonly (readonly [part: string, written: string])[]>> = {
  '01-handshake-numbers': [['ack=101', 'ack=0x65']],
  '02-handshake-states': [['B in SYN_RECEIVED', 'B in SYN_RCVD']],
  '04-handshake-messages': [['A -> B : ACK', 'A -> B : PSH+ACK len=10']],
  '05-forgotten-one': [['B -> A : SYN+ACK seq=9000 ack=5001', 'expect error tcp/ack\n  B -> A : SYN+ACK seq=9000 ack=5000']],
  '06-data-numbers': [['ack=1100', 'ack=0x44c']],
  '08-close': [['B -> A : ACK seq=301 ack=102\n  B -> A : FIN+ACK', 'B -> A : FIN+ACK']],
  '09-close-states': [['A in FIN_WAIT_1', 'A in FIN_WAIT1']],
  '10-close-in-three': [['B -> A : FIN+ACK seq=301 ack=102', 'B -> A : FIN+ACK']],
  '11-refused': [
    ['A -> B : SYN seq=100', 'A -x B : SYN seq=7\n  A : timeout\n  A -> B : SYN seq=7'],
    ['ack=101', 'ack=8'],
  ],
  '12-synack-lost': [['B : timeout', 'A : timeout\n  A -> B : SYN seq=100']],
  '13-which-is-lost': [['A.snd_nxt = 401', 'A.snd_nxt = 0x191']],
  '14-data-lost': [['A -> B : PSH+ACK seq=101 len=80', 'A -> B : ACK seq=101 len=40\n  A -> B : PSH+ACK seq=141 len=40']],
  '15-last-ack-lost': [['A -> B : ACK seq=102 ack=302\n', 'A -x B : ACK\n  B : timeout\n  B -> A : FIN+ACK seq=301\n  A -> B : ACK\n']],
  '16-out-of-order': [['ack=101', 'ack=0x65']],
  '17-window': [
    ['len=100', 'len=200'],
    ['A -> B : PSH+ACK seq=301', 'expect error tcp/window\n  A -> B : PSH+ACK seq=301'],
  ],
  '18-simultaneous-open': [['A ~> B : SYN+ACK seq=100 ack=301 as answer_of_A', 'A ~> B : SYN+ACK as answer_of_A']],
  '19-simultaneous-close': [['B -> A : ACK seq=302 ack=102', 'B -> A : ACK']],
  '20-half-close': [['B -> A : ACK seq=301 ack=102\n', '']],
};

describe('other answers', () => {
  it.each(Object.entries(others))('to %s pass as well', (name, replacements) => {
    const key = keyOf(`examples/exercises/${name}.hsk`);
    const right = solved(key);
    const text = replacements.reduce((now, [part, written]) => {
      const at = now.indexOf(part, now.search(/\n\s*(?:[AB] [-~]|shuffle)/));
      if (at < 0) throw new Error(`the solution of ${name} has no ${part}:\n${now}`);
      return now.slice(0, at) + written + now.slice(at + part.length);
    }, right);
    expect(text).not.toBe(right);
    expect(toldOf(key, text)).toEqual([]);
  });
});
