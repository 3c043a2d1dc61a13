/** What an editor shows of tcp in Korean, asked at every place of documents, holds no English but names. */
import { describe, expect, it } from 'vitest';
import { speaking } from '../../core/views/words/wording.js';
import { analysed } from '../../language/testing/check.js';
import { englishIn } from '../names.fixture.js';
import { DOCUMENTS, EDITOR, namesIn, withoutLinks } from '../walk.fixture.js';
import { korean } from './korean.js';

describe.each(DOCUMENTS.map((text, at) => [at, text] as const))('document %i', (_, text) => {
  const analysis = speaking(korean, () => analysed(text));

  it.each(EDITOR)('%s', (_, wordsOf) => {
    const said = speaking(korean, () => wordsOf(analysis)).map(withoutLinks);
    const names = namesIn(analysis);
    expect([...new Set(said)].flatMap((each) => englishIn(each, names).map((word) => `${word} in ${each}`))).toEqual([]);
  });
});
