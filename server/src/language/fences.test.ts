import { describe, expect, it } from 'vitest';
import { optionsIn, optionsText } from './fence-options.js';
import { fencedText, hasFence } from './fences.js';

const shown = (markdown: string): readonly string[] =>
  fencedText(markdown)
    .split('\n')
    .map((line) => line.trimEnd());

describe('fences of a Markdown file', () => {
  it('keeps lines and columns', () => {
    const text = '# Héllo\n\n```handshake\r\nA -> B : SYN\r\n```\nend';
    expect(fencedText(text)).toHaveLength(text.length);
    expect(shown(text)).toEqual(['', '', '', 'A -> B : SYN', '', '']);
  });

  it.each([
    ['~~~handshake\nX\n~~~', 'X'],
    ['```` handshake title="a"\nX\n```\n````', 'X'],
    ['```{.handshake}\nX\n```', 'X'],
    ['- ```handshake\n  X\n  ```', '  X'],
    ['> ```handshake\n> X\n> ```', '  X'],
    ['```handshake\nX', 'X'],
    ['```Handshake\nX\n```', 'X'],
    ['```hsk\nX\n```', 'X'],
    ['\ufeff```handshake\nX\n```', 'X'],
  ])('reads %j', (markdown, inside) => {
    expect(shown(markdown)[1]).toBe(inside);
    expect(hasFence(markdown)).toBe(true);
  });

  it.each([
    '```handshakes\nX\n```',
    '```js\nX\n```',
    '````md\n```handshake\nX\n```\n````',
    'a ```handshake` b\nX',
    '',
    '<!--\n```handshake\nX\n```\n-->',
    '- <!-- a\n  ```hsk\n  X\n  ```\n  -->',
    '```hskx\nX\n```',
  ])('does not read %j', (markdown) => {
    expect(fencedText(markdown).trim()).toBe('');
    expect(hasFence(markdown)).toBe(false);
  });

  it('leaves all fences at their places', () => {
    expect(shown('```handshake\nA\n```\ntext\n```handshake\nB\n```')).toEqual(['', 'A', '', '', '', 'B', '']);
  });
});

describe('options of a fence', () => {
  it.each([
    ['handshake ladder width=600 states=off', { diagram: 'ladder', width: '600', states: 'off' }],
    ['{.handshake numbers=relative theme="auto"}', { numbers: 'relative', theme: 'auto' }],
    ['handshake title="a" width=0 states=maybe linenos', {}],
    ['handshake sequence __proto__=1 constructor', { diagram: 'sequence' }],
  ])('%s', (info, options) => {
    expect(optionsIn(info)).toEqual(options);
    expect(optionsIn(optionsText(optionsIn(info)).replace('diagram=', ''))).toEqual(options);
  });
});
