/** What stays in view, and what can be read, at the sizes and in the themes that people have. */
import { describe, expect, test } from 'vitest';
import { longText, machineOfText, pictureOfText } from './documents.js';
import { open, preview, shown, texts, usePreview, wrong } from './suite.js';

usePreview();

describe('the heads', () => {
  test.each(['sequence', 'ladder'] as const)('stay in view while one scrolls (%s)', async (diagram) => {
    await shown(pictureOfText(longText(60), { diagram }), { size: { width: 700, height: 500 } });
    expect(await texts('.hs-heads text')).toEqual([]);
    await preview.page.locator('.hs-stage').evaluate((stage) => stage.scrollTo(0, 900));
    await preview.page.locator('.hs-heads text').first().waitFor();
    expect((await texts('.hs-heads text')).map((text) => text.trim())).toEqual(['A', 'B']);
    const [heads, stage] = await Promise.all([
      preview.page.locator('.hs-heads svg').boundingBox(),
      preview.page.locator('.hs-stage').boundingBox(),
    ]);
    expect(Math.abs((heads?.y ?? 0) - (stage?.y ?? 0))).toBeLessThan(12);
    await preview.page.locator('.hs-stage').evaluate((stage) => stage.scrollTo(0, 0));
    await preview.page.locator('.hs-heads text').first().waitFor({ state: 'detached' });
  });
});

describe('at 350 points', () => {
  test('type is large enough, the machine stands below, and most of the height is the picture', async () => {
    await shown(pictureOfText(open), { size: { width: 350, height: 640 } });
    const height = (selector: string): Promise<number> =>
      preview.page
        .locator(selector)
        .first()
        .evaluate((one) => one.getBoundingClientRect().height);
    expect(await height('.hs-message text')).toBeGreaterThan(8);
    await preview.page.getByRole('button', { name: 'States of the protocol' }).click();
    await preview.send({ type: 'machine', machine: machineOfText(open) });
    await preview.page.locator('.hs-present').waitFor();
    const [stage, side] = await Promise.all([
      preview.page.locator('.hs-stage').boundingBox(),
      preview.page.locator('.hs-side').boundingBox(),
    ]);
    expect(side?.y).toBeGreaterThanOrEqual((stage?.y ?? 0) + (stage?.height ?? 0) - 1);
    expect(side?.width).toBeGreaterThan(340);
    expect(stage?.height).toBeGreaterThan(side?.height ?? 0);
    expect(await height('.hs-message text')).toBeGreaterThan(8);
  });
});

test.each([350, 700])('no button is cut off at the edge (%d)', async (width) => {
  await shown(pictureOfText(wrong.replaceAll('seq=', 'win=8000 seq=')), { size: { width, height: 400 } });
  const bar = preview.page.locator('.hs-bar button:visible');
  const places = await bar.evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ left, right }) => ({ left, right })));
  expect(places.length).toBeGreaterThan(8);
  expect(places.filter(({ left, right }) => left < 0 || right > width)).toEqual([]);
});

test.each([220, 300, 640])('the tip covers neither its part nor the list of problems (%d)', async (height) => {
  await shown(pictureOfText(wrong), { size: { width: 420, height } });
  const part = preview.page.locator('.hs-error[data-stop]').first();
  await part.focus();
  const [tip, own, list] = await Promise.all(
    [preview.page.locator('.hs-tip'), part, preview.page.locator('.hs-problem-list')].map((one) => one.boundingBox()),
  );
  if (!tip || !own || !list) throw new Error('Something is not shown.');
  expect(tip.y + tip.height <= own.y || tip.y >= own.y + own.height).toBe(true);
  expect(tip.y + tip.height).toBeLessThanOrEqual(list.y);
  expect(tip.y).toBeGreaterThanOrEqual(0);
});

test('beside the steps the picture keeps its size', async () => {
  await shown(pictureOfText(open), { size: { width: 700, height: 600 } });
  const width = async (): Promise<number | undefined> => (await preview.page.locator('.hs-canvas > .hs-picture').boundingBox())?.width;
  const before = await width();
  await preview.page.getByRole('button', { name: 'Step by step' }).click();
  expect(await width()).toBe(before);
});

describe('the menu of exports', () => {
  test('takes the focus, and gives it back on Escape and after a choice', async () => {
    await shown(pictureOfText(open));
    const focused = (): Promise<string> => preview.page.evaluate(() => document.activeElement?.textContent ?? '');
    const opener = preview.page.getByRole('button', { name: 'Export' });
    await opener.click();
    expect(await focused()).toContain('SVG');
    await preview.page.keyboard.press('Escape');
    expect(await preview.page.locator('.hs-menu').isVisible()).toBe(false);
    expect(await opener.evaluate((one) => one === document.activeElement)).toBe(true);
    await opener.click();
    await preview.page.getByRole('button', { name: 'Copy as Mermaid' }).click();
    expect(await opener.evaluate((one) => one === document.activeElement)).toBe(true);
    await preview.send({ type: 'copied' });
    await preview.page.locator('.hs-toast', { hasText: 'Copied.' }).waitFor();
    expect(await preview.page.getByRole('status').filter({ hasText: 'Copied.' }).count()).toBe(1);
  });
});

describe('for those who listen', () => {
  const text = 'A -> B : SYN seq=100\nnote A "waits"\nsection "Then"\nB -> A : SYN+ACK seq=300 ack=101\nexpect A in LISTEN\n';

  test.each(['sequence', 'ladder'] as const)(
    'parts stand in the order of time, with notes, headings and why a claim fails (%s)',
    async (diagram) => {
      await shown(pictureOfText(text, { diagram }));
      const records = await preview.page
        .locator('[data-stop]')
        .evaluateAll((all) => all.map((one) => Number(one.getAttribute('data-record'))));
      expect(records).toEqual([...records].sort((a, b) => a - b));
      const list = await texts('ol.hs-unseen li');
      expect(list.join('\n')).toMatch(/sends SYN[\s\S]*Note on A: waits[\s\S]*Section: Then[\s\S]*sends SYN\+ACK[\s\S]*Error: .*LISTEN/);
      expect(await preview.page.locator('[data-stop][data-kind="claim"]').getAttribute('aria-label')).toMatch(
        /does not hold.*error: .*LISTEN/,
      );
      await preview.page.locator('.hs-stage').focus();
      await preview.page.keyboard.press('ArrowDown');
      expect(await preview.page.evaluate(() => document.activeElement?.hasAttribute('data-stop'))).toBe(true);
    },
  );
});

test('what moves holds still where that is wished', async () => {
  await shown(pictureOfText(open));
  await preview.page.emulateMedia({ reducedMotion: 'reduce' });
  await preview.page.getByRole('button', { name: 'Step by step' }).click();
  const times = await preview.page.locator('.hs-part').evaluateAll((all) => all.map((one) => getComputedStyle(one).transitionDuration));
  expect(new Set(times)).toEqual(new Set(['0s']));
});

test.each(['light', 'dark', 'contrast'] as const)('every text and mark can be seen (%s)', async (theme) => {
  const all = `${wrong.trim().replace(/\}$/, '')}  stray B -> A : ACK seq=7 ack=7\n  note A "a note"\n  section "Then"\n  A -x B : ACK\n  B : close\n}\n`;
  for (const diagram of ['sequence', 'ladder'] as const) {
    await shown(pictureOfText(all, { diagram }), { theme });
    expect(await unseen()).toEqual([]);
  }
});

/** Texts below 4.5 : 1 on their ground, lines and frames below 3 : 1. */
const unseen = (): Promise<readonly string[]> =>
  preview.page.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const luminance = (css: string): number => {
      if (!context) return 0;
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = css;
      context.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0] = [...context.getImageData(0, 0, 1, 1).data].map((byte) => {
        const part = byte / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (a: string, b: string): number => {
      const [x, y] = [luminance(a), luminance(b)];
      return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
    };
    const page = getComputedStyle(document.querySelector('.hs-app') ?? document.body).backgroundColor;
    const isPainted = (css: string): boolean => css !== 'none' && !/transparent|rgba\(.*, 0\)/.test(css);
    const ground = (one: Element): string => {
      const box = one.closest('.hs-part, .hs-header, [data-head]')?.querySelector(':scope > rect:not(.hs-hit)');
      const fill = box ? getComputedStyle(box).fill : page;
      return isPainted(fill) ? fill : page;
    };
    const root = document.querySelector('.hs-canvas > .hs-picture');
    const found: string[] = [];
    for (const one of root?.querySelectorAll('text, tspan') ?? []) {
      if (one.textContent?.trim() === '') continue;
      const ratio = contrast(getComputedStyle(one).fill, ground(one));
      if (ratio < 4.49) found.push(`${one.textContent} ${getComputedStyle(one).fill} ${ratio.toFixed(2)}`);
    }
    for (const one of root?.querySelectorAll('line, path, rect, circle') ?? []) {
      const { stroke, strokeWidth, opacity } = getComputedStyle(one);
      if (!isPainted(stroke) || strokeWidth === '0px' || one.closest('.hs-badge, .hs-section, [data-kind="section"], defs')) continue;
      const ratio = contrast(stroke, page);
      // a stroke in the colour of the page frees what lies on lines from them
      if (ratio > 1.01 && (ratio < 2.99 || Number(opacity) < 0.7))
        found.push(`${one.outerHTML.slice(0, 90)} ${stroke} ${ratio.toFixed(2)}`);
    }
    return found;
  });
