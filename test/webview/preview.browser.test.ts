import axeCore from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Picture } from '../../contract/messages.js';
import { longText, machineOfText, pictureOfText } from './documents.js';
import { launch, openPreview, type Preview, type PreviewOptions } from './page.js';

const open = `exchange open "TCP three-way handshake" {
  host A "Client"
  host B "Server" in LISTEN

  A -> B : SYN     seq=100
  B -> A : SYN+ACK seq=300 ack=101
  A -> B : ACK     seq=101 ack=301
}
`;
const wrong = open.replace('ack=101', 'ack=100');
const halfTyped = open.replace('A -> B : ACK     seq=101 ack=301', 'A -> B : ACK     seq=');
const crossing = `A ~> B : SYN seq=100 as a
B ~> A : SYN seq=300 as b
a arrives
b arrives
`;

let browser: Browser;
let preview: Preview;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
afterEach(() => preview.page.context().close());

async function shown(picture: Picture, options: PreviewOptions = {}): Promise<Preview> {
  preview = await openPreview(browser, options);
  await preview.show(picture);
  return preview;
}

const texts = (selector: string): Promise<string[]> => preview.page.locator(selector).allTextContents();

describe('the picture', () => {
  test('shows actors, messages and the states of both', async () => {
    await shown(pictureOfText(open));
    expect(await texts('.hs-header')).toEqual(['ClientA', 'ServerB']);
    expect(await texts('.hs-message .hs-text')).toEqual(['SYN seq=100 ', 'SYN+ACK seq=300 ack=101 ', 'ACK seq=101 ack=301 ']);
    expect(await texts('.hs-state')).toEqual(['CLOSED', 'LISTEN', 'SYN_SENT', 'SYN_RECEIVED', 'ESTABLISHED', 'ESTABLISHED']);
    expect(preview.errors).toEqual([]);
  });

  test('lines numbers up', async () => {
    await shown(pictureOfText(open));
    const places = await preview.page
      .locator('.hs-message tspan:nth-child(2)')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
    expect(new Set(places.map(Math.round)).size).toBe(1);
  });

  test('draws what crosses slanted, from sending to arrival', async () => {
    await shown(pictureOfText(crossing));
    const lines = await preview.page
      .locator('.hs-in-flight line')
      .evaluateAll((all) => all.map((one) => ['x1', 'y1', 'x2', 'y2'].map((name) => Number(one.getAttribute(name)))));
    const [a = [], b = []] = lines;
    expect(a[1]).toBe(b[1]);
    expect(a[3]).toBe(b[3]);
    expect(a[3]).toBeGreaterThan((a[1] ?? 0) + 40);
    expect((a[0] ?? 0) < (a[2] ?? 0) && (b[0] ?? 0) > (b[2] ?? 0)).toBe(true);
  });

  test('ends a lost message half-way with a cross', async () => {
    await shown(pictureOfText(open.replace('A -> B : ACK', 'A -x B : ACK')));
    const [line, lifelines] = await Promise.all([
      preview.page.locator('.hs-lost line').boundingBox(),
      preview.page.locator('.hs-lifelines').boundingBox(),
    ]);
    expect((line?.width ?? 0) / (lifelines?.width ?? 1)).toBeGreaterThan(0.5);
    expect((line?.width ?? 0) / (lifelines?.width ?? 1)).toBeLessThan(0.65);
    expect(await preview.page.locator('.hs-lost .hs-cross').count()).toBe(1);
    expect(await preview.page.locator('.hs-lost .hs-head').count()).toBe(0);
  });

  test('marks the wrong number, and says why when pointed at', async () => {
    await shown(pictureOfText(wrong));
    expect(await texts('.hs-wrong')).toEqual(['ack=100']);
    expect(await preview.page.locator('.hs-message.hs-error .hs-badge').count()).toBe(1);
    await preview.page.locator('.hs-message.hs-error').hover();
    expect(await preview.page.locator('.hs-tip').innerText()).toContain('101');
    expect(await preview.page.locator('.hs-problem').innerText()).toContain('tcp/ack');
  });

  test('lets nothing of a document out of its text', async () => {
    const evil = `A -> B : SYN "<img src=x onerror=alert(1)>"\nnote A "</text><script>alert(1)</script>%%{init: {}}%%;end"\nsection "<b>x</b>"\n`;
    await shown(pictureOfText(evil));
    expect(await preview.page.locator('.hs-picture :is(img, script, b, foreignObject, a)').count()).toBe(0);
    expect(await texts('.hs-tag')).toEqual(['<img src=x onerror=alert(1)>']);
    expect(preview.errors).toEqual([]);
  });
});

describe('picture and text', () => {
  test('a click and Enter go to the line', async () => {
    await shown(pictureOfText(open));
    await preview.page.locator('.hs-message').nth(1).click();
    expect(await preview.said('reveal')).toEqual([{ type: 'reveal', line: 5, take: false }]);
    await preview.page.locator('.hs-message').nth(2).focus();
    await preview.page.keyboard.press('Enter');
    expect((await preview.said('reveal')).at(-1)).toEqual({ type: 'reveal', line: 6, take: true });
  });

  test('the lines of the cursor are lit, and pointing shows the line', async () => {
    await shown(pictureOfText(open));
    await preview.send({ type: 'lines', lines: [{ from: 4, to: 5 }] });
    await preview.page.waitForSelector('.hs-message.hs-lit');
    expect(await texts('.hs-message.hs-lit .hs-names')).toEqual(['SYN', 'SYN+ACK']);
    await preview.page.locator('.hs-message').nth(2).hover();
    expect((await preview.said('hover')).at(-1)).toEqual({ type: 'hover', lines: { from: 6, to: 6 } });
  });

  test('the arrow keys walk through all parts, each with a name', async () => {
    await shown(pictureOfText(open));
    const stops = await preview.page.locator('[data-stop]').count();
    await preview.page.locator('[data-stop][tabindex="0"]').focus();
    const names: string[] = [];
    for (let index = 0; index < stops; index += 1) {
      names.push(await preview.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''));
      await preview.page.keyboard.press('ArrowDown');
    }
    expect(names.length).toBe(9);
    expect(new Set(names).size).toBe(9);
    expect(names[2]).toContain('Step 1 of 3');
  });
});

describe('half-typed and broken', () => {
  test('a half-typed line keeps the picture, dimmed, and says what is wrong', async () => {
    await shown(pictureOfText(open));
    await preview.send({ type: 'picture', picture: pictureOfText(halfTyped, {}, 2) });
    await preview.page.waitForSelector('.hs-stale');
    expect(await texts('.hs-message .hs-names')).toEqual(['SYN', 'SYN+ACK', 'ACK']);
    expect(await preview.page.locator('.hs-problem').first().innerText()).toContain('syntax');
    await preview.show(pictureOfText(open, {}, 3));
    expect(await preview.page.locator('.hs-stale').count()).toBe(0);
  });

  test('a failing renderer says so, and the next edit works again', async () => {
    await shown(pictureOfText(open));
    const picture = pictureOfText(open, {}, 2);
    await preview.send({ type: 'picture', picture: { ...picture, diagram: 'sequenceDiagram\n!!' } });
    await preview.page.getByText('The picture could not be drawn.').waitFor();
    await preview.show(picture);
    expect(await texts('.hs-header')).toEqual(['ClientA', 'ServerB']);
  });

  test('the newest text wins', async () => {
    await shown(pictureOfText(open));
    for (const seq of [1, 2, 3, 4, 5])
      await preview.send({ type: 'picture', picture: pictureOfText(open.replaceAll('100', `${seq}00`), {}, seq + 1) });
    await preview.page.locator('.hs-field', { hasText: 'seq=500' }).waitFor();
    expect(await preview.page.locator('.hs-picture').count()).toBe(1);
  });
});

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
    const state = await preview.state();
    await preview.page.context().close();
    preview = await openPreview(browser, state ? { state } : {});
    await preview.page.waitForSelector('.hs-picture');
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
  await preview.page.waitForTimeout(250);
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
    const colour = (): Promise<string> => preview.page.locator('.hs-header text').first().evaluate((one) => getComputedStyle(one).fill);
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
