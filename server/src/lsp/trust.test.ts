import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { URI } from 'langium';
import { expect, it } from 'vitest';
import { folder } from '../cli/io.fixture.js';
import { RegularFiles } from './regular-files.js';
import { isInFolders } from './trust.js';

const files = new RegularFiles();

it.each([
  ['own/a.hsk', true],
  ['own/sub/../a.hsk', true],
  ['own/absent.hsk', true],
  ['a.hsk', false],
  ['own/../a.hsk', false],
  ['own-too/a.hsk', false],
  ['own/link.hsk', false],
  ['own/away/a.hsk', false],
])('%s is in the folder: %s', (name, isIn) => {
  const root = folder({ 'a.hsk': '', 'own/a.hsk': '', 'own/sub/b.hsk': '', 'own-too/a.hsk': '' });
  symlinkSync('../a.hsk', path.join(root, 'own/link.hsk'));
  mkdirSync(path.join(root, 'elsewhere'));
  symlinkSync('..', path.join(root, 'own/away'));
  const uri = URI.file(path.normalize(path.join(root, name)));
  expect(isInFolders(uri, [pathToFileURL(path.join(root, 'own')).href], (each) => files.real(each))).toBe(isIn);
});
