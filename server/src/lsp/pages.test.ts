import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { speaking } from '../core/views/words/wording.js';
import { korean } from '../translations/ko/korean.js';
import { packagedPages } from './pages.js';

const root = path.resolve(import.meta.dirname, '../../..');
const pages = readdirSync(path.join(root, 'docs/problems')).filter((name) => name !== 'README.md');
const pageOf = packagedPages(import.meta.dirname);

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
