/** What mistakes cost: documents with them beside the same ones without any, in processor time, in turns. */
import { type Analysis, actions, analyse, analyseAgain, firstFixes, type Reanalyse } from '../server/src/language/index.js';
import { documentOf, exchangesOf, withMistakes } from './documents.js';
import { processorTime } from './measure.js';
import { ratio, shown } from './table.js';

export const MISTAKES = ['document', 'check', 'right', 'check/right', 'middle', 'right', 'middle/right', 'high', 'right', 'moved', 'asked'];

interface Case {
  readonly title: string;
  readonly right: string;
  readonly wrong: string;
  readonly runs: number;
}

const numbered = (messages: number, each: number, runs: number): Case => {
  const right = documentOf(messages);
  return { title: `${messages} messages, each ${each}th wrong`, right, wrong: withMistakes(right, each), runs };
};

const EIGHT = documentOf(8);
const PARTS = exchangesOf(8, 30);

const CASES: readonly Case[] = [
  { title: '8 messages, one wrong', right: EIGHT, wrong: EIGHT.replace('seq=111', 'seq=118'), runs: 40 },
  numbered(100, 2, 20),
  numbered(1_000, 10, 8),
  numbered(1_000, 2, 8),
  { title: '8 exchanges of 30 messages, data wrong', right: PARTS, wrong: withMistakes(PARTS, 1), runs: 12 },
  numbered(10_000, 100, 4),
];

const OPTIONS = { source: 'bench.hsk', read: () => undefined };

/**
 * `check` reads and checks a document of which nothing is known; a key is a digit in the middle, or in the first line; lists of code actions
 * are those as the cursor moves, and those asked for, at a mistake each.
 */
export function mistakeTimes(check: (text: string) => unknown): readonly (readonly string[])[] {
  return CASES.map(({ title, right, wrong, runs }) => {
    const [cost, free] = processorTime([() => check(wrong), () => check(right)], runs);
    const [middle = 0, freeMiddle = 0, high = 0, freeHigh = 0] = processorTime(
      [keyIn(wrong, 0.5), keyIn(right, 0.5), keyIn(wrong, 0), keyIn(right, 0)],
      runs,
    );
    const lists = listsOf(analyse(wrong, OPTIONS));
    const [moved = 0, asked = 0] = processorTime([lists.moved, lists.asked], runs);
    return [
      title,
      ...[cost, free].map((time) => shown(time ?? 0)),
      ratio(cost ?? 0, free ?? 0),
      ...[middle, freeMiddle].map(shown),
      ratio(middle, freeMiddle),
      ...[high, freeHigh, moved, asked].map(shown),
    ];
  });
}

/** A digit more in the first number from there on, and away again by the next call. */
function keyIn(text: string, share: number): () => void {
  const at = text.indexOf('seq=', text.length * share) + 4;
  let [now, isTyped] = [analyse(text, OPTIONS), false];
  return () => {
    isTyped = !isTyped;
    now = analyseAgain(now, isTyped ? `${text.slice(0, at)}7${text.slice(at)}` : text, OPTIONS);
  };
}

function listsOf(analysis: Analysis): { readonly moved: () => void; readonly asked: () => void } {
  const errors = analysis.problems.filter(({ severity }) => severity === 'error');
  const reanalyse: Reanalyse = (text, horizon) => analyseAgain(analysis, text, { ...OPTIONS, horizon });
  let nth = 0;
  const next = () => errors[Math.floor(errors.length / 2 + nth++) % errors.length]?.span ?? { start: 0, end: 0 };
  return {
    moved: () => [...firstFixes(analysis, next(), reanalyse)],
    asked: () => [...actions(analysis, next(), reanalyse, { wants: (kind) => kind !== 'source.fixAll', isLater: true })],
  };
}
