/** Blanks as questions of Moodle: embedded answers (Cloze) in the lines of the exercise, for its import of Moodle XML. */
import { type AnswerSlot, slotsOf } from '../../core/index.js';
import { type AnalysedExercise, type Analysis, answers, sheetOf } from '../../language/index.js';
import { htmlText } from './plain.js';

export interface MoodleQuiz {
  readonly xml: string;
  /** Names of exercises that are none of blanks only. */
  readonly leftOut: readonly string[];
}

/**
 * @param analysis of a document whose numbers are drawn
 * @param handedOut its handout: nothing else of it is in the questions
 */
export function moodleQuiz(analysis: Analysis, handedOut: Analysis): MoodleQuiz {
  const sheets = sheetOf(handedOut);
  const questions = analysis.exercises.map((found, at) => questionOf(found, sheets[at]?.lines ?? []));
  const leftOut = analysis.exercises.flatMap(({ exercise: { name, title } }, at) => (questions[at] === undefined ? [name || title] : []));
  return { xml: `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${questions.join('')}</quiz>\n`, leftOut };
}

function questionOf(found: AnalysedExercise, lines: ReturnType<typeof sheetOf>[number]['lines']): string | undefined {
  const { exercise, setting } = found;
  const slots = exercise.given.statements.flatMap(slotsOf).sort((a, b) => a.span.start - b.span.start);
  const edits = answers(exercise, setting);
  const known = slots.map((slot) => edits.find(({ span }) => span.start === slot.span.start)?.text);
  const isBlanksOnly = slots.length > 0 && exercise.gaps.length + exercise.shuffles.length === 0;
  if (!isBlanksOnly || known.some((answer) => answer === undefined)) return undefined;
  let at = 0;
  const body = lines.map(({ parts }) =>
    parts
      .map((part) => {
        if (typeof part === 'string') return htmlText(part).replaceAll('{', '&#123;');
        const [slot, answer] = [slots[at], known[at] ?? ''];
        at++;
        return slot === undefined ? '' : cloze(slot, answer, setting.machine);
      })
      .join(''),
  );
  const tasks = exercise.tasks.map(({ text }) => `<p>${htmlText(text).replaceAll('{', '&#123;')}</p>`);
  const html = `${tasks.join('')}<pre>${body.join('\n')}</pre>`;
  const name = exercise.title === '' ? exercise.name : exercise.title;
  return [
    '  <question type="cloze">\n',
    `    <name><text>${htmlText(name)}</text></name>\n`,
    `    <questiontext format="html"><text>${htmlText(html)}</text></questiontext>\n`,
    '    <generalfeedback format="html"><text></text></generalfeedback>\n',
    '    <penalty>0</penalty>\n    <hidden>0</hidden>\n',
    ...exercise.hints.map(({ text }) => `    <hint format="html"><text>${htmlText(htmlText(text))}</text></hint>\n`),
    '  </question>\n',
  ].join('');
}

/** Moodle's import takes entities, and a backslash from } and # only; * stands for anything. */
const escaped = (answer: string): string => htmlText(answer.replace(/[}#*]/g, '\\$&')).replaceAll('~', '&#126;');

function cloze({ kind }: AnswerSlot, answer: string, machine: AnalysedExercise['setting']['machine']): string {
  if (kind === 'value' && /^\d+$/.test(answer)) return `{1:NUMERICAL:=${answer}:0}`;
  const also = kind === 'state' ? aliasesOf(answer, machine) : kind === 'message' ? turned(answer) : unquoted(answer);
  return `{1:SHORTANSWER:${[answer, ...also].map((each) => `=${escaped(each)}`).join('~')}}`;
}

const aliasesOf = (state: string, { roles }: AnalysedExercise['setting']['machine']): readonly string[] =>
  [
    ...new Set(
      roles.flatMap(({ states }) =>
        states.filter(({ name }) => name === state).flatMap(({ aliases }) => [...aliases, state.replaceAll('_', '-')]),
      ),
    ),
  ].filter((each) => each !== state);

/** Nobody has to know that a text stands in quotes. */
const unquoted = (value: string): readonly string[] => (/^".+"$/.test(value) ? [value.slice(1, -1)] : []);

/** `ACK+SYN` is as good; numbers may be left out. */
function turned(message: string): readonly string[] {
  const names = message.split(' ')[0] ?? '';
  const parts = names.split('+');
  const orders = parts.length === 2 ? [names, [...parts].reverse().join('+')] : [names];
  return orders.filter((each) => each !== message);
}
