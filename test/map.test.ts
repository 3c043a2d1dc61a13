/** The map of docs/architecture.md and the tree: each names all of the other. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const page = readFileSync(path.join(root, 'docs/architecture.md'), 'utf8');
const rowsBelow = (heading: string): readonly (readonly [string, string])[] => {
  const [table = ''] = page
    .slice(page.indexOf(heading) + heading.length)
    .trimStart()
    .split('\n\n');
  const rows = table.split('\n').slice(2);
  return rows.map((row) => [row.split('|')[1] ?? '', row.split('|').slice(2).join('|')] as const);
};
const inCode = (text: string): readonly string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);

const committed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 1 << 26,
}).split('\0');
/** Folders in a folder ('' is the project's), hidden ones left out. */
function foldersIn(folder: string): readonly string[] {
  const below = committed.filter((file) => file.startsWith(folder)).map((file) => file.slice(folder.length).split('/'));
  return [...new Set(below.filter(({ length }) => length > 1).map(([name = '']) => name))].filter((name) => !name.startsWith('.'));
}

describe('the map of the modules', () => {
  const named = rowsBelow('## Modules').flatMap(([first]) => inCode(first));

  it('names what is there', () => {
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((each) => !existsSync(path.join(root, each.replace(/\*.*$/, ''))))).toEqual([]);
  });

  it.each(['', 'server/', 'server/src/', 'client/'])('names each folder in %s', (folder) => {
    const folders = foldersIn(folder);
    expect(folders.length).toBeGreaterThan(1);
    expect(folders.filter((name) => !named.some((each) => each.startsWith(`${folder}${name}`)))).toEqual([]);
  });
});

describe('the folders within the modules', () => {
  const rows = rowsBelow('The folders within them:').map(([first, text]) => [inCode(first)[0] ?? '', inCode(text)] as const);

  it('are listed for each module that has folders', () =>
    expect(rows.map(([folder]) => folder)).toEqual(
      ['core', 'language', 'capture', 'lsp', 'cli', 'translations']
        .map((name) => `server/src/${name}/`)
        .concat('client/src/', 'client/webview/'),
    ));

  it.each(rows)('%s: each is named', (folder, names) => {
    const folders = foldersIn(folder).filter((name) => existsSync(path.join(root, folder, name)));
    expect(folders.length).toBeGreaterThan(0);
    expect(folders.filter((name) => !names.includes(name))).toEqual([]);
  });
});
