import { describe, expect, test } from 'vitest';
import { pictureOfText } from './documents.js';
import { open, preview, shown, usePreview } from './suite.js';

usePreview();

/** Everything that is read or read aloud of the page's own parts: names, tips and words of buttons. */
const saidByPage = (): Promise<readonly string[]> =>
  preview.page.evaluate(() =>
    [...document.querySelectorAll('button, select, option, input, label, [role="group"], aside, ol, ul, section, .hs-stage')].flatMap(
      (one) => [
        one.getAttribute('aria-label') ?? '',
        one.getAttribute('title') ?? '',
        one.matches('button, option, label') ? (one.textContent ?? '') : '',
      ],
    ),
  );

/** Names that are no words of English. */
const NAMES =
  /\b(?:Client|Server|TCP three-way handshake|SVG|PNG|Mermaid|GitHub|Markdown|Space|Home|End|Enter|Backspace|Ctrl|SYN|ACK|seq|ack|ESTABLISHED|[A-Z_0-9]+)\b/g;

describe('in Korean', () => {
  test('the page says nothing in English', async () => {
    await shown(pictureOfText(open), { language: 'ko' });
    const said = (await saidByPage()).map((text) => text.replace(NAMES, '')).filter((text) => /[A-Za-z]{3,}/.test(text));
    expect(said).toEqual([]);
    expect(await preview.page.locator('[title="단계별 보기"], [aria-label="단계별 보기"]').count()).toBeGreaterThan(0);
    expect(preview.errors).toEqual([]);
  });
});
