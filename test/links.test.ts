import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const pages = globSync(['*.md', 'docs/**/*.md', 'client/walkthrough/*.md'], { cwd: root });

/** Targets of links and pictures that are files of the project. */
function localTargets(page: string): readonly string[] {
  const text = readFileSync(path.join(root, page), 'utf8');
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target.replace(/#.*$/, ''));
  return targets.filter((target) => target !== '' && !/^[a-z]+:/.test(target));
}

describe('no link in the documentation is dead', () => {
  it.each(pages)('%s', (page) => {
    const from = path.dirname(path.join(root, page));
    expect(localTargets(page).filter((target) => !existsSync(path.join(from, target)))).toEqual([]);
  });
});
