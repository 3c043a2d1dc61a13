import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
/** `contract` and `types` say once more what things are, for those who may not import them. */
const files = globSync('{client,server,bench,test}/**/*.ts', {
  cwd: root,
  exclude: (name) => /node_modules|generated/.test(name),
});

/** Folders of the files that declare a type of this name. */
function foldersByType(): ReadonlyMap<string, ReadonlySet<string>> {
  const folders = new Map<string, Set<string>>();
  for (const file of files)
    for (const [, name = ''] of readFileSync(path.join(root, file), 'utf8').matchAll(
      /^(?:export )?(?:declare |abstract )*(?:interface|type|class|enum) (\w+)/gm,
    ))
      folders.set(name, (folders.get(name) ?? new Set()).add(path.dirname(file)));
  return folders;
}

describe('names', () => {
  it('a type name means one thing: it is declared in one folder only', () => {
    const declared = foldersByType();
    expect(declared.size).toBeGreaterThan(300);
    expect(
      [...declared].filter(([, folders]) => folders.size > 1).map(([name, folders]) => `${name}: ${[...folders].sort().join(', ')}`),
    ).toEqual([]);
  });
});
