import { expect, it } from 'vitest';
import { exerciseTemplates } from '../../client/src/exercises/templates.js';
import { templates } from '../../client/src/templates.js';
import { analyse } from '../../server/src/language/analysis/analyse.js';
import { formatted } from '../../server/src/language/format/format.js';

it.each([...templates, ...exerciseTemplates])('the beginning $name has no problem, and is formatted', ({ text }) => {
  const { problems } = analyse(text, { source: 'template.hsk', read: () => undefined });
  expect(problems.filter(({ severity }) => severity !== 'information')).toEqual([]);
  expect(formatted(text)).toBe(text);
});
