import { expect, it } from 'vitest';
import { linked } from './citations.js';

const RFC = 'https://www.rfc-editor.org/rfc/rfc';

it.each([
  ['RFC 9293 §3.10.7.3, fourth', `[RFC 9293 §3.10.7.3](${RFC}9293.html#section-3.10.7.3), fourth`],
  ['RFC 2018 §3, §4', `[RFC 2018 §3](${RFC}2018.html#section-3), [§4](${RFC}2018.html#section-4)`],
  ['RFC 8446', `[RFC 8446](${RFC}8446.html)`],
  ['RFC 9293 §A.2', `[RFC 9293 §A.2](${RFC}9293.html#appendix-A.2)`],
  ['§3 of nothing', '§3 of nothing'],
])('%s', (text, expected) => expect(linked(text)).toBe(expected));
