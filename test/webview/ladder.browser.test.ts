import axeCore from 'axe-core';
import { describe, expect, test } from 'vitest';
import type { Picture } from '../../contract/messages.js';
import { longText, pictureOfText } from './documents.js';
import { atRest } from './page.js';
import { crossing, open, preview, shown, texts, usePreview, walkedNames, wrong } from './suite.js';

usePreview();

const ladder = (text: string, version = 1): Picture => pictureOfText(text, { diagram: 'ladder' }, version);
const message = '[data-kind="message"][data-stop]';
const wide = { size: { width: 1000, height: 640 } };

describe('the ladder in the preview', () => {
  test('a button switches to it, and back', async () => {
    await shown(pictureOfText(open));
    const button = preview.page.getByRole('button', { name: 'As a ladder' });
    expect(await button.getAttribute('aria-pressed')).toBe('false');
    await button.click();
    expect(await preview.said('diagram')).toEqual([{ type: 'diagram', diagram: 'ladder' }]);
    expect((await preview.state())?.diagram).toBe('ladder');
    await preview.show(ladder(open, 2));
    expect(await preview.page.locator('.hs-ladder').count()).toBe(1);
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    expect((await texts(message)).map((text) => text.trim())).toEqual(['SYN seq=100', 'SYN+ACK seq=300 ack=101', 'ACK seq=101 ack=301']);
    await button.click();
    expect((await preview.said('diagram')).at(-1)).toEqual({ type: 'diagram', diagram: 'sequence' });
    await preview.show(pictureOfText(open, {}, 3));
    expect(await preview.page.locator('.hs-ladder').count()).toBe(0);
    expect(preview.errors).toEqual([]);
  });

  test('a click on an arrow and Enter go to its line', async () => {
    await shown(ladder(open));
    const arrow = preview.page.locator('[data-kind="message"][data-again]').nth(1);
    await arrow.click({ position: await middle('[data-kind="message"][data-again]', 1) });
    expect(await preview.said('reveal')).toEqual([{ type: 'reveal', line: 5, take: false }]);
    await preview.page.locator(message).nth(2).focus();
    await preview.page.keyboard.press('Enter');
    expect((await preview.said('reveal')).at(-1)).toEqual({ type: 'reveal', line: 6, take: true });
  });

  test('the lines of the cursor are lit, and pointing shows the line', async () => {
    await shown(ladder(open));
    await preview.send({ type: 'lines', lines: [{ from: 4, to: 5 }] });
    await preview.page.waitForSelector(`${message}.hs-lit`);
    expect(await preview.page.locator(`${message}.hs-lit`).count()).toBe(2);
    await preview.page.locator(message).nth(2).hover();
    expect((await preview.said('hover')).at(-1)).toEqual({ type: 'hover', lines: { from: 6, to: 6 } });
  });

  test('the arrow keys walk through all parts, each with a name', async () => {
    await shown(ladder(open));
    const names = await walkedNames();
    expect(names.length).toBe(9);
    expect(new Set(names).size).toBe(9);
    expect(names[2]).toContain('Step 1 of 3');
  });

  test('step by step, what comes later is faint', async () => {
    await shown(ladder(open), wide);
    await preview.page.getByRole('button', { name: 'Step by step' }).click();
    await preview.page.locator('.hs-stage').focus();
    expect(await preview.page.locator(`${message}.hs-later`).count()).toBe(3);
    await preview.page.keyboard.press('ArrowRight');
    await preview.page.keyboard.press('ArrowRight');
    expect(await preview.page.locator(`${message}.hs-later`).count()).toBe(1);
    const opacity = await preview.page.locator('[data-again].hs-later').first();
    await expect.poll(() => opacity.evaluate((part) => Number(getComputedStyle(part).opacity))).toBeLessThan(0.3);
  });

  test('what crosses arrives in a step of its own', async () => {
    await shown(ladder(crossing), wide);
    await preview.page.getByRole('button', { name: 'Step by step' }).click();
    await preview.page.locator('.hs-stage').focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight']) await preview.page.keyboard.press(key);
    expect(await preview.page.locator(`${message}.hs-later`).count()).toBe(0);
    expect(await preview.page.locator('[data-kind="arrival"]').count()).toBe(2);
    expect(await preview.page.locator('[data-kind="arrival"].hs-later').count()).toBe(1);
  });

  test('predicting hides numbers and states until their step', async () => {
    await shown(ladder(open), wide);
    await preview.page.getByRole('button', { name: 'Predict' }).click();
    await preview.page.locator('.hs-stage').focus();
    await preview.page.keyboard.press('ArrowRight');
    expect((await texts(message)).map((text) => text.trim())).toEqual(['SYN seq=100', 'SYN+ACK seq=? ack=?', 'ACK seq=? ack=?']);
    expect(await preview.page.locator('.hs-question').count()).toBe(2);
    expect(await preview.page.locator('.hs-hidden[aria-label*="ESTABLISHED"]').count()).toBe(0);
    await preview.page.keyboard.press('End');
    expect((await texts(message)).map((text) => text.trim()).at(-1)).toBe('ACK seq=101 ack=301');
  });

  test('is exported as SVG that needs nothing else, and as PNG', async () => {
    await shown(ladder(wrong));
    for (const format of ['svg', 'png'] as const) await preview.send({ type: 'export', format, target: 'file' });
    await expect.poll(async () => (await preview.said('exported')).length).toBe(2);
    const data = Object.fromEntries((await preview.said('exported')).map((one) => [one.format, one.data]));
    expect(data.svg).toMatch(/^<svg .*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(data.svg).not.toMatch(/class=|data-|var\(|url\(|oklch|color-mix|href/);
    expect(data.svg).toContain('SYN_RECEIVED');
    expect(data.png).toMatch(/^iVBORw0KGgo/);
  });

  test('says what is wrong when pointed at', async () => {
    await shown(ladder(wrong));
    await preview.page.locator(message).nth(1).hover();
    await preview.page.locator('.hs-tip', { hasText: '101' }).waitFor();
  });

  test('shows a part of a long exchange', async () => {
    await shown(pictureOfText(longText(1000), { line: 500, diagram: 'ladder' }));
    expect(await preview.page.locator(message).count()).toBe(160);
    expect(await preview.page.locator(`${message}[data-from="500"]`).count()).toBe(1);
  });

  test('lets nothing of a document out of its text', async () => {
    const evil = `A -> B : SYN "<img src=x onerror=alert(1)>"\nnote A "</text><script>alert(1)</script>"\nsection "<b>x</b>"\nA : close "</g><a>"\n`;
    await shown(ladder(evil));
    expect(await preview.page.locator('.hs-picture :is(img, script, b, foreignObject, a)').count()).toBe(0);
    expect(await preview.page.locator('.hs-picture').textContent()).toContain('<script>alert(1)</script>');
    expect(preview.errors).toEqual([]);
  });

  test.each(['light', 'dark', 'contrast'] as const)('axe finds nothing to object to (%s)', async (theme) => {
    await shown(ladder(wrong), { theme, ...wide });
    await preview.page.getByRole('button', { name: 'Step by step' }).click();
    await preview.page.locator('.hs-stage').focus();
    await preview.page.keyboard.press('End');
    await atRest(preview.page);
    await preview.page.evaluate(axeCore.source);
    const found = await preview.page.evaluate(async () => {
      const { axe } = window as unknown as { axe: typeof axeCore };
      return (await axe.run(document, { resultTypes: ['violations'] })).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
    expect(found).toEqual([]);
  });
});

/** Half-way along a line, from the corner of its part. */
async function middle(selector: string, index: number): Promise<{ readonly x: number; readonly y: number }> {
  const box = await preview.page.locator(selector).nth(index).boundingBox();
  return { x: (box?.width ?? 0) / 2, y: (box?.height ?? 0) / 2 };
}
