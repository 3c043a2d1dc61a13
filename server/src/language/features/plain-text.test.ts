import { expect, it } from 'vitest';
import { atCursor } from './cursor.fixture.js';
import { hover } from './hover.js';
import { plainText } from './plain-text.js';

it.each([
  ['**SYN_SENT**, a state of tcp', 'SYN_SENT, a state of tcp'],
  ['- → **FIN_WAIT_2** when `a * b` is so', '- → FIN_WAIT_2 when a * b is so'],
  [
    '([RFC 9293 §3.10](https://www.rfc-editor.org/rfc/rfc9293.html#s), fourth)',
    '(RFC 9293 §3.10 (https://www.rfc-editor.org/rfc/rfc9293.html#s), fourth)',
  ],
  ['[here](command:handshake.explain)', 'here'],
  ['| | | before | after |\n|---|---|---|---|\n| A | snd_una | 100 | 101 |\n', 'before  after\nA  snd_una  100  101'],
  ['```handshake\nA -> B : SYN **x**\n```\n\nso', 'A -> B : SYN **x**\n\nso'],
  ['a \\*star\\*, 1 &lt; 2', 'a *star*, 1 < 2'],
])('%j', (markdown, text) => expect(plainText(markdown)).toBe(text));

it('of a message: nothing of Markdown is left', () => {
  const { analysis, offset } = atCursor('A -> B : SYN seq=100\nB -> A : S<|>YN+ACK seq=300 ack=101\n');
  const text = plainText(hover(analysis, offset)?.text ?? '');
  expect(text).toContain('SYN+ACK seq=300 ack=101, B → A');
  expect(text).toContain('A  snd_una  100  101');
  expect(text).not.toMatch(/\*\*|\]\(|^\|/mu);
});
