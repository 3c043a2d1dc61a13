/**
 * A class of students that is made, not written down: what they do to a right answer, over the shipped exercises and some of our own.
 * What only looks different passes; a slip or a trick loses points.
 */
import { describe, expect, it } from 'vitest';
import { lossText } from '../../server/src/core/views/loss.js';
import type { AnalysedExercise } from '../../server/src/language/analysis/analysis.js';
import { answers } from '../../server/src/language/exercise/answers.js';
import { gradeOne } from '../../server/src/language/exercise/grade.js';
import { solved } from '../../server/src/language/exercise/solve.js';
import { applied } from '../../server/src/language/features/actions/action.js';
import { assigned, ownExercises } from './hand-ins.fixture.js';

const numbers = Array.from({ length: 20 }, (_, at) => String(at + 1).padStart(2, '0'));

interface ClassAssignment {
  readonly found: AnalysedExercise;
  /** The document that it stands in. */
  readonly text: string;
  /** A right answer, a line each. */
  readonly right: readonly string[];
}

function assignment(found: AnalysedExercise, text: string): ClassAssignment {
  const lines = (solved(found, text) ?? '')
    .trimEnd()
    .split('\n')
    .slice(1, -1)
    .map((line) => line.trim());
  return { found, text, right: [...varied(text, found), ...lines] };
}

const varied = (text: string, { exercise: { span } }: AnalysedExercise): readonly string[] =>
  text
    .slice(span.start, span.end)
    .split('\n')
    .filter((line) => /^ {2}vary /.test(line));

const everyone = [...numbers.map(assigned), ...ownExercises].map(({ found, text }) => assignment(found, text));

/** Each run takes some for each way, others each time the seed is another one: together some 200 hand-ins. */
const SHARE = 5;
const seed = Number(process.env.HANDSHAKE_SEED ?? 1);
const some = (way: number): readonly ClassAssignment[] => everyone.filter((_, at) => (at + way * 2 + seed) % SHARE === 0);

const graded = ({ found }: ClassAssignment, text: string): readonly string[] =>
  gradeOne(found, 0, text).verdict.losses.map((loss) => lossText(loss));

const handedIn = (each: ClassAssignment, lines: readonly string[]): readonly string[] =>
  graded(each, `exercise ${each.found.exercise.name} using ${each.found.setting.machine.name} {\n${lines.join('\n')}\n}\n`);

const numbered = <T>(ways: Readonly<Record<string, T>>): readonly (readonly [string, T, number])[] =>
  Object.entries(ways).map(([name, way], at) => [name, way, at]);

type Way = (line: string, at: number, all: readonly string[]) => string | readonly string[];

/** The same in other letters. */
const SAME: Readonly<Record<string, Way>> = {
  'as it is': (line) => line,
  'arrows of a word processor': (line) => line.replace('->', '→'),
  'no spaces': (line) => (/ : /.test(line) ? line.replace(/ *(->|~>|:) */g, '$1') : line),
  'many spaces, comments': (line) => `\t${line.replace(/ /g, '   ')}   // so?`,
  'states as the paragraphs write them': (line) =>
    line.replace(/\b(SYN|FIN|TIME|CLOSE|LAST)_(?=[A-Z])/g, '$1-').replace(/WAIT_(\d)/g, 'WAIT-$1'),
  'short states': (line) => line.replace(/\bESTABLISHED\b/g, 'ESTAB').replace(/\bSYN_RECEIVED\b/g, 'SYN_RCVD'),
  'claims on lines of their own': (line) =>
    line.startsWith('expect ') && !line.startsWith('expect error')
      ? line
          .slice(7)
          .split(', ')
          .map((claim) => `expect ${claim}`)
      : line,
  'claims the other way round': (line) => (line.startsWith('expect ') ? `expect ${line.slice(7).split(', ').reverse().join(', ')}` : line),
  'a note after each message': (line) => (/ : /.test(line) ? [line, 'note "I see."'] : line),
  'flags in small letters': (line) => line.replace(/\b(SYN|ACK|FIN|PSH|RST)\b(?=[+ ]|$)/g, (flag) => flag.toLowerCase()),
  'flags apart by commas': (line) => line.replace(/: ([A-Z]+)\+([A-Z]+)/, ': [$1, $2]'),
  'numbers as they stand in a capture': (line) =>
    line.replace(/(seq|ack)=(\d+)/g, (_, name: string, value: string) => `${name}=0x${Number(value).toString(16)}`),
  sections: (line, at, { length }) => (at === length - 1 ? [line, 'section "The end"'] : line),
};

/** As it was handed out, with each blank and gap answered by what `write` makes of the right answer. */
function filledIn({ found, text }: ClassAssignment, write: (right: string, at: number) => string): string {
  const edits = answers(found.exercise, found.setting).map(({ span, text: right }, at) => ({ span, text: write(right, at) }));
  const { start, end } = found.exercise.span;
  const solutions = found.exercise.solutions.map(({ exchange: { span } }) => ({ span, text: '' }));
  const moved = [...edits, ...solutions].map(({ span, text: own }) => ({
    span: { start: span.start - start, end: span.end - start },
    text: own,
  }));
  return applied(text.slice(start, end), moved);
}

const isNumber = (text: string): boolean => /^\d+$/.test(text);
const isState = (text: string): boolean => /^[A-Z][A-Z_\d]+$/.test(text);
const isLines = (text: string): boolean => /[:\n]/.test(text);

/** What they write in place of the right answer; \`undefined\` where nobody would. */
const WRONG: Readonly<Record<string, (right: string) => string | undefined>> = {
  'one too many': (right) => (isNumber(right) ? String(Number(right) + 1) : undefined),
  'one too few': (right) => (isNumber(right) ? String(Number(right) - 1) : undefined),
  'a name for whatever is right': (right) => (isNumber(right) ? 'k' : undefined),
  nothing: () => '',
  'a question mark': (right) => (isLines(right) ? undefined : '?'),
  'another state': (right) => (isState(right) && right.length > 3 ? (right === 'CLOSED' ? 'LISTEN' : 'CLOSED') : undefined),
  'more than one state': (right) => (isState(right) && right.length > 3 ? `(CLOSED, ${right}, SYN_SENT)` : undefined),
};

/** What they do to a right answer. */
const TRICKS: Readonly<Record<string, (lines: readonly string[]) => readonly string[]>> = {
  'only hosts': (lines) => lines.filter((line) => /^(host|vary) /.test(line)),
  'the end is left out': (lines) => lines.slice(0, -1),
  'a crash at the end': (lines) => [
    ...lines,
    `${/^(\w+) (?:->|-x|~>)/.exec(lines.find((line) => /->|-x|~>/.test(line)) ?? '')?.[1]} : crash`,
  ],
  backwards: (lines) => [
    ...lines.filter((line) => /^(host|vary) /.test(line)),
    ...lines.filter((line) => !/^(host|vary) /.test(line)).reverse(),
  ],
  stray: (lines) => lines.map((line) => (/->/.test(line) ? `stray ${line}` : line)),
  lost: (lines) => lines.map((line) => line.replace('->', '-x')),
  'in comments': (lines) => lines.map((line) => (/^(host|vary) /.test(line) ? line : `// ${line}`)),
  'any error is expected': (lines) =>
    lines.flatMap((line) => (/->/.test(line) ? ['expect error', line.replace(/(ack|seq)=\d+/, '$1=77')] : [line])),
  'from the other side': (lines) => lines.map((line) => line.replace(/^(\w+) (->|-x|~>) (\w+)/, '$3 $2 $1')),
};

describe('what only looks different passes', () => {
  it.each(numbered(SAME))('%s', (_, way, number) => {
    const lost = some(number).flatMap((each) => {
      const found = handedIn(each, each.right.flatMap(way));
      return found.length === 0 ? [] : [[each.found.exercise.name, ...found]];
    });
    expect(lost).toEqual([]);
  });
});

describe('a wrong answer to one of the blanks loses points', () => {
  it.each(numbered(WRONG))('%s', (_, way, number) => {
    const passed = some(number).flatMap((each) =>
      answers(each.found.exercise, each.found.setting).flatMap(({ text: right }, at) => {
        const wrong = way(right);
        if (wrong === undefined) return [];
        const text = filledIn(each, (own, other) => (other === at ? wrong : own));
        return graded(each, text).length === 0 ? [text] : [];
      }),
    );
    expect(passed).toEqual([]);
  });
});

describe('what was done to a right answer loses points', () => {
  it.each(numbered(TRICKS))('%s', (_, way, number) => {
    const passed = some(number).flatMap((each) =>
      handedIn(each, way(each.right)).length === 0 ? [[each.found.exercise.name, ...way(each.right)]] : [],
    );
    expect(passed).toEqual([]);
  });
});

describe('a blank that is wrong', () => {
  it('costs its own share, and no other', () => {
    const shares = everyone
      .filter(({ found: { exercise } }) => exercise.gaps.length + exercise.shuffles.length === 0)
      .flatMap((each) => {
        const blanks = answers(each.found.exercise, each.found.setting);
        const at = blanks.findIndex(({ text }) => isNumber(text));
        if (at < 0) return [];
        const text = filledIn(each, (own, other) => (other === at ? String(Number(own) + 1) : own));
        const { items } = gradeOne(each.found, 0, text).verdict;
        return [[each.found.exercise.name, items.filter(({ passed }) => !passed).length]];
      });
    expect(shares.length).toBeGreaterThan(5);
    expect(shares.filter(([, lost]) => lost !== 1)).toEqual([]);
  });
});
