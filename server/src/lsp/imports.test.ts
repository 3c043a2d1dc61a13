/** An import means the same file in the editor and in the terminal, on every system. */
import path from 'node:path';
import type { URI } from 'langium';
import { describe, expect, it } from 'vitest';
import { importedFile } from '../cli/open.js';
import { importedFrom } from './imports.js';

const onWindows = (uri: URI): string => path.win32.normalize(uri.path.slice(1));

describe('an import leads to one file', () => {
  it.each([
    ['./x.hsk', 'c:\\notes\\x.hsk'],
    ['sub/x.hsk', 'c:\\notes\\sub\\x.hsk'],
    ['..\\x.hsk', 'c:\\x.hsk'],
    ['c:/other/x.hsk', 'c:\\other\\x.hsk'],
    ['D:\\other\\x.hsk', 'D:\\other\\x.hsk'],
    ['한글 파일.hsk', 'c:\\notes\\한글 파일.hsk'],
  ])('%s on Windows', (written, file) => {
    expect(path.win32.normalize(importedFile(written, 'c:\\notes\\a.hsk', path.win32))).toBe(file);
    expect(onWindows(importedFrom(written, 'file:///c%3A/notes/a.hsk'))).toBe(file);
  });

  it.each([
    ['./x.hsk', '/notes/x.hsk'],
    ['../x.hsk', '/x.hsk'],
    ['/other/x.hsk', '/other/x.hsk'],
    ['a#b?.hsk', '/notes/a#b?.hsk'],
  ])('%s elsewhere', (written, file) => {
    expect(importedFile(written, '/notes/a.hsk', path.posix)).toBe(file);
    expect(importedFrom(written, 'file:///notes/a.hsk').path).toBe(file);
  });
});
