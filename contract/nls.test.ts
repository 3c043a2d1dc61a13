/** What VS Code shows of the manifest: each text is in the catalogue of each language, and no catalogue has one too many. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const readJson = (file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
const { contributes, capabilities } = readJson('package.json');
const catalogues = globSync('package.nls*.json', { cwd: root });

const shown = new Set([
  'title',
  'description',
  'markdownDescription',
  'enumDescriptions',
  'markdownEnumDescriptions',
  'displayName',
  'altText',
  'light',
  'dark',
  'hc',
  'hcLight',
]);

const isIcon = (value: string): boolean => value.startsWith('./images/') || value.startsWith('images/');

/** Texts that people read, wherever they stand in the manifest. The product's own name is a name everywhere. */
function textsOf(value: unknown, key = ''): readonly string[] {
  if (typeof value === 'string') return shown.has(key) && value !== 'Handshake' && !isIcon(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((each) => textsOf(each, key));
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([name, each]) => textsOf(each, name));
  return [];
}

const texts = [...textsOf(contributes), ...textsOf(capabilities)];
const keys = texts.map((text) => /^%(.+)%$/.exec(text)?.[1]);

describe('the manifest', () => {
  it('holds no text of its own', () => {
    expect(texts.filter((text) => !/^%.+%$/.test(text))).toEqual([]);
    expect(texts.length).toBeGreaterThan(40);
  });

  it.each(catalogues)('%s has each of its texts, and no other', (file) => {
    expect(Object.keys(readJson(file)).sort()).toEqual([...new Set(keys)].sort());
  });

  it('is there in English and Korean', () => expect(catalogues.sort()).toEqual(['package.nls.json', 'package.nls.ko.json']));

  it('Korean says nothing in English but names and words of the language', () => {
    const korean: Record<string, string> = readJson('package.nls.ko.json');
    const left = Object.entries(korean)
      .filter(([, text]) => !text.endsWith('.svg'))
      .flatMap(([, text]) => text.replace(/`[^`]*`|\(command:[^)]*\)/g, '').match(/[A-Za-z][a-z]{2,}/g) ?? []);
    expect([...new Set(left)].sort()).toEqual(
      ['Handshake', 'Markdown', 'Mermaid', 'Tab', 'handshake', 'way'].filter((word) => left.includes(word)),
    );
  });
});
