import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { heard } from './heard.js';

const filled = { type: 'fill', line: 4, from: 30, to: 31, written: '?' };

it.each([
  [{ type: 'ready' }, true],
  [{ type: 'reveal', line: 3, take: true }, true],
  [{ type: 'reveal', line: -1, take: true }, false],
  [{ type: 'reveal', line: 3 }, false],
  [{ type: 'hover', lines: undefined }, true],
  [{ type: 'hover', lines: { from: 1, to: 2 } }, true],
  [{ type: 'hover', lines: { from: 1 } }, false],
  [{ type: 'open', place: { uri: 'file:///a', line: 0, character: 0 } }, true],
  [{ type: 'open', place: 'file:///a' }, false],
  [{ type: 'diagram', diagram: 'ladder' }, true],
  [{ type: 'diagram', diagram: 'constructor' }, false],
  [{ type: 'fields', fields: 'main' }, true],
  [{ type: 'fields', fields: 'seq' }, false],
  [{ type: 'exported', format: 'png', target: 'file', data: 'AA', name: 'x' }, true],
  [{ type: 'exported', format: 'exe', target: 'file', data: 'AA', name: 'x' }, false],
  [{ ...filled, text: '101' }, true],
  [{ ...filled, text: '101\nA : crash' }, false],
  [{ type: 'lock', locked: true }, true],
  [{ type: 'lock' }, false],
  [{ type: 'fix', version: 1, line: 3, character: 2, code: 'tcp/ack' }, true],
  [{ type: 'fix', line: 3, character: 2, code: 'tcp/ack' }, false],
  [{ type: 'fix', version: 1, line: 3, code: 'tcp/ack' }, false],
  [{ type: 'play' }, true],
  [{ type: 'play', lines: ['A -> B : SYN'] }, true],
  [{ type: 'play', lines: ['A -> B :\nSYN'] }, false],
  [{ type: 'play', lines: 'A -> B : SYN' }, false],
  [{ type: 'play', lines: Array.from({ length: 401 }, () => '') }, false],
  [{ type: 'insert-played' }, false],
  [{ type: 'insert-played', lines: [1] }, false],
  [{ type: 'constructor' }, false],
  [{ type: '__proto__' }, false],
  ['ready', false],
  [null, false],
])('%j', (message, isOurs) => expect(heard(message) !== undefined).toBe(isOurs));

it('anything is looked at without harm', () => {
  fc.assert(
    fc.property(fc.anything(), (message) => {
      heard(message);
    }),
  );
});
