import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { speaking } from '../core/views/words/wording.js';
import { korean } from '../translations/ko/korean.js';
import { pagesIn } from './pages.js';

const root = path.resolve(import.meta.dirname, '../../..');
const pages = readdirSync(path.join(root, 'docs/problems')).filter((name) => name !== 'README.md');
const folderOf = (folder: string) => ({
  address: pathToFileURL(`${path.join(root, folder)}/`).href,
  names: new Set(readdirSync(path.join(root, folder))),
});
const pageOf = pagesIn(
  new Map([
    ['en', folderOf('docs/problems')],
    ['ko', folderOf('docs/ko/problems')],
  ]),
);

describe('pages of problems', () => {
  it.each(pages)('%s is there in both languages, under the same code', (name) => {
    const code = /^# `([^`]+)`: /.exec(readFileSync(path.join(root, 'docs/problems', name), 'utf8'))?.[1] ?? '';
    const koreanPage = speaking(korean, () => pageOf(code)) ?? '';
    expect(pageOf(code)).toContain(`/docs/problems/${name}`);
    expect(koreanPage).toContain(`/docs/ko/problems/${name}`);
    expect(readFileSync(fileURLToPath(koreanPage), 'utf8')).toMatch(new RegExp(`^# \`${code}\`: .*[가-힣]`));
  });

  it('are none for codes of nobody', () => expect(pageOf('mine/late')).toBeUndefined());
});
