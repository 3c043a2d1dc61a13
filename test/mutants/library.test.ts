/**
 * One mistake is one error, for each protocol of the library: the right exchanges of its page get one mistake each. The table that the
 * test prints is the one in docs/truth.md.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { analyse } from '../../server/src/language/analysis/analyse.js';
import type { Analysis } from '../../server/src/language/analysis/analysis.js';
import { applied } from '../../server/src/language/features/actions/action.js';
import { healing } from '../../server/src/language/features/actions/healing.js';
import { dice } from './mutate.js';

/** `MUTANTS_ALL=1` makes the table of docs/truth.md; else every eighth mutant is enough. */
const EVERY = process.env.MUTANTS_ALL === undefined ? 8 : 1;

const pages = path.resolve(import.meta.dirname, '../../docs/protocols');
const analysed = (text: string): Analysis => analyse(text, { source: 'mutant', read: () => undefined });
const errorsIn = ({ problems }: Analysis) => problems.filter(({ severity }) => severity === 'error');

/** Exchanges without a mistake that go on after no other one. */
const rightOnes = (page: string): readonly string[] =>
  [...page.matchAll(/```handshake\n(exchange [\s\S]*?)```/g)].flatMap(([, text = '']) =>
    text.includes('expect error') || errorsIn(analysed(text)).length > 0 ? [] : [text],
  );

const MESSAGE = /^(\s*)(\S+)(\s*)(->|-x)(\s*)(\S+)(\s*:\s*)(\w+(?:\+\w+)*)(.*)$/;

/** Each with the line that is wrong then. */
function* mutants(text: string, names: readonly string[], roll: (below: number) => number): Generator<readonly [number, string]> {
  const lines = text.split('\n');
  const put = (at: number, ...with_: string[]) => [at, lines.toSpliced(at, 1, ...with_).join('\n')] as const;
  for (const [at, line] of lines.entries()) {
    const [, indent = '', from = '', , arrow = '', , to = '', , name = '', rest = ''] = MESSAGE.exec(line) ?? [];
    if (from === '' || to.includes(',')) continue;
    const other = names[roll(names.length)] ?? name;
    if (other !== name) yield put(at, `${indent}${from} ${arrow} ${to} : ${other}${rest}`);
    yield put(at, `${indent}${to} ${arrow} ${from} : ${name}${rest}`);
    yield put(at);
    const number = /=(\d+)/.exec(rest);
    if (number) yield put(at, line.replace(number[0], `=${Number(number[1]) + 1 + roll(3)}`));
    if (MESSAGE.test(lines[at + 1] ?? '')) yield [at, lines.toSpliced(at, 2, lines[at + 1] ?? '', line).join('\n')];
  }
}

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length - 1;

function tallyOf(name: string) {
  const roll = dice(27);
  let made = 0;
  const tally = { mutants: 0, 'still right': 0, 'one, at the line': 0, 'one, elsewhere': 0, 'more than one': 0, 'a fix heals': 0 };
  for (const text of rightOnes(readFileSync(path.join(pages, `${name}.md`), 'utf8'))) {
    const machine = analysed(text).exchanges[0]?.machine;
    const names = machine === undefined ? [] : machine.flags.length > 0 ? machine.flags : machine.messages.map((each) => each.name);
    for (const [line, mutant] of mutants(text, names, roll)) {
      if (made++ % EVERY !== 0) continue;
      const analysis = analysed(mutant);
      const errors = errorsIn(analysis);
      tally.mutants++;
      if (errors.length === 0) tally['still right']++;
      else if (errors.length > 1) tally['more than one']++;
      else tally[lineOf(mutant, errors[0]?.span.start ?? 0) === line ? 'one, at the line' : 'one, elsewhere']++;
      const heals = errors.some((problem) =>
        [...healing(analysis, problem, analysed)].some(({ edits }) => errorsIn(analysed(applied(mutant, edits))).length === 0),
      );
      if (heals) tally['a fix heals']++;
    }
  }
  return tally;
}

it('a mistake in an exchange of the library is one error, as a rule', { timeout: 900_000 }, () => {
  const names = readdirSync(pages).flatMap((file) => /^(?!README|writing)(.*)\.md$/.exec(file)?.[1] ?? []);
  const table = Object.fromEntries(names.map((name) => [name, tallyOf(name)]));
  console.table(table);
  const all = Object.values(table);
  const sum = (key: keyof ReturnType<typeof tallyOf>) => all.reduce((n, tally) => n + tally[key], 0);
  expect(sum('mutants')).toBeGreaterThan(1_200 / EVERY);
  expect(sum('more than one') / sum('mutants')).toBeLessThan(0.25);
});
