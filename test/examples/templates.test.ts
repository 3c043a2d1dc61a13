import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { exerciseTemplates } from '../../client/src/exercises/templates.js';
import { wordsReplaced } from '../../client/src/template-words.js';
import { templates } from '../../client/src/templates.js';
import { analyse } from '../../server/src/language/analysis/analyse.js';
import { formatted } from '../../server/src/language/format/format.js';

const korean: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../../l10n/bundle.l10n.ko.json'), 'utf8'),
);
const beginnings = [...templates, ...exerciseTemplates];
const inKorean = beginnings.map(({ name, text }) => ({
  name: `${name} in Korean`,
  text: wordsReplaced(text, (words) => korean[words] ?? ''),
}));

it.each([...beginnings, ...inKorean])('the beginning $name has no problem, and is formatted', ({ text }) => {
  const { problems } = analyse(text, { source: 'template.hsk', read: () => undefined });
  expect(problems.filter(({ severity }) => severity !== 'information')).toEqual([]);
  expect(formatted(text)).toBe(text);
});
