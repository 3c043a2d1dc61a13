import { describe, expect, it } from 'vitest';
import { decode } from './decode.js';

const bytes = (...parts: readonly (string | number)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : Buffer.of(part))));

describe('bytes to text', () => {
  it('reads UTF-8, with a byte order mark or without', () => {
    expect(decode(bytes('서버\n'))).toEqual({ text: '서버\n', problems: [] });
    expect(decode(bytes(0xef, 0xbb, 0xbf, 'A'))).toEqual({ text: 'A', problems: [] });
  });

  it('reads UTF-16 with a byte order mark', () => {
    expect(decode(bytes(0xff, 0xfe, 'A', 0, '\n', 0)).text).toBe('A\n');
  });

  it('reports broken bytes once a line, with their place', () => {
    const { text, problems } = decode(bytes('ok\n서', 0xff, 'x', 0xc3, '\r\nfine \u{fffd}\n', 0xe2, 0x82));
    expect(text).toBe('ok\n서\u{fffd}x\u{fffd}\r\nfine \u{fffd}\n\u{fffd}');
    expect(
      problems.map(({ code, span }) => [code, text.slice(0, span.start).split('\n').length, text.slice(span.start, span.end)]),
    ).toEqual([
      ['syntax', 2, '\u{fffd}'],
      ['syntax', 4, '\u{fffd}'],
    ]);
  });

  it('reads nothing', () => {
    expect(decode(bytes())).toEqual({ text: '', problems: [] });
  });
});
