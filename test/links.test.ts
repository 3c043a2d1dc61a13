import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const pages = globSync(['*.md', 'docs/**/*.md'], { cwd: root });

/** Targets of links and pictures that are files of the project. */
function localTargets(page: string): readonly string[] {
  const text = readFileSync(path.join(root, page), 'utf8');
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target.replace(/#.*$/, ''));
  return targets.filter((target) => target !== '' && !/^[a-z]+:/.test(target));
}

/** Files that the text names in code, with their folder. */
function namedFiles(page: string): readonly string[] {
  const text = readFileSync(path.join(root, page), 'utf8');
  return [...text.matchAll(/`([\w.-]+(?:\/[\w.-]+)+\.(?:ts|mjs|hsk|langium))`/g)].flatMap(([, file = '']) => file);
}

describe('no link in the documentation is dead', () => {
  it.each(pages)('%s', (page) => {
    const from = path.dirname(path.join(root, page));
    expect(localTargets(page).filter((target) => !existsSync(path.join(from, target)))).toEqual([]);
  });
});

/** Readers find a file by the end of its path: `run/step/step.ts`. */
describe('each file that these pages name is there', () => {
  const files = globSync(['{client,contract,disk,examples,scripts,server,syntaxes,test}/**/*.{ts,mjs,hsk,langium}'], { cwd: root }).map(
    (file) => `/${file}`,
  );
  it.each(['docs/architecture.md', 'CONTRIBUTING.md', 'docs/security.md', 'docs/testing.md'])('%s', (page) => {
    const named = namedFiles(page);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !/CODE|NAME/.test(name) && !files.some((file) => file.endsWith(`/${name}`)))).toEqual([]);
  });
});

describe('what these pages say to run is there', () => {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  it.each(['CONTRIBUTING.md', 'docs/testing.md'])('%s', (page) => {
    const text = readFileSync(path.join(root, page), 'utf8');
    const called = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
    const tests = [...text.matchAll(/vitest (?:run|related)([^`#\n]*)/g)].flatMap(
      ([, all = '']) => all.match(/(?<= )[\w-]+\/[\w./-]+/g) ?? [],
    );
    expect(called.length * tests.length).toBeGreaterThan(0);
    expect(called.filter((name) => !(name in scripts))).toEqual([]);
    expect(tests.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });
});
