import { describe, expect, it } from 'vitest';
import { LineIndex } from '../lines.js';
import { snippet } from './snippet.js';

/** Both lines as the terminal shows them, the place being marked by ‹ ›. */
function shown(marked: string): readonly string[] {
  const span = { start: marked.indexOf('‹'), end: marked.indexOf('›') - 1 };
  const { source, underline } = snippet(new LineIndex(marked.replace(/[‹›]/g, '')), span);
  return [source, underline];
}

describe('the line of a place', () => {
  it('underlines the place', () => {
    expect(shown('first\nA -> B : SYN ‹ack=100› x\nlast')).toEqual(['A -> B : SYN ack=100 x', '             ^^^^^^^']);
  });

  it('gives wide letters two columns', () => {
    expect(shown('서버 -> ‹이상한› : SYN')).toEqual(['서버 -> 이상한 : SYN', '        ^^^^^^']);
  });

  it('gives combining marks none', () => {
    expect(shown('e\u0301 -> ‹B\u0301›')).toEqual(['e\u0301 -> B\u0301', '     ^']);
  });

  it('keeps tabs', () => {
    expect(shown('\tA\t-> ‹B›')).toEqual(['\tA\t-> B', '\t \t   ^']);
  });

  it('marks at least one column, at the end too', () => {
    expect(shown('A ->‹›')).toEqual(['A ->', '    ^']);
    expect(shown('‹›')).toEqual(['', '^']);
  });

  it('ends at the end of the line', () => {
    expect(shown('a ‹bc\nde›')).toEqual(['a bc', '  ^^']);
  });

  it('cuts a long line around the place', () => {
    const [source = '', underline = ''] = shown(`${'x'.repeat(1_000_000)}‹bad›${'y'.repeat(1_000_000)}`);
    expect(source).toMatch(/^…x{60}bady+…$/);
    expect(underline.trim()).toBe('^^^');
    expect(source.slice(underline.indexOf('^')).startsWith('bad')).toBe(true);
  });

  it('shows control characters instead of sending them to the terminal', () => {
    expect(shown('\u0000\u001b[31m‹x›')).toEqual(['␀␛[31mx', '      ^']);
  });
});
