/** Pictures of the Korean examples, drawn, read aloud and played: no word in them is English. */
import { describe, expect, it } from 'vitest';
import { speaking } from '../../core/views/words/wording.js';
import { analysed } from '../../language/testing/check.js';
import { englishIn } from '../names.fixture.js';
import { example, namesIn, PICTURES } from '../walk.fixture.js';
import { korean } from './korean.js';

const EXAMPLES = ['close-with-loss', 'data-with-loss', 'old-duplicate', 'simultaneous-open', 'window', 'time-wait-late-segment'];

describe.each(EXAMPLES)('%s', (name) => {
  const analysis = speaking(korean, () => analysed(example(name)));
  it.each(PICTURES)('%s', (_, wordsOf) => {
    const said = speaking(korean, () => wordsOf(analysis)).join('\n');
    expect(said).toMatch(/[가-힣]/);
    expect(englishIn(said, namesIn(analysis))).toEqual([]);
  });
});
