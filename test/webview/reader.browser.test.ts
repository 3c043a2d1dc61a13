/** What a reader does with the picture: looks at plain Mermaid, has mistakes put right, walks by cause, magnifies. */
import axeCore from 'axe-core';
import { describe, expect, test } from 'vitest';
import { pictureOfText } from './documents.js';
import { atRest } from './page.js';
import { crossing, open, preview, reload, shown, usePreview, wrong } from './suite.js';

usePreview();

describe('plain Mermaid', () => {
  test('is drawn as elsewhere, kept over a reload, and goes again', async () => {
    await shown(pictureOfText(open));
    const plain = preview.page.getByRole('button', { name: 'Plain Mermaid, as GitHub draws it' });
    await plain.click();
    await preview.page.waitForSelector('.hs-plain .messageText');
    expect(await preview.page.locator('.hs-plain .messageText').allTextContents()).toEqual([
      'SYN seq=100',
      'SYN+ACK seq=300 ack=101',
      'ACK seq=101 ack=301',
    ]);
    expect(await preview.page.locator('.hs-picture [data-record]').count()).toBe(0);
    expect((await preview.state())?.plain).toBe(true);
    await reload();
    expect(await preview.page.locator('.hs-plain').count()).toBe(1);
    await preview.page.getByRole('button', { name: 'Plain Mermaid, as GitHub draws it' }).click();
    await preview.page.waitForSelector('.hs-picture [data-record]');
    expect(preview.errors).toEqual([]);
  });
});

describe('the list of problems', () => {
  test('has a fix as a button, and can be closed until something else is wrong', async () => {
    await shown(pictureOfText(wrong));
    await preview.page.getByRole('button', { name: 'Fix line 6: tcp/ack' }).click();
    expect(await preview.said('fix')).toEqual([{ type: 'fix', version: 1, line: 5, character: 27, code: 'tcp/ack' }]);
    await preview.page.getByRole('button', { name: 'Close the list' }).click();
    expect(await preview.page.getByRole('list', { name: 'Problems' }).isVisible()).toBe(false);
    expect(await preview.page.evaluate(() => document.activeElement?.className)).toContain('hs-stage');
    await preview.show(pictureOfText(wrong, {}, 2));
    expect(await preview.page.getByRole('list', { name: 'Problems' }).isVisible()).toBe(false);
    await preview.show(pictureOfText(wrong.replace('seq=101', 'seq=102'), {}, 3));
    expect(await preview.page.getByRole('list', { name: 'Problems' }).isVisible()).toBe(true);
  });
});

describe('the keys by cause', () => {
  const named = (): Promise<string> => preview.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  const told = (): Promise<string | null> => preview.page.locator('.hs-unseen[role="status"]').textContent();

  test.each(['sequence', 'ladder'] as const)('go to what a line answers and to what answers it, in the %s', async (diagram) => {
    await shown(pictureOfText(open, { diagram }));
    await preview.page.locator('[data-kind="message"][data-stop], .hs-message[data-stop]').nth(1).focus();
    await preview.page.keyboard.press('[');
    expect(await named()).toContain('Client to Server: SYN seq=100');
    expect(await told()).toContain('This answers: Step 1 of 3');
    await preview.page.keyboard.press('[');
    expect(await told()).toBe('Nothing before it led to this.');
    await preview.page.keyboard.press(']');
    await preview.page.keyboard.press(']');
    expect(await named()).toContain('Client to Server: ACK');
    expect(await told()).toContain('Answered by: Step 3 of 3');
    await preview.page.keyboard.press(']');
    expect(await told()).toBe('Nothing answers this.');
  });

  test('go from an arrival to its sending', async () => {
    await shown(pictureOfText(crossing));
    await preview.page.locator('[data-stop][data-step="2"]:not(.hs-state)').first().focus();
    await preview.page.keyboard.press('[');
    expect(await told()).toContain('This answers: Step 1 of');
  });
});

test('at 200 % zoom nothing is cut off, the picture keeps most of the height, and all can be reached', async () => {
  await shown(pictureOfText(wrong), { size: { width: 410, height: 320 }, scale: 2 });
  await atRest(preview.page);
  const seen = await preview.page.evaluate(() => ({
    wide: document.documentElement.scrollWidth - innerWidth,
    stage: (document.querySelector('.hs-stage')?.clientHeight ?? 0) / innerHeight,
  }));
  expect(seen.wide).toBeLessThanOrEqual(0);
  expect(seen.stage).toBeGreaterThan(0.5);
  await preview.page.evaluate(axeCore.source);
  const { violations } = await preview.page.evaluate(() => (globalThis as unknown as { axe: typeof axeCore }).axe.run());
  expect(violations.map(({ id }) => id)).toEqual([]);
});
