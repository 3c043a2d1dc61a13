import axeCore from 'axe-core';
import { describe, expect, test } from 'vitest';
import tcp from '../../server/library/tcp.hsk';
import { longText, machineOfText, pictureOfText } from './documents.js';
import { atRest } from './page.js';
import { open, preview, reload, shown, texts, usePreview, wrong } from './suite.js';

usePreview();

describe('step by step', () => {
  test('keys go through the steps; what comes later is faint', async () => {
    await shown(pictureOfText(open), { size: { width: 1000, height: 640 } });
    await preview.page.getByRole('button', { name: 'Step by step' }).click();
    await preview.page.locator('.hs-stage').focus();
    expect(await preview.page.locator('.hs-message.hs-later').count()).toBe(3);
    await preview.page.keyboard.press('ArrowRight');
    await preview.page.keyboard.press('ArrowRight');
    expect(await texts('.hs-message.hs-later .hs-names')).toEqual(['ACK']);
    expect(await preview.page.locator('.hs-card').first().innerText()).toContain('ESTABLISHED');
    expect(await preview.page.locator('.hs-fresh').count()).toBeGreaterThan(0);
    expect(await preview.page.locator('.hs-rule').first().innerText()).toContain('RFC 9293');
    await preview.page.keyboard.press('Home');
    expect(await preview.page.locator('.hs-message.hs-later').count()).toBe(3);
    expect((await preview.state())?.step).toBe(-1);
  });
});

describe('the machine', () => {
  test('lights where each host is, and the way it came; a state goes to its definition', async () => {
    await shown(pictureOfText(open), { size: { width: 1100, height: 700 } });
    await preview.page.getByRole('button', { name: 'States of the protocol' }).click();
    expect(await preview.said('machine')).toEqual([{ type: 'machine', exchange: 0 }]);
    await preview.send({ type: 'machine', machine: machineOfText(open) });
    await preview.page.locator('.hs-present').waitFor();
    expect(await preview.page.locator('.hs-node').count()).toBe(11);
    expect(await preview.page.locator('.hs-present').getAttribute('data-state')).toBe('ESTABLISHED');
    expect(await texts('.hs-here')).toEqual(['A', 'B']);
    await preview.page.getByRole('button', { name: 'Step by step' }).click();
    await preview.page.locator('.hs-stage').focus();
    await preview.page.keyboard.press('ArrowRight');
    const present = await preview.page.locator('.hs-present').evaluateAll((all) => all.map((one) => one.getAttribute('data-state')));
    expect(present.sort()).toEqual(['SYN_RECEIVED', 'SYN_SENT']);
    expect(await preview.page.locator('path.hs-way').count()).toBe(2);
    await preview.page.locator('[data-state="SYN_SENT"]').click();
    expect((await preview.said('open')).at(-1)?.place.uri).toBe('builtin:///tcp.hsk');
  });
});

describe('the groups of the machine', () => {
  test('are drawn as boxes when asked for, with the same lights, ways and links, and stay so', async () => {
    await shown(pictureOfText(open), { size: { width: 1100, height: 700 } });
    await preview.page.getByRole('button', { name: 'States of the protocol' }).click();
    await preview.send({ type: 'machine', machine: machineOfText(open) });
    await preview.page.locator('.hs-present').waitFor();
    expect(await preview.page.locator('.hs-nest').count()).toBe(0);
    const ways = await preview.page.locator('path.hs-way').count();
    await preview.page.getByLabel('Groups of states').check();
    await preview.page.locator('.hs-nest[data-group="finishing"]').waitFor();
    expect(await texts('.hs-nest-name')).toEqual(['connected', 'open', 'finishing']);
    expect(await preview.page.locator('.hs-node').count()).toBe(11);
    expect(await preview.page.locator('.hs-present').getAttribute('data-state')).toBe('ESTABLISHED');
    expect(await texts('.hs-here')).toEqual(['A', 'B']);
    expect(await preview.page.locator('path.hs-way').count()).toBe(ways);
    expect(await isInside('ESTABLISHED', 'open')).toBe(true);
    expect(await isInside('LISTEN', 'connected')).toBe(false);
    await preview.page.locator('[data-state="FIN_WAIT_1"]').click();
    expect((await preview.said('open')).at(-1)?.place.uri).toBe('builtin:///tcp.hsk');
    await preview.page.getByRole('button', { name: 'Group of states connected' }).click();
    const line = tcp.split('\n').findIndex((text) => /^\s*states connected\b/.test(text));
    expect((await preview.said('open')).at(-1)?.place).toMatchObject({ uri: 'builtin:///tcp.hsk', line });
    await preview.page.getByRole('button', { name: 'Group of states finishing' }).focus();
    await preview.page.keyboard.press('Enter');
    expect((await preview.said('open')).at(-1)?.place.line).toBeGreaterThan(line);
    expect((await preview.state())?.groups).toBe(true);
    await preview.page.getByLabel('Groups of states').uncheck();
    await preview.page.locator('.hs-nest').first().waitFor({ state: 'detached' });
    expect(await preview.page.locator('.hs-present').count()).toBe(1);
  });

  test.each(['light', 'dark', 'contrast'] as const)('axe finds nothing to object to (%s)', async (theme) => {
    await shown(pictureOfText(open), { theme, size: { width: 1100, height: 700 } });
    await preview.page.getByRole('button', { name: 'States of the protocol' }).click();
    await preview.send({ type: 'machine', machine: machineOfText(open) });
    await preview.page.getByLabel('Groups of states').check();
    await preview.page.locator('.hs-nest').first().waitFor();
    expect(await violations()).toEqual([]);
  });
});

async function isInside(state: string, group: string): Promise<boolean> {
  const [inner, outer] = await Promise.all([
    preview.page.locator(`[data-state="${state}"] > .hs-box`).boundingBox(),
    preview.page.locator(`[data-group="${group}"] > rect`).boundingBox(),
  ]);
  return (
    inner !== null &&
    outer !== null &&
    inner.x > outer.x &&
    inner.y > outer.y &&
    inner.x + inner.width < outer.x + outer.width &&
    inner.y + inner.height < outer.y + outer.height
  );
}

describe('predicting', () => {
  test('numbers and states stay hidden until their step', async () => {
    await shown(pictureOfText(open), { size: { width: 1000, height: 640 } });
    await preview.page.getByRole('button', { name: 'Predict' }).click();
    await preview.page.locator('.hs-stage').focus();
    await preview.page.keyboard.press('ArrowRight');
    expect(await texts('.hs-message .hs-text')).toEqual(['SYN seq=100 ', 'SYN+ACK seq=? ack=? ', 'ACK seq=? ack=? ']);
    expect(await preview.page.locator('.hs-question').count()).toBe(2);
    expect(await preview.page.locator('.hs-hidden[aria-label*="ESTABLISHED"]').count()).toBe(0);
    await preview.page.keyboard.press('End');
    expect(await texts('.hs-message .hs-text')).toEqual(['SYN seq=100 ', 'SYN+ACK seq=300 ack=101 ', 'ACK seq=101 ack=301 ']);
    expect(await preview.page.locator('.hs-question').count()).toBe(0);
  });
});

describe('a long exchange', () => {
  test('is drawn in part, around the cursor, with a way to the rest', async () => {
    const text = longText(1000);
    await shown(pictureOfText(text, { line: 500 }));
    expect(await preview.page.locator('.hs-message').count()).toBe(160);
    expect(await preview.page.locator('.hs-message[data-from="500"]').count()).toBe(1);
    expect(await preview.page.locator('.hs-header').count()).toBe(4);
    await preview.page.getByRole('button', { name: 'Later steps' }).click();
    const [asked] = await preview.said('part');
    expect(asked?.from).toBeGreaterThan(600);
    await preview.show(pictureOfText(text, { line: 500, from: asked?.from ?? 0 }, 2));
    expect(await preview.page.locator('.hs-message[data-from="500"]').count()).toBe(0);
  });
});

describe('zoom', () => {
  test('is kept while typing and over a reload', async () => {
    await shown(pictureOfText(open));
    const width = async (): Promise<number> => (await preview.page.locator('.hs-picture').boundingBox())?.width ?? 0;
    const before = await width();
    await preview.page.keyboard.press('+');
    const after = await width();
    expect(after / before).toBeCloseTo(1.2, 2);
    await preview.show(pictureOfText(open.replace('300', '301'), {}, 2));
    expect(await width()).toBeCloseTo(after, 0);
    await reload();
    expect(await width()).toBeCloseTo(after, 0);
  });
});

describe('export', () => {
  test('gives SVG that needs nothing else, PNG, and the sources', async () => {
    await shown(pictureOfText(open));
    for (const format of ['svg', 'png', 'mermaid', 'markdown'] as const) await preview.send({ type: 'export', format, target: 'file' });
    await expect.poll(async () => (await preview.said('exported')).length).toBe(4);
    const data = Object.fromEntries((await preview.said('exported')).map((one) => [one.format, one.data]));
    expect(data.svg).toMatch(/^<svg .*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(data.svg).not.toMatch(/class=|var\(|url\(|oklch|color-mix|href/);
    expect(data.svg).toContain('SYN_RECEIVED');
    expect(data.png).toMatch(/^iVBORw0KGgo/);
    expect(data.mermaid).toContain('sequenceDiagram');
    expect(data.markdown).toMatch(/^```mermaid\n/);
  });

  test('copies a PNG to the clipboard', async () => {
    await shown(pictureOfText(open));
    await preview.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await preview.page.getByRole('button', { name: 'Export' }).click();
    await preview.page.getByRole('button', { name: 'Copy as PNG' }).click();
    await preview.page.locator('.hs-unseen', { hasText: 'Copied.' }).waitFor({ state: 'attached' });
    const copied = await preview.page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const blob = await item?.getType('image/png');
      if (!item || !blob) return undefined;
      const { width, height } = await createImageBitmap(blob);
      const { width: drawn } = document.querySelector<SVGSVGElement>('.hs-picture')?.viewBox.baseVal ?? { width: 0 };
      return { types: item.types, type: blob.type, bytes: blob.size, width, height, ratio: width / drawn };
    });
    expect(copied).toMatchObject({ types: ['image/png'], type: 'image/png', ratio: expect.closeTo(2, 1) });
    expect(copied?.bytes).toBeGreaterThan(5_000);
    expect(await preview.said('failed')).toEqual([]);
  });

  test('of a long exchange the sources are those of the whole, and the picture says that it is a part', async () => {
    const text = longText(1000);
    await shown(pictureOfText(text, { line: 500 }));
    await preview.page.getByRole('button', { name: 'Export' }).click();
    await preview.page.getByRole('button', { name: 'Save as SVG … (this part)' }).waitFor();
    await preview.page.getByRole('button', { name: 'Copy as Mermaid', exact: true }).click();
    expect(await preview.said('whole')).toEqual([{ type: 'whole', format: 'mermaid', target: 'clipboard' }]);
    expect(await preview.said('exported')).toEqual([]);
    const whole = pictureOfText(text, { line: 500, whole: true });
    expect(whole.window).toBeUndefined();
    await preview.send({ type: 'export', format: 'mermaid', target: 'clipboard', text: whole.text });
    await expect.poll(async () => (await preview.said('exported')).length).toBe(1);
    const [exported] = await preview.said('exported');
    expect(exported?.data.match(/p\d->>p\d:/g)?.length).toBe(1000);
  });
});

describe('access', () => {
  test.each(['light', 'dark', 'contrast'] as const)('axe finds nothing to object to (%s)', async (theme) => {
    await shown(pictureOfText(wrong), { theme, size: { width: 1000, height: 640 } });
    await preview.page.getByRole('button', { name: 'Step by step' }).click();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight']) await preview.page.keyboard.press(key);
    await preview.page.locator('.hs-stage').focus();
    await preview.page.keyboard.press('End');
    expect(await violations()).toEqual([]);
  });
});

async function violations(): Promise<readonly string[]> {
  await atRest(preview.page);
  await preview.page.evaluate(axeCore.source);
  return preview.page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof axeCore };
    const found = await axe.run(document, { resultTypes: ['violations'] });
    return found.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`).join('\n')}`,
    );
  });
}

describe('the theme', () => {
  test('is followed live, without drawing anew', async () => {
    await shown(pictureOfText(open));
    const colour = (): Promise<string> =>
      preview.page
        .locator('.hs-header text')
        .first()
        .evaluate((one) => getComputedStyle(one).fill);
    const before = await colour();
    await preview.page.evaluate(() => {
      document.querySelector('.hs-picture')?.setAttribute('data-old', '');
      document.documentElement.style.setProperty('--vscode-editor-foreground', '#ff0000');
    });
    expect(await colour()).toBe('rgb(255, 0, 0)');
    expect(before).not.toBe('rgb(255, 0, 0)');
    expect(await preview.page.locator('.hs-picture[data-old]').count()).toBe(1);
  });
});
