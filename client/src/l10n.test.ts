/** What the client says by itself: each text is in the bundle of each language, and no bundle has one too many. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { exerciseTemplates } from './exercises/templates.js';
import { diagramFormats } from './export/formats.js';
import { wordsIn } from './template-words.js';
import { templates } from './templates.js';

const root = path.resolve(import.meta.dirname, '../..');
const sources = globSync('client/src/**/*.ts', { cwd: root }).filter((file) => !file.endsWith('.test.ts'));
const bundles = globSync('l10n/bundle.l10n.*.json', { cwd: root });

const written = sources.flatMap((file) =>
  [...readFileSync(path.join(root, file), 'utf8').matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map(([, text = '']) => text),
);
const beginnings = [...templates, ...exerciseTemplates];
const listed = [
  ...[...beginnings, ...diagramFormats].flatMap(({ label, detail }) => [label, detail]),
  ...beginnings.flatMap(({ text }) => wordsIn(text)),
];

describe('texts of the client', () => {
  it('are found', () => expect(written.length).toBeGreaterThan(20));

  it.each(bundles)('%s has each, and no other', (file) => {
    const bundle: Record<string, string> = JSON.parse(readFileSync(path.join(root, file), 'utf8'));
    expect(Object.keys(bundle).sort()).toEqual([...new Set([...written, ...listed])].sort());
    const places = (text: string) => (text.match(/\{\d+\}/g) ?? []).sort();
    expect(Object.entries(bundle).filter(([english, own]) => places(english).join() !== places(own).join())).toEqual([]);
  });

  it.each(sources)('%s shows nothing that cannot be translated', (file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    const shown =
      /(?:show(?:Information|Warning|Error)Message|setStatusBarMessage)\(\s*['`](?!Handshake: \$\{)|(?:title|placeHolder|openLabel|saveLabel|prompt): ['`][A-Z]/g;
    expect(text.match(shown) ?? []).toEqual([]);
  });
});
