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

/** Tasks, in the language that is spoken, say what is sought; the goal is the claim at the end of the way. */
export function exerciseToInsert(way: string, analysis: Pick<Analysis, 'names' | 'exercises'>, task: string): string | undefined {
  const [head = '', ...rest] = exchangeToInsert(way, analysis).split('\n');
  const lines = rest.slice(0, -1).map((line) => line.trim());
  const claims = lines.filter((line) => /^expect (?!error\b)/.test(line)).map((line) => line.slice('expect '.length));
  const [last] = claims.slice(-1);
  if (last === undefined) return undefined;
  const hosts = lines.filter((line) => /^(?:host|stray) /.test(line));
  const steps = lines.filter((line) => !/^(?:host|stray|expect) /.test(line));
  const isOdd = lines.some((line) => line.startsWith('expect error'));
  const solution = isOdd || steps.length === 0 ? [] : ['solution {', ...steps, '}'];
  const text = [
    head.replace(/^exchange (\S+)/, (_, name: string) => `exercise ${name}_break`),
    `task ${JSON.stringify(task)}`,
    'points 10',
    ...hosts,
    '…',
    `goal that ${last}`,
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
