/** A way as text to put in below its verification: as an exchange, or as an exercise that asks for it. */
import type { Analysis } from '../analysis/analysis.js';
import { formatted } from '../format/format.js';

/** Without the protocols that it brings: the reader has them before them. */
export const exchangeOf = (way: string): string => way.slice(way.lastIndexOf('\nexchange ') + 1).trimEnd();

/** Under a name that is not taken. */
export function exchangeToInsert(way: string, { names, exercises }: Pick<Analysis, 'names' | 'exercises'>): string {
  const [head = '', ...lines] = exchangeOf(way).split('\n');
  const taken = [...names.exchanges, ...exercises.map(({ exercise }) => exercise.name)];
  return [head.replace(/^exchange (\S+)/, (_, name: string) => `exchange ${free(name, taken)}`), ...lines].join('\n');
}

/** What a student is to do. */
export interface BreakTask {
  /** In the user's language. */
  readonly task: string;
  /** What is to fail; without one, the claim at the end of the way is what is sought. */
  readonly property?: string;
  /** What the network may do for it, where that is to be as little as can be. */
  readonly disturbances?: number;
}

/** Graded by running: the goal is a property that the answer breaks. */
export function exerciseToInsert(
  way: string,
  analysis: Pick<Analysis, 'names' | 'exercises'>,
  { task, property, disturbances }: BreakTask,
): string | undefined {
  const [head = '', ...rest] = exchangeToInsert(way, analysis).split('\n');
  const lines = rest.slice(0, -1).map((line) => line.trim());
  const claims = lines.filter((line) => /^expect (?!error\b)/.test(line)).map((line) => line.slice('expect '.length));
  const goal = property === undefined ? claims.slice(-1).map((claim) => `that ${claim}`)[0] : `breaks ${property}`;
  if (goal === undefined) return undefined;
  const given = (line: string): boolean => /^(?:host |stray .*~>)/.test(line);
  const steps = lines.filter((line) => !given(line) && !line.startsWith('expect '));
  // what is only told is no mistake of whoever writes it
  const isOdd = lines.some((line) => /^expect error (?!(?:discarded|unanswered|in-flight)\b)/.test(line));
  const solution = isOdd || steps.length === 0 ? [] : ['solution {', ...steps, '}'];
  const text = [
    head.replace(/^exchange (\S+)/, (_, name: string) => `exercise ${name}_break`),
    `task ${JSON.stringify(task)}`,
    'points 10',
    ...lines.filter(given),
    '…',
    `goal ${goal}`,
    ...(disturbances === undefined ? [] : [`goal at most ${disturbances} disturbance${disturbances === 1 ? '' : 's'}`]),
    ...solution,
    '}',
  ];
  return formatted(`${text.join('\n')}\n`).trimEnd();
}

function free(name: string, taken: readonly string[]): string {
  for (let nth = 1; ; nth++) {
    const tried = nth === 1 ? name : `${name}_${nth}`;
    if (!taken.includes(tried)) return tried;
  }
}
