import { expect, it } from 'vitest';
import { isUnfinished } from './unfinished.js';

/** ‹…› is underlined, ^ is the caret. */
function read(written: string) {
  const caret = written.replaceAll(/[‹›]/g, '').indexOf('^');
  const plain = written.replace('^', '');
  return isUnfinished(plain.replaceAll(/[‹›]/g, ''), { start: plain.indexOf('‹'), end: plain.indexOf('›') - 1 }, caret);
}

it.each([
  ['A -> B : SYN ack‹=›^', true],
  ['A -> B : SYN ack=‹10›^', true],
  ['A -> B : SYN ‹ack=1^›0', true],
  ['A -> B ‹:›  ^', true],
  ['A -> B : ‹SYM› s^', false],
  ['A -> B : SYN ‹seq=9› ack=1^', false],
  ['A -> ^B : ‹SYM›', false],
])('%s %s', (written, expected) => {
  expect(read(written)).toBe(expected);
});
