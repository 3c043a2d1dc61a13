/** What was left out and is filled in changes nothing: the same states, and no error. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { analyse } from '../../server/src/language/analysis/analyse.js';
import type { Analysis } from '../../server/src/language/analysis/analysis.js';

const root = path.resolve(import.meta.dirname, '../..');
const documentsIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.hsk') && !f.includes('broken') && !f.includes('exercises'))
    .map((f) => path.join(root, folder, f));

function analysed(text: string, file: string): Analysis {
  const read = (name: string) => {
    const source = path.join(path.dirname(file), name);
    return { source, text: readFileSync(source, 'utf8') };
  };
  return analyse(text, { source: file, read });
}

const errors = ({ problems }: Analysis) => problems.filter((p) => p.severity === 'error');
const states = ({ exchanges }: Analysis) => exchanges.map(({ trace }) => trace.steps.map((s) => s.states));

/** The document with all the fields written out that the machine knows. */
function filledIn(text: string, { exchanges }: Analysis): string {
  const edits = exchanges.flatMap(({ exchange, trace }) =>
    trace.steps.flatMap((step) => {
      const statement = exchange.statements[step.statement];
      if (step.kind !== 'message' || statement?.kind !== 'message' || statement.blank) return [];
      const fields = step.fields
        .filter((f) => f.filled)
        .map(({ name, value }) => ` ${name}=${/^[\w+-]+$/.test(value) ? value : `"${value}"`}`);
      return [{ at: statement.namesSpan.end, text: fields.join('') }];
    }),
  );
  return edits.sort((a, b) => b.at - a.at).reduce((all, { at, text: more }) => all.slice(0, at) + more + all.slice(at), text);
}

it.each([...documentsIn('examples'), ...documentsIn('test/captures')].map((f) => path.relative(root, f)))('%s', (name) => {
  const file = path.join(root, name);
  const text = readFileSync(file, 'utf8');
  if (text.length > 30_000) return;
  const before = analysed(text, file);
  if (errors(before).length > 0) return;
  const after = analysed(filledIn(text, before), file);
  expect(errors(after)).toEqual([]);
  expect(states(after)).toEqual(states(before));
});
